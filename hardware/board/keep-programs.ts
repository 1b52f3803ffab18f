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

/** `too-old`: the firmware knows no programs at all. */
export type Keeping = 'kept' | 'not-kept' | 'too-old';

const isTooOld = async (channel: RequestChannel): Promise<boolean> => {
  const answer = await channel.ask(programRead(0));
  return !answer.ok && answer.error === 'unknown-type';
};

/**
 * Makes the board hold exactly these. Writing puts every output at its safe duty until the next order. A board that knows no
 * programs holds none, and that is enough where none are wanted.
 */
export const keepPrograms = async (
  channel: RequestChannel,
  programs: readonly Uint8Array[],
): Promise<Keeping> => {
  if ((await holdsPrograms(channel, programs)) || (await writePrograms(channel, programs))) return 'kept';
  if (!(await isTooOld(channel))) return 'not-kept';
  return programs.length === 0 ? 'kept' : 'too-old';
};
