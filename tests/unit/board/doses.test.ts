// Which doses the board has surely not begun: only its own word counts, and silence is never a no.
import { expect, it } from 'vitest';
import { duty, FULL, millis, OFF } from '../../../controller/core/units.ts';
import type { GuardedOutput } from '../../../controller/ports.ts';
import { createDoses } from '../../../hardware/board/doses.ts';
import type { RequestChannel } from '../../../hardware/board/request-channel.ts';
import { createTestClock } from '../../support/clock.ts';

type Answer = Awaited<ReturnType<RequestChannel['ask']>>;

const doser: GuardedOutput = {
  pin: 9,
  activeLow: false,
  pwm: false,
  safeDuty: OFF,
  longestOn: millis(60_000),
  shortestOff: millis(0),
  exclusionGroup: 0,
};

/** A board that gives these answers in turn, and remembers the order of what it was asked first. */
const giveTo = async (answers: (order: number) => readonly Answer[], pin = 9, power = FULL) => {
  let order = 0;
  let asked = 0;
  const channel = {
    async ask(request: { readonly payload: Uint8Array }) {
      if (asked === 0) order = (request.payload[2] ?? 0) | ((request.payload[3] ?? 0) << 8);
      return answers(order)[asked++] ?? { ok: false, error: 'silent' };
    },
  } as unknown as RequestChannel;
  const doses = createDoses({
    channel,
    guarded: [doser],
    clock: createTestClock(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return { answer: await doses.give({ pin, power, length: millis(3000) }), asked };
};
const state = { ok: true, value: { kind: 'state' } } as unknown as Answer;
const no = (error: string) => ({ ok: false, error }) as Answer;
const pulsed = (order: number) =>
  ({ ok: true, value: { kind: 'pulsed', pulse: { order } } }) as unknown as Answer;

it.each([
  ['begun where the board says so', () => [state], 'begun', 1],
  [
    'refused where its last pulse is another one',
    (order: number) => [no('busy'), pulsed(order - 1)],
    'refused',
    2,
  ],
  [
    'unknown where its last pulse is this one: the first answer was lost',
    (order: number) => [no('busy'), pulsed(order)],
    'unknown',
    2,
  ],
  ['unknown where it does not tell of its pulses', () => [no('busy')], 'unknown', 2],
  ['unknown where it is silent', () => [no('silent')], 'unknown', 1],
  ['unknown where the answers came damaged', () => [no('crc')], 'unknown', 1],
] as const)('a dose is %s', async (_name, answers, expected, questions) => {
  expect(await giveTo(answers)).toEqual({ answer: expected, asked: questions });
});

it('a dose for a pin that the board does not guard is never sent', async () => {
  expect(await giveTo(() => [state], 4)).toEqual({ answer: 'refused', asked: 0 });
});

it('a share of the power is not even asked of a pin that is on or off', async () => {
  expect(await giveTo(() => [state], 9, duty(0.5))).toEqual({ answer: 'refused', asked: 0 });
});
