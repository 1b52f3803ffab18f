// A house with everything: thin water is fed, dose by dose, and the journal knows of each.
import { expect, test } from 'vitest';
import { loadSite } from '../../controller/site-files.ts';
import { goodValue, HOUR, hasAlarm, laPaz, startScenario } from '../support/scenario.ts';

test('given water that is too thin for the crop, then feed is given in steps until it suits, and no more', async () => {
  const files = await loadSite('hardware/rigs/full.json', () => [], { crop: 'scallion', stage: 'growth' });
  const scenario = await startScenario(laPaz('2026-10-05T09:00:00'), { files });
  await scenario.run(8 * HOUR);
  const doses = scenario.rounds.flatMap(({ now, result }) =>
    result.commands.flatMap(({ actuator, dose }) => (dose ? [{ actuator, ml: dose.ml, now }] : [])),
  );
  const order = doses.map(({ actuator }) => actuator);
  expect(order.slice(0, 4)).toEqual(['doser-a', 'doser-b', 'doser-a', 'doser-b']);
  expect(goodValue(scenario.last(), 'solution.conductivity')).toBeGreaterThanOrEqual(1.6);
  expect(goodValue(scenario.last(), 'solution.conductivity')).toBeLessThanOrEqual(2);
  expect(hasAlarm(scenario.last(), 'dose-ineffective:feed')).toBe(false);
  const counted = scenario.controller.station
    .journal(2000)
    .filter(({ kind, subject }) => kind === 'count' && subject === 'doser-a.ml')
    .reduce((sum, { amount = 0 }) => sum + amount, 0);
  const given = doses.filter(({ actuator }) => actuator === 'doser-a').reduce((sum, { ml }) => sum + ml, 0);
  expect(counted).toBeCloseTo(given, 6);
});
