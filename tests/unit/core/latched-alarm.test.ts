// What one witness saw must be seen by a person, also where a second witness tells the same afterwards and then falls silent.
import { expect, it } from 'vitest';
import { followAlarms } from '../../../controller/core/alarms.ts';
import { because } from '../../../controller/core/because.ts';
import { millis, minutes, timestamp } from '../../../controller/core/units.ts';

const told = {
  id: 'no-effect:vent',
  priority: 'attention',
  because: because('alarm.no-effect.vent'),
} as const;
const now = timestamp(Date.UTC(2026, 6, 1, 16));

it('an alarm that waits for a person waits also when it was told last by somebody who does not', () => {
  let round = followAlarms([], [{ ...told, latched: true }], {}, { now, monotonic: millis(0) });
  round = followAlarms(round.alarms, [told], round.memory, { now, monotonic: minutes(1) });
  round = followAlarms(round.alarms, [], round.memory, { now, monotonic: minutes(10) });
  expect(round.alarms.map(({ id }) => id)).toEqual(['no-effect:vent']);
  const seen = round.alarms.map((alarm) => ({ ...alarm, acknowledged: true }));
  expect(followAlarms(seen, [], round.memory, { now, monotonic: minutes(11) }).alarms).toEqual([]);
});

it('and one that waits for nobody ends by itself', () => {
  let round = followAlarms([], [told], {}, { now, monotonic: millis(0) });
  round = followAlarms(round.alarms, [], round.memory, { now, monotonic: minutes(10) });
  expect(round.alarms).toEqual([]);
});
