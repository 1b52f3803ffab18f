// Dosers at work: what is given, in which order, and when nothing is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp } from '../../../controller/core/units.ts';
import { type DosingHouse, type Given, openDosing } from './dosing-house.ts';
import { dosers } from './fitted-house.ts';
import { lettuce, ON_FOREVER } from './house.ts';
import { growth } from './situation.ts';

const BAND = growth.conductivity!;
const [LOW, HIGH] = [BAND.min.value, BAND.max.value];
const ACIDITY = lettuce.solution.acidity;
const names = (given: readonly Given[]) => given.map(({ doser }) => doser.replace('doser-', ''));
const reasonOf = (house: DosingHouse, doser: string, change = {}) => {
  const { commands } = house.next(change);
  return commands.find(({ actuator }) => actuator === `doser-${doser}`)?.because.key;
};

describe('feed', () => {
  it('is given when the water has been thin for ten minutes, B a mixing time after A', () => {
    const house = openDosing({ ec: LOW - 0.3, ph: 5.9 });
    expect(house.run(9)).toEqual([]);
    const given = house.run(40);
    expect(names(given).slice(0, 2)).toEqual(['a', 'b']);
    expect(given[1]!.ml / given[0]!.ml).toBeCloseTo(0.4, 1);
    expect((given[1]!.at - given[0]!.at) / 60_000).toBeGreaterThanOrEqual(15);
  });

  it('brings the water into its band and stays there', () => {
    const house = openDosing({ ec: LOW - 0.3, ph: 5.9 });
    house.run(600);
    expect(house.solution.ec).toBeGreaterThanOrEqual(LOW);
    expect(house.solution.ec).toBeLessThanOrEqual(HIGH);
    expect(house.run(120)).toEqual([]);
  });

  it.each([0.4, 2.5])('never overshoots with a stock %f times as strong', (strength) => {
    const house = openDosing({ ec: LOW - 0.5, ph: 5.9 }, { strength });
    house.run(1400);
    expect(house.solution.ec).toBeLessThanOrEqual(HIGH);
    expect(house.solution.ec).toBeGreaterThan(LOW - 0.5);
  });

  it('mixes only while water goes round', () => {
    const still = openDosing({ ec: LOW - 0.3, ph: 5.9 }, { schedule: { revision: 1, blocks: [] } });
    expect(names(still.run(300))).toEqual(['a']);
    expect(reasonOf(still, 'a')).toBe('because.dose-mixing');
  });

  it('ends near the middle of its band, not at the edge', () => {
    const house = openDosing({ ec: LOW - 0.1, ph: 5.9 });
    house.run(900);
    expect(house.solution.ec).toBeGreaterThan((LOW + HIGH) / 2 - 0.04);
    expect(house.solution.ec).toBeLessThanOrEqual((LOW + HIGH) / 2 + 0.01);
  });

  it('is never thinned: too strong is for hands', () => {
    expect(openDosing({ ec: HIGH + 0.5, ph: 5.9 }).run(60)).toEqual([]);
  });
});

describe('acidity', () => {
  it.each([
    ['acid lowers a high pH', ACIDITY.max.value + 0.6, 'acid'],
    ['base raises a low pH', ACIDITY.min.value - 0.6, 'base'],
  ])('%s into its band', (_name, ph, of) => {
    const house = openDosing({ ec: 1.4, ph });
    const given = house.run(1000);
    expect(new Set(names(given))).toEqual(new Set([of]));
    expect(house.solution.ph).toBeGreaterThanOrEqual(ACIDITY.min.value);
    expect(house.solution.ph).toBeLessThanOrEqual(ACIDITY.max.value);
  });

  const MIDDLE = (ACIDITY.min.value + ACIDITY.max.value) / 2;

  it.each([-0.14, -0.05, 0.05, 0.14])('%f off the middle is left alone', (off) => {
    expect(openDosing({ ec: 1.4, ph: MIDDLE + off }).run(180)).toEqual([]);
  });

  it.each([
    ['a third as strong', 1 / 3, 0.2],
    ['as strong', 1, 0.2],
    ['ten times as strong', 10, 0.2],
    ['thirty times as strong', 30, 0.2],
    ['a third as strong', 1 / 3, -0.2],
    ['thirty times as strong', 30, -0.2],
  ])(
    'with a bottle %s as citric acid the pH comes near the middle and not beyond',
    (_name, strength, off) => {
      const house = openDosing({ ec: 1.4, ph: MIDDLE + off }, { strength });
      let farthest = 0;
      for (let minute = 0; minute < 900; minute++) {
        house.next();
        farthest = Math.max(farthest, (MIDDLE - house.solution.ph) * Math.sign(off));
      }
      expect(Math.abs(house.solution.ph - MIDDLE)).toBeLessThan(0.08);
      expect(farthest).toBeLessThan(0.05);
    },
  );

  it('each correction begins as carefully as the first, and comes by threes to what is known of the bottle', () => {
    const house = openDosing({ ec: 1.4, ph: MIDDLE + 0.2 }, { strength: 1 });
    const first = house.run(900).map(({ ml }) => ml);
    house.solution.ph = MIDDLE + 0.2;
    const again = house.run(900).map(({ ml }) => ml);
    expect(again[0]).toBeCloseTo(first[0]!, 1);
    expect(again[1]! / again[0]!).toBeGreaterThan(2.5);
    for (const [n, ml] of again.slice(1).entries()) expect(ml / again[n]!).toBeLessThan(3.3);
    expect(again.length).toBeLessThan(first.length);
    expect(Math.abs(house.solution.ph - MIDDLE)).toBeLessThan(0.08);
  });

  it('water that has lost its buffer overnight is not taken beyond the band by what was right before', () => {
    const house = openDosing({ ec: 1.4, ph: MIDDLE + 0.2 }, { strength: 1 });
    house.run(900);
    house.solution.ph = MIDDLE + 0.2;
    house.doses.strength = 30;
    let lowest = MIDDLE;
    for (let minute = 0; minute < 300; minute++) {
      house.next();
      lowest = Math.min(lowest, house.solution.ph);
    }
    expect(lowest).toBeGreaterThan(MIDDLE - 0.15);
  });

  it('of an empty bottle no dose is more than twice the one before, and after nine people are told', () => {
    const house = openDosing({ ec: 1.4, ph: MIDDLE + 0.2 }, { strength: 0 });
    const given = house.run(900).map(({ ml }) => ml);
    expect(given).toHaveLength(9);
    for (const [n, ml] of given.slice(1).entries()) expect(ml).toBeLessThanOrEqual(2 * given[n]! + 0.2);
    expect(house.next().alarms.map(({ id }) => id)).toContain('dose-ineffective:acid');
    const [afterwards] = house.run(1440);
    expect(afterwards!.ml).toBe(given[0]);
  });

  it('is corrected while feed that is in its band cannot be given', () => {
    const house = openDosing({ ec: LOW + 0.05, ph: MIDDLE + 0.3 }, { strength: 0 });
    expect(names(house.run(300)).slice(0, 6)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(names(house.run(60))).toEqual(['acid', 'acid']);
  });

  it('is left to hands where the shortest dose could go beyond the band', () => {
    const coarse = dosers.map((doser) => ({
      ...doser,
      dosing: { ...doser.dosing!, mlPerSecond: 20 },
    }));
    const house = openDosing({ ec: 1.4, ph: MIDDLE + 0.2 }, { actuators: [...coarse] });
    expect(house.run(60)).toEqual([]);
    expect(reasonOf(house, 'acid')).toBe('because.dose-too-coarse');
  });

  it('waits until the feed is right', () => {
    const house = openDosing({ ec: LOW - 0.3, ph: ACIDITY.max.value + 0.6 });
    const order = names(house.run(900));
    expect(order.indexOf('acid')).toBeGreaterThan(order.lastIndexOf('a'));
    expect(order.includes('acid')).toBe(true);
  });

  it('acid and base are a day apart', () => {
    const house = openDosing({ ec: 1.4, ph: ACIDITY.max.value + 0.6 });
    const [first] = house.run(30);
    house.solution.ph = ACIDITY.min.value - 0.6;
    const later = house.run(1500).filter(({ doser }) => doser === 'doser-base');
    expect(later[0]!.at - first!.at).toBeGreaterThanOrEqual(1440 * 60_000);
  });
});

describe('nothing is dosed', () => {
  const thin = () => openDosing({ ec: LOW - 0.3, ph: 5.9 });

  it.each([
    ['by a conductivity that is not known', { values: { 'solution.conductivity': 'no-answer' } }],
    ['without a level', { values: { 'tank.level': 'open-circuit' } }],
    ['into a tank that runs dry', { values: { 'tank.level': 15 } }],
    ['by a probe in air', { values: { 'solution.conductivity': 0.1 } }],
    ['while everything is stopped', { stopped: true }],
    ['without a board', { linkReady: false }],
    ['where nobody can say what was given', { dosed: undefined }],
    ['with an empty battery', { values: { 'power.battery': 15 } }],
    [
      'that a person has switched off',
      { overrides: { 'doser-a': { mode: 'off', since: 0, by: 'Rosa' } } as never },
    ],
    ['by a person who holds it on', { overrides: { 'doser-a': ON_FOREVER } }],
  ])('%s', (_name, change) => {
    expect(thin().run(60, change)).toEqual([]);
  });

  it('by numbers that nobody vouches for', () => {
    const acidity = { ...ACIDITY, min: { ...ACIDITY.min, confidence: 'C' as const } };
    const profile = { ...lettuce, solution: { ...lettuce.solution, acidity } };
    const sour = { ec: 1.4, ph: ACIDITY.max.value + 0.6 };
    expect(openDosing({ ...sour }, { profile }).run(60)).toEqual([]);
    const confirmed = ['crops/lettuce#solution.acidity.min'];
    expect(names(openDosing({ ...sour }, { profile, confirmed }).run(30))).toEqual(['acid']);
  });

  it('until the probe has been in the water for a minute again', () => {
    const house = thin();
    house.next({ values: { 'solution.conductivity': 0.1 } });
    expect(reasonOf(house, 'a', { values: { 'solution.conductivity': 0.1 } })).toBe('because.dose-dry-probe');
  });

  it('after three doses without effect, and people are told', () => {
    const house = openDosing({ ec: LOW - 0.3, ph: 5.9 }, { strength: 0 });
    const given = house.run(400);
    expect(names(given)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    const { alarms } = house.next();
    expect(alarms.map(({ id }) => id)).toContain('dose-ineffective:feed');
    expect(reasonOf(house, 'a')).toBe('because.dose-ineffective');
  });

  it('twice for one refusal: a dose that was refused teaches nothing', () => {
    const house = thin();
    house.run(60, { stopped: true });
    const { state } = house.next();
    expect(state.memory.loops.doses).toMatchObject({ gains: {}, failed: {}, lockedAt: {} });
  });
});

describe('whatever the probes say', () => {
  const fault = fc.constantFrom('no-answer', 'open-circuit', 'bad-checksum');
  const lie = (min: number, max: number) => fc.oneof(fc.double({ min, max, noNaN: true }), fault);
  const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((x) => x / 100);
  /** What the probes say instead of the truth, if anything, and what people and plants do to the water meanwhile. */
  const stretch = fc.record({
    lies: fc.record(
      {
        'solution.conductivity': lie(0, 4),
        'solution.acidity': lie(3, 9),
        'tank.level': lie(0, 200),
      },
      { requiredKeys: [] },
    ),
    isTrue: fc.nat(2).map((x) => x > 0),
    ec: hundredths(-35, 5),
    ph: hundredths(-50, 80),
    lasting: fc.integer({ min: 1, max: 400 }),
  });
  const every = (check: (house: DosingHouse) => void) =>
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 6, maxLength: 14 }), (stretches) => {
        const house = openDosing({ ec: 1.1, ph: 6.5 });
        for (const { lies, isTrue, ec, ph, lasting } of stretches) {
          house.solution.ec = clamp(house.solution.ec + ec, 0.5, 2);
          house.solution.ph = clamp(house.solution.ph + ph, 4.5, 7.5);
          house.run(lasting, isTrue ? {} : { values: lies });
        }
        check(house);
      }),
      { numRuns: 8, seed: 400 },
    );
  const within = ({ given }: DosingHouse, end: Given, hours: number) =>
    given.filter(({ at }) => at <= end.at && end.at - at < hours * 3_600_000);

  it('no day and no hour get more than their cap, and no two doses are together', () => {
    let seen = 0;
    every((house) => {
      for (const dose of house.given) {
        const own = (hours: number) =>
          within(house, dose, hours)
            .filter(({ doser }) => doser === dose.doser)
            .reduce((sum, { ml }) => sum + ml, 0);
        expect(own(24)).toBeLessThanOrEqual(400);
        expect(own(1)).toBeLessThanOrEqual(100);
        expect(dose.ml).toBeLessThanOrEqual(50);
        expect(within(house, dose, 5 / 60)).toEqual([dose]);
        const opposite = { 'doser-acid': 'doser-base', 'doser-base': 'doser-acid' }[dose.doser];
        expect(within(house, dose, 24).map(({ doser }) => doser)).not.toContain(opposite);
        seen += 1;
      }
    });
    expect(seen).toBeGreaterThan(100);
  });
});
