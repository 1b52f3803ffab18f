// Sends a whole state of leases. The board refuses it whole where one output may not go on (resting, an input that holds it, an
// exclusion); the others must not pay for that one, so their renewals are sent first and each new wish is tried alone.
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { BoardState } from './answers.ts';
import type { RequestChannel, RequestFault } from './request-channel.ts';
import { type LeaseEntry, lease } from './requests.ts';

export type StateResult = Result<BoardState, RequestFault>;

/** Refusals that concern one entry and not the order as such. */
const SINGLE: readonly RequestFault[] = ['resting', 'exclusion', 'interlock'];

const send = async (channel: RequestChannel, entries: readonly LeaseEntry[]): Promise<StateResult> => {
  const answer = await channel.ask(lease(entries));
  if (!answer.ok) return answer;
  return answer.value.kind === 'state' ? ok(answer.value.state) : err('unknown');
};

/** `isOn` tells which outputs the board last confirmed as driven. */
export const orderLeases = async (
  channel: RequestChannel,
  entries: readonly LeaseEntry[],
  isOn: (index: number) => boolean,
): Promise<StateResult> => {
  const whole = await send(channel, entries);
  if (whole.ok || !SINGLE.includes(whole.error)) return whole;
  let granted = entries.filter((entry) => isOn(entry.index));
  let result = await send(channel, granted);
  for (const wish of entries.filter((entry) => !isOn(entry.index))) {
    const answer = await send(channel, [...granted, wish]);
    if (answer.ok) {
      granted = [...granted, wish];
      result = answer;
    }
  }
  return result;
};
