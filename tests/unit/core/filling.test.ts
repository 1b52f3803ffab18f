// The inlet: what the crop has drunk comes back, never over the brim and never unseen, and no dose is judged by a tank that is filled.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn, NO_DOSES } from '../../../controller/core/control/dose-effect.ts';
import { decideFilling } from '../../../controller/core/control/filling.ts';
import { isGood } from '../../../controller/core/reading.ts';
import { millis, minutes } from '../../../controller/core/units.ts';
import { openDosing } from './dosing-house.ts';
import { dosers, fittedChannels, inlet } from './fitted-house.ts';
import { localTime, ON_FOREVER, openHouse, pump, WELL } from './house.ts';
import { seen, situationOf } from './situation.ts';

/** The tank of the test house holds 200 L. */
const decide = (level: number | undefined, isOpen = false) => {
  const readings = seen(level === undefined ? {} : { 'tank.level': level });
  const step = decideFilling(situationOf(readings), [inlet], { open: { inlet: isOpen } });
  return { ...step.demands[0]!, memory: step.memory };
};

describe('what the crop has drunk', () => {
  it.each([
    ['it waits above four fifths', 161, false, 0],
    ['it opens below', 159, false, 1],
    ['it goes on until the tank is well filled', 169, true, 1],
    ['then it shuts', 170, true, 0],
  ])('%s', (_name, level, isOpen, duty) => {
    const step = decide(level, isOpen);
    expect(step.duty).toBe(duty);
    expect(step.memory).toEqual({ open: { inlet: duty === 1 } });
  });

  it('says how much there is, and up to where', () => {
    expect(decide(120).because).toEqual({ key: 'because.filling', params: { litres: 120, full: 170 } });
    expect(decide(175).because.key).toBe('because.tank-filled');
  });

  it('without a level it is safe, and forgets that it was open', () => {
    expect(decide(undefined, true)).toMatchObject({ duty: 0, unable: true, memory: { open: {} } });
  });
});

describe('the brim', () => {
  const byHand = { overrides: { inlet: ON_FOREVER } };
  const house = () => openHouse(localTime(12), { actuators: [pump, inlet] });

  it('is not passed by anybody', () => {
    const here = house();
    here.run(60, { ...byHand, values: { 'tank.level': 189 } });
    expect(here.duty('inlet')).toBe(1);
    const { vetoes } = here.run(120, { ...byHand, values: { 'tank.level': 191 } });
    expect(here.duty('inlet')).toBe(0);
    expect(vetoes).toMatchObject([{ by: 'overfill', because: { key: 'veto.fill-full' } }]);
  });

  it('nobody fills a tank that cannot be seen', () => {
    const here = house();
    const { vetoes } = here.next({ ...byHand, values: { 'tank.level': 'open-circuit' } });
    expect(here.duty('inlet')).toBe(0);
    expect(vetoes).toMatchObject([{ by: 'overfill', because: { key: 'veto.fill-blind' } }]);
  });

  it('no level, true or false, opens the inlet at the brim', () => {
    const level = fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), fc.constant('no-answer'));
    const levels = fc.array(level, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(levels, fc.constantFrom({}, byHand), (each, wish) => {
        const here = house();
        const opened = each.flatMap((value) => {
          const { readings } = here.next({ ...wish, values: { 'tank.level': value } });
          return here.duty('inlet') > 0 ? [readings['tank.level']] : [];
        });
        // A value that fails for less than three periods still counts with its last good one.
        for (const reading of opened) if (isGood(reading)) expect(reading.value).toBeLessThan(190);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe('doses', () => {
  const quickPump = { ...pump, longestOn: minutes(1e6), proof: undefined as never };
  const actuators = [quickPump, ...dosers, inlet];

  it('wait while water comes in, and ten minutes more', () => {
    const house = openDosing({ ec: 1, ph: 5.9 }, { actuators, channels: fittedChannels });
    expect(house.run(25, { values: { 'tank.level': 120 } })).toEqual([]);
    const { commands } = house.next({ values: { 'tank.level': 120 } });
    expect(commands.find(({ actuator }) => actuator === 'doser-a')?.because.key).toBe('because.dose-filling');
    expect(house.run(10, { values: { 'tank.level': 172 } })).toEqual([]);
    expect(house.run(6, { values: { 'tank.level': 172 } })).toMatchObject([{ doser: 'doser-a' }]);
  });

  it('teach nothing where water came in meanwhile', () => {
    const mixing = { channel: 'feed' as const, before: 1, dose: 1, left: millis(0) };
    const situation = situationOf(seen({ ...WELL, 'solution.conductivity': 1.2 }));
    expect(learn(situation, NO_DOSES, mixing).gains.feed).toBeDefined();
    expect(learn(situation, NO_DOSES, { ...mixing, isDiluted: true })).toEqual(NO_DOSES);
  });

  it('remember that water came in while they mixed', () => {
    const house = openDosing({ ec: 1, ph: 5.9 }, { actuators, channels: fittedChannels, strength: 0 });
    const level = (litres: number) => ({ values: { 'tank.level': litres } });
    // Each dose does nothing, and would be the third of them; but the tank is filled after each.
    for (let dose = 0; dose < 5; dose++) {
      house.run(16, level(172));
      house.run(2, level(120));
      house.run(30, level(172));
    }
    const { alarms } = house.next(level(172));
    expect(house.given.length).toBeGreaterThan(6);
    expect(alarms.map(({ id }) => id)).not.toContain('dose-ineffective:feed');
  });
});
