// The loops, each alone: what they wish, and that a worse reading never makes them wish more.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCirculation } from '../../../controller/core/control/circulation.ts';
import { NO_HEAT } from '../../../controller/core/control/heat-book.ts';
import { decideHeating } from '../../../controller/core/control/heating.ts';
import { runLoop, type Situation } from '../../../controller/core/control/situation.ts';
import { decideVentilation } from '../../../controller/core/control/ventilation.ts';
import { resolveTargets } from '../../../controller/core/crop/setpoints.ts';
import { bad, good, type Reading, uncertain } from '../../../controller/core/reading.ts';
import { duty, millis, minutes } from '../../../controller/core/units.ts';
import { heater, lettuce, pump, vent } from './house.ts';
import { AT, growth, situationOf, sun } from './situation.ts';

const worse: readonly ((value: number) => Reading)[] = [
  (value) => uncertain(value, AT, 'too-fast'),
  () => bad(AT, 'no-answer'),
];

const situation = situationOf;
const air = (celsius: number) => ({ 'air.temperature': good(celsius, AT) });

describe('ventilation', () => {
  const open = (celsius: number, from = 0) =>
    decideVentilation(situation(air(celsius)), [vent], { vent: { opening: duty(from) } }).demands[0]!.duty;

  it.each([
    ['closed up to the start', 22, 0, 0],
    ['moved by a quarter at most', 24, 0, 0.25],
    ['moved all the way when it is far too warm', 29, 0, 1],
    ['moved all the way when it is far too cold', 19, 0.75, 0],
    ['moved half of the way, so that it does not swing', 24.4, 0.28, 0.44],
    ['where it is, nearly open at the end of the band', 26, 0.8, 0.8],
    ['fully open from three quarters', 26, 0.75, 1],
    ['where it is while the move is small', 22.7, 0, 0],
    ['where it is, also downwards', 23.8, 0.5, 0.5],
    ['moved when the move is worth it', 23, 0, 0.13],
    ['where it is at a crack while it is only just cool', 21.95, 0.1, 0.1],
    ['closed from a crack when it is cool', 21.7, 0.1, 0],
  ])('is %s', (_name, celsius, from, expected) => {
    expect(open(celsius, from)).toBe(expected);
  });

  it('rests between two moves', () => {
    const moved = decideVentilation(situation(air(24)), [vent], {});
    const soon = decideVentilation(situation(air(26)), [vent], moved.memory);
    expect(soon.demands[0]!.duty).toBe(0.25);
    const later = situation(air(26), { monotonic: millis(situation({}).monotonic + vent.shortestOff) });
    expect(decideVentilation(later, [vent], moved.memory).demands[0]!.duty).toBe(0.5);
  });

  it('opens all vents alike and says why', () => {
    const { demands } = decideVentilation(situation(air(24)), [vent, { ...vent, id: 'roof' }], {});
    expect(demands).toEqual([
      {
        actuator: 'vent',
        duty: 0.25,
        because: { key: 'because.vent-open', params: { temperature: 24, start: 22 } },
      },
      {
        actuator: 'roof',
        duty: 0.25,
        because: { key: 'because.vent-open', params: { temperature: 24, start: 22 } },
      },
    ]);
  });

  it('is shut at no temperature from which it says it opens', () => {
    fc.assert(
      fc.property(fc.double({ min: 20, max: 26, noNaN: true }), (celsius) => {
        const [demand] = decideVentilation(situation(air(celsius)), [vent], {}).demands;
        const { temperature, start } = demand!.because.params as Record<string, number>;
        if (demand!.duty === 0) expect(temperature).toBeLessThanOrEqual(start!);
      }),
    );
  });

  it('never wishes more on a worse reading', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 50, noNaN: true }),
        fc.constantFrom(...worse),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (celsius, spoil, from) => {
          const spoilt = decideVentilation(situation({ 'air.temperature': spoil(celsius) }), [vent], {
            vent: { opening: duty(from) },
          });
          expect(spoilt.demands[0]).toMatchObject({ unable: true, duty: 0 });
          expect(spoilt.demands[0]!.duty).toBeLessThanOrEqual(open(celsius, from));
        },
      ),
    );
  });

  it('never opens wider because the outside is not known', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 50, noNaN: true }),
        fc.double({ min: -20, max: 40, noNaN: true }),
        fc.constantFrom(...worse),
        (celsius, outside, spoil) => {
          const wish = (reading: Reading) =>
            decideVentilation(
              situation(air(celsius), {
                targets: resolveTargets(lettuce, growth, {
                  sun,
                  minuteOfDay: 720,
                  light: undefined,
                  outside: reading,
                }),
              }),
              [vent],
              {},
            ).demands[0]!.duty;
          expect(wish(spoil(outside))).toBeLessThanOrEqual(wish(good(outside, AT)));
        },
      ),
    );
  });
});

describe('heating', () => {
  const heat = (celsius: number, was: boolean) =>
    decideHeating(situation(air(celsius)), [heater], { heater: { ...NO_HEAT, isOn: was } }).demands[0]!.duty;

  it.each([
    ['begins at the frost minimum', 3, false, 1],
    ['does not begin above it', 3.1, false, 0],
    ['goes on until it is a little warmer', 4.5, true, 1],
    ['then stops', 4.7, true, 0],
  ])('%s', (_name, celsius, was, expected) => {
    expect(heat(celsius, was)).toBe(expected);
  });

  it('wishes nothing on a reading that is not good, and forgets that it was heating', () => {
    for (const spoil of worse) {
      const decision = decideHeating(situation({ 'air.temperature': spoil(-5) }), [heater], {
        heater: { ...NO_HEAT, isOn: true },
      });
      expect(decision).toMatchObject({
        demands: [{ duty: 0, unable: true }],
        memory: { heater: { isOn: false } },
      });
    }
  });

  it('is not armed by a number that nobody has confirmed', () => {
    const { targets } = situation({});
    const frostMinimum = { value: 3, confidence: 'C' as const, path: 'crops/lettuce#air.night.min' };
    const guessed = { targets: { ...targets, frostMinimum } };
    const unarmed = decideHeating(situation(air(-5), guessed), [heater], {
      heater: { ...NO_HEAT, isOn: true },
    });
    expect(unarmed.demands).toEqual([
      { actuator: 'heater', duty: 0, because: { key: 'because.heater-unconfirmed', params: { minimum: 3 } } },
    ]);
    const armed = situation(air(-5), { ...guessed, confirmed: [frostMinimum.path] });
    expect(decideHeating(armed, [heater], {}).demands[0]!.duty).toBe(1);
  });
});

describe('circulation', () => {
  const blocks = [
    { actuator: 'pump', from: 405, to: 470, on: 15, off: 15 },
    { actuator: 'pump', from: 600, to: 720, on: 5, off: 0 },
  ];
  const schedule = { revision: 1, blocks };
  const run = (minuteOfDay: number) =>
    decideCirculation(situation({}, { schedule, minuteOfDay }), [pump], {}).demands[0]!;

  it.each([
    ['free before the block', 404, 0, 'because.schedule-free', undefined],
    ['on from its first minute', 405, 1, 'because.schedule-on', '07:00'],
    ['on to the last second', 419.99, 1, 'because.schedule-on', '07:00'],
    ['off after it', 420, 0, 'because.schedule-off', '07:15'],
    ['on again, until the block cuts it', 467, 1, 'because.schedule-on', '07:50'],
    ['free from the minute after its last', 470, 0, 'because.schedule-free', undefined],
    ['on without pause', 719, 1, 'because.schedule-on', '12:00'],
  ])('is %s', (_name, minute, expected, key, until) => {
    expect(run(minute)).toEqual({
      actuator: 'pump',
      duty: expected,
      because: until ? { key, params: { until } } : { key },
    });
  });

  it('runs the same rhythm by elapsed time while the clock cannot be believed', () => {
    const blind = (elapsed: number, memory = {}) =>
      decideCirculation(
        situation({}, { minuteOfDay: undefined, monotonic: minutes(elapsed) }),
        [pump],
        memory,
      );
    const first = blind(1000);
    expect(first.demands[0]).toEqual({
      actuator: 'pump',
      duty: 1,
      because: { key: 'because.no-clock', params: { on: 15, off: 33 } },
    });
    expect(blind(1014, first.memory).demands[0]!.duty).toBe(1);
    expect(blind(1015, first.memory).demands[0]!.duty).toBe(0);
    expect(blind(1048, first.memory).demands[0]!.duty).toBe(1);
  });

  it("then takes the night's rhythm in the dark, any rhythm rather than none, and none where there is none", () => {
    const dark = { ...situation({}).targets, isDay: false };
    const blind = (over: Partial<Situation>) =>
      decideCirculation(situation({}, { minuteOfDay: undefined, ...over }), [pump], {}).demands[0]!;
    expect(blind({ targets: dark }).because.params).toEqual({ on: 15, off: 60 });
    expect(blind({ schedule }).because.params).toEqual({ on: 15, off: 15 });
    expect(blind({ schedule: { revision: 1, blocks: [] } })).toMatchObject({
      duty: 0,
      because: { key: 'because.schedule-free' },
    });
  });
});

describe('a loop that throws', () => {
  it('leaves its actuators without a judge and its memory as it was', () => {
    const broken = () => {
      throw new Error('division by a ghost');
    };
    expect(
      runLoop('heating', broken, situation({}), [heater], { heater: { ...NO_HEAT, isOn: true } }),
    ).toEqual({
      demands: [{ actuator: 'heater', duty: 0, because: { key: 'because.loop-failed' }, unable: true }],
      memory: { heater: { ...NO_HEAT, isOn: true } },
      failed: 'heating',
    });
  });
});
