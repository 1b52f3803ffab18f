// What a round tells, and when: the values at once, the outputs when the board has confirmed them.
import { expect, it } from 'vitest';
import { type Cycle, createLoop } from '../../../controller/app/loop.ts';
import { noLearnedDoses } from '../../../controller/contract/learned-doses.ts';
import { noNights } from '../../../controller/contract/nights.ts';
import type { OutputStatus } from '../../../controller/core/command.ts';
import { duty, hours, millis, timestamp } from '../../../controller/core/units.ts';
import type { Board } from '../../../controller/ports.ts';
import { config, localTime } from '../core/house.ts';

const NOON = localTime(12);

/** A board that confirms its orders when the test says so. */
const slowBoard = () => {
  const answers: ((confirmed: readonly OutputStatus[]) => void)[] = [];
  const board: Board = {
    link: () => ({ state: 'ready' }),
    boards: () => [],
    lines: () => [],
    sample: async () => [{ tag: 'air.temperature', at: NOON, raw: 17 }],
    actuate: () => new Promise((resolve) => answers.push(resolve)),
    forbidFallback: () => undefined,
    news: () => [],
    vouch: () => undefined,
    onLink: () => () => undefined,
    close: async () => undefined,
  };
  const confirm = (value: number) =>
    answers.shift()?.(
      config.actuators.map(({ id }) => ({ actuator: id, duty: duty(value), at: timestamp(NOON) })),
    );
  return { board, confirm };
};

const startLoop = (board: Board) => {
  const [decided, finished]: [Cycle[], Cycle[]] = [[], []];
  const loop = createLoop({
    board,
    clock: {
      now: () => NOON,
      monotonic: () => millis(0),
      trust: () => 'trusted',
      every: () => () => undefined,
      after: () => () => undefined,
    },
    utcOffset: () => hours(-4),
    decisions: { overrides: () => ({}), stop: () => undefined, pause: () => undefined },
    nights: { value: noNights },
    learnedDoses: { value: noLearnedDoses },
    config: () => config,
    outsideAlarms: () => [],
    beforeActuation: async () => undefined,
    onDecided: (cycle) => decided.push(cycle),
    afterCycle: (cycle) => finished.push(cycle),
    onFatal: (cause) => {
      throw cause;
    },
  });
  return { loop, decided, finished };
};

const turn = () => new Promise((resolve) => setImmediate(resolve));
const duties = (cycle: Cycle | undefined) => cycle?.outputs.map((output) => output.duty);

it('tells the readings before the board has confirmed the orders', async () => {
  const { board, confirm } = slowBoard();
  const { loop, decided, finished } = startLoop(board);
  const round = loop.round(true);
  await turn();
  expect(decided[0]?.result.readings['air.temperature']).toMatchObject({ value: 17 });
  expect(finished).toEqual([]);
  confirm(0);
  await round;
  expect(duties(finished[0])).toEqual([0, 0, 0]);
});

it('shows outputs as last confirmed until they are confirmed anew, never as they were ordered', async () => {
  const { board, confirm } = slowBoard();
  const { loop, decided, finished } = startLoop(board);
  for (const value of [0, 1, 0]) {
    const round = loop.round(true);
    await turn();
    confirm(value);
    await round;
  }
  expect(decided.map(duties)).toEqual([[], [0, 0, 0], [1, 1, 1]]);
  expect(finished.map(duties)).toEqual([
    [0, 0, 0],
    [1, 1, 1],
    [0, 0, 0],
  ]);
});
