// Between loop and board: how long a round and an order take, and whether rounds begin in time.
import { expect, test } from 'vitest';
import { createRoundWatch } from '../../../controller/app/round-watch.ts';
import { duty, millis } from '../../../controller/core/units.ts';
import type { Board } from '../../../controller/ports.ts';
import { createTestClock } from '../../support/clock.ts';

const slowBoard = (clock: ReturnType<typeof createTestClock>, confirms: boolean): Board =>
  ({
    sample: async () => {
      await clock.advance(300);
      return [];
    },
    actuate: async () => {
      await clock.advance(50);
      return [{ actuator: 'pump', duty: confirms ? duty(1) : null, at: clock.now() }];
    },
  }) as unknown as Board;

const watchOf = (confirms = true) => {
  const clock = createTestClock();
  const watch = createRoundWatch({ board: slowBoard(clock, confirms), clock, period: millis(5000) });
  const round = async (pause: number) => {
    await watch.board.sample();
    await watch.board.actuate([]);
    watch.finish();
    await clock.advance(pause);
  };
  return { watch, round };
};

test('rounds and orders are timed, and a late one is counted', async () => {
  const { watch, round } = watchOf();
  for (const pause of [4650, 9000, 4650, 0]) await round(pause);
  expect(watch.loop()).toMatchObject({
    rounds: 4,
    late: 1,
    p50: 350,
    worst: 350,
    recent: [350, 350, 350, 350],
  });
  expect(watch.line()).toMatchObject({ rounds: 4, p50: 50 });
});

test('a decision between two rounds is no round, and an order that nobody confirms tells nothing of the line', async () => {
  const { watch, round } = watchOf(false);
  await round(4650);
  await watch.board.actuate([]);
  watch.finish();
  expect(watch.loop().rounds).toBe(1);
  expect(watch.line()).toMatchObject({ rounds: 0, p50: null, worst: null });
});
