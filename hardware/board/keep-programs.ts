// What the board shall do by itself while nobody orders: written where it differs, read back before it is believed.
import { programCommit, programRead, programWrite } from './programs.ts';
import type { RequestChannel } from './request-channel.ts';

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Exactly these programs, and none behind them. */
const holdsPrograms = async (channel: RequestChannel, programs: readonly Uint8Array[]): Promise<boolean> => {
  for (const [place, program] of programs.entries()) {
    const answer = await channel.ask(programRead(place));
    if (!answer.ok || answer.value.kind !== 'program' || !isSame(answer.value.record, program)) return false;
  }
  const next = await channel.ask(programRead(programs.length));
  return !next.ok && next.error === 'index';
};

const writePrograms = async (channel: RequestChannel, programs: readonly Uint8Array[]): Promise<boolean> => {
  const orders = [...programs.map((program, place) => programWrite(place, program)), programCommit(programs)];
  for (const order of orders) {
    const answer = await channel.ask(order);
    if (!answer.ok || answer.value.kind !== 'ack') return false;
  }
  return holdsPrograms(channel, programs);
};

/** True when the board holds exactly these. Writing puts every output at its safe duty until the next order. */
export const keepPrograms = async (
  channel: RequestChannel,
  programs: readonly Uint8Array[],
): Promise<boolean> => (await holdsPrograms(channel, programs)) || writePrograms(channel, programs);
