// The air pump by what water can hold up here, and who gives up power first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AerationMemory, decideAeration } from '../../../controller/core/control/aeration.ts';
import { bad, good } from '../../../controller/core/reading.ts';
import { feelCharge } from '../../../controller/core/safety/charge.ts';
import { minutes } from '../../../controller/core/units.ts';
import { aerator, fitted, fittedChannels } from './fitted-house.ts';
import { localTime, ON_FOREVER, openHouse, WELL } from './house.ts';
import { AT, seen, situationOf } from './situation.ts';

describe('aeration', () => {
  const breathe = (
    values: Readonly<Record<string, number>>,
    memory: AerationMemory = { running: {} },
    passed = 0,
  ) => {
    const decision = decideAeration(
      situationOf(seen(values), { monotonic: minutes(passed) }),
      [aerator],
      memory,
    );
    return { ...decision, on: decision.demands[0]?.duty, because: decision.demands[0]?.because };
  };
  const RUNNING = { running: { aerator: true } };
  /** 64.5 kPa and 15 °C: the water can hold 6.36 mg/L (Benson and Krause). */
  const at = (oxygen: number) => ({ 'solution.oxygen': oxygen, 'solution.temperature': 15 });

  it.each([
    ['runs below 80 % of what is possible here', at(5.0), { running: {} }, 1],
    ['rests at 5.2 mg/L, which at the sea would be an alarm', at(5.2), { running: {} }, 0],
    ['goes on until 90 %', at(5.6), RUNNING, 1],
    ['then rests', at(5.8), RUNNING, 0],
    ['takes the barometer where there is one', { ...at(5.2), 'air.pressure': 70 }, { running: {} }, 1],
  ])('%s', (_name, values, memory, on) => {
    expect(breathe(values, memory).on).toBe(on);
  });

  it('says the share, not the milligrams', () => {
    expect(breathe(at(4)).because).toEqual({ key: 'because.aerating', params: { share: 63, wanted: 80 } });
  });

  it.each([
    ['a dead oxygen probe', { 'solution.temperature': 15 }],
    ['a dead thermometer', { 'solution.oxygen': 6 }],
  ])('runs by turns with %s', (_name, values) => {
    let memory: AerationMemory = { running: {} };
    const states = [0, 14, 15, 29, 30].map((passed) => {
      const step = breathe(values, memory, passed);
      memory = step.memory;
      return step.on;
    });
    expect(states).toEqual([1, 1, 0, 0, 1]);
  });
});

describe('a battery that runs low', () => {
  const KINDS = ['fogger', 'fan-mixing', 'aerator', 'pump'];
  const house = () =>
    openHouse(localTime(12), {
      actuators: fitted,
      channels: fittedChannels,
      schedule: { revision: 1, blocks: [] },
    });
  const overrides = Object.fromEntries([...KINDS, 'screen', 'vent'].map((id) => [id, ON_FOREVER]));
  const DRY = { ...WELL, 'air.humidity': 40, 'leaf.temperature': 18, 'outside.wind': 1, 'outside.rain': 0 };

  it.each([
    [60, ['fogger', 'fan-mixing', 'aerator', 'pump']],
    [49, ['fan-mixing', 'aerator', 'pump']],
    [39, ['aerator', 'pump']],
    [14, ['pump']],
    [9, []],
  ])('at %d %% still gives power to %j', (charge, running) => {
    const here = house();
    const { vetoes } = here.next({ values: { ...DRY, 'power.battery': charge }, overrides });
    expect(KINDS.filter((id) => here.duty(id) > 0)).toEqual(running);
    expect(new Set(vetoes.map(({ by }) => by))).toEqual(new Set(charge < 50 ? ['power'] : []));
    expect(here.duty('vent')).toBe(1);
  });

  it('leaves a screen where it stands', () => {
    const here = house();
    here.next({ values: { ...DRY, 'power.battery': 80 }, overrides });
    here.next({ values: { 'power.battery': 80 }, overrides: {} });
    const place = here.duty('screen');
    here.next({ values: { 'power.battery': 70 }, overrides });
    expect([place, here.duty('screen')]).toEqual([1, 1]);
    const cold = house();
    cold.next({ values: { ...DRY, 'power.battery': 25 }, overrides });
    expect(cold.duty('screen')).toBe(0);
  });

  it('gives nothing back before it has clearly recovered', () => {
    const felt: (number | undefined)[] = [];
    for (const charge of [41, 39, 43, 44.9, 46, 60]) felt.push(feelCharge(good(charge, AT), felt.at(-1)));
    expect(felt).toEqual([41, 39, 39, 39.9, 41, 55]);
  });

  it('stays what it was while nobody knows it, and sheds nothing before it was known', () => {
    expect(feelCharge(bad(AT, 'no-answer'), 14)).toBe(14);
    expect(feelCharge(bad(AT, 'no-answer'), undefined)).toBeUndefined();
  });

  it('is never felt fuller than it is, nor emptier by more than the backlash', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (charges) => {
        let felt: number | undefined;
        for (const charge of charges) {
          felt = feelCharge(good(charge, AT), felt);
          expect(felt).toBeLessThanOrEqual(charge);
          expect(felt).toBeGreaterThanOrEqual(charge - 5);
        }
      }),
      { seed: 12 },
    );
  });
});
