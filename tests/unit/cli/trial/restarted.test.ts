// A controller under trial keeps over a restart what the real one keeps on its disk, and nothing else.
import { expect, test } from 'vitest';
import { restarted } from '../../../../controller/cli/trial/controllers/restarted.ts';
import { NO_DOSES } from '../../../../controller/core/control/dose-effect.ts';
import { initialState } from '../../../../controller/core/tick.ts';
import { hours, timestamp } from '../../../../controller/core/units.ts';
import { config } from '../../core/house.ts';

const NOW = timestamp(1.8e12);
const moment = (hour: number) => ({
  now: timestamp(NOW + hours(hour)),
  monotonic: hours(hour),
  clockTrusted: true,
});

test('bottles, doubts and the price of warmth are known as before; what was going on is not', () => {
  const doses = {
    ...NO_DOSES,
    gains: { acid: { value: -5, doubt: 12 } },
    lockedAt: { feed: hours(3) },
    doubtedAt: hours(4),
  };
  const lessons = {
    doses,
    banked: [{ day: 20_000, degreeHours: 2 }],
    salt: { points: [{ at: hours(3), conductivity: 1.4, lowest: 150 }], missingSince: hours(4) },
  };
  const before = initialState(config, { ...lessons, doses: { ...doses, aiming: 'feed', rung: 2 } });
  const { memory } = restarted(config, before, moment(5), moment(17));
  expect(memory.loops.doses).toEqual(doses);
  expect(memory.salt).toEqual(lessons.salt);
  expect(memory.surroundings.banking.cost).toEqual(lessons.banked);
});
