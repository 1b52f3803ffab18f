// Raw → reading: calibration, validity, calm, age. Golden numbers: NIST/DIN buffer electrodes, 1413 µS/cm KCl standard.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calibration, Channel } from '../../../controller/core/installation.ts';
import { QUANTITIES, type QuantityKind } from '../../../controller/core/quantities.ts';
import { bad, good, type Reading, uncertain } from '../../../controller/core/reading.ts';
import { calibrate } from '../../../controller/core/signal/calibrate.ts';
import { type FilterMemory, filter } from '../../../controller/core/signal/filter.ts';
import { UNSEEN, type ValidityMemory, validate } from '../../../controller/core/signal/validity.ts';
import { millis, timestamp } from '../../../controller/core/units.ts';

const AT = timestamp(1_000_000);
const line = (slope: number, offset: number): Calibration => ({ slope, offset, at: AT, by: 'test' });
const channel = (quantity: QuantityKind, over: Partial<Channel> = {}): Channel => ({
  tag: 'x.y',
  quantity,
  calibration: 'factory',
  ...over,
});
const compensated = (quantity: QuantityKind, calibration: Channel['calibration']) =>
  channel(quantity, { calibration, compensatedBy: 't' });
const numberOf = (reading: Reading) => (reading.quality === 'bad' ? Number.NaN : reading.value);

describe('calibrate', () => {
  it('takes what a digital part delivers as it is', () => {
    expect(calibrate(channel('airTemperature'), 12.5, AT, undefined)).toEqual(good(12.5, AT));
  });

  it('applies the line of a calibrated channel', () => {
    expect(calibrate(channel('level', { calibration: line(50, -25) }), 2.5, AT, undefined)).toEqual(
      good(100, AT),
    );
  });

  it('doubts what was never calibrated', () => {
    expect(calibrate(channel('level', { calibration: null }), 2.5, AT, undefined)).toEqual(
      uncertain(2.5, AT, 'uncalibrated'),
    );
  });

  it.each([
    [0, 54.2],
    [10, 56.18],
    [20, 58.17],
    [25, 59.16],
    [30, 60.15],
  ])('reads pH 6.00 from an ideal electrode at %d °C (%d mV/pH)', (celsius, slope) => {
    const electrode = compensated('acidity', line(-1 / 59.16, 7));
    expect(numberOf(calibrate(electrode, slope, AT, good(celsius, AT)))).toBeCloseTo(6, 3);
  });

  it.each([
    [5, 0.896],
    [15, 1.147],
    [20, 1.278],
    [25, 1.413],
    [30, 1.548],
  ])('brings the 1413 µS/cm standard at %d °C (%d mS/cm) to 25 °C within 2.5 %%', (celsius, raw) => {
    const value = numberOf(calibrate(compensated('conductivity', 'factory'), raw, AT, good(celsius, AT)));
    expect(Math.abs(value / 1.413 - 1)).toBeLessThan(0.025);
  });

  it('leaves kinds without a temperature law alone', () => {
    expect(calibrate(compensated('level', 'factory'), 80, AT, good(5, AT))).toEqual(good(80, AT));
  });

  it.each([
    [
      'a doubtful temperature makes it doubtful',
      uncertain(20, AT, 'too-fast'),
      { quality: 'uncertain', why: 'too-fast' },
    ],
    ['a dead thermometer takes it along', bad(AT, 'open-circuit'), { quality: 'bad', why: 'open-circuit' }],
    ['a thermometer that the rig lacks takes it along', undefined, { quality: 'bad', why: 'never-read' }],
  ] as const)('%s', (_name, temperature, expected) => {
    expect(calibrate(compensated('acidity', 'factory'), 6, AT, temperature)).toMatchObject(expected);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('lets no %d through', (raw) => {
    expect(calibrate(channel('level'), raw, AT, undefined)).toEqual(bad(AT, 'out-of-range'));
  });

  it('undoes any electrode: what the probe was dipped in is what is read', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3, max: 11, noNaN: true }),
        fc.double({ min: 0, max: 40, noNaN: true }),
        fc.double({ min: -0.25, max: -0.12, noNaN: true }),
        (ph, celsius, voltsPerPh) => {
          const volts = 2.5 + ((ph - 7) * voltsPerPh * (273.15 + celsius)) / 298.15;
          const probe = compensated('acidity', line(1 / voltsPerPh, 7 - 2.5 / voltsPerPh));
          expect(numberOf(calibrate(probe, volts, AT, good(celsius, AT)))).toBeCloseTo(ph, 6);
        },
      ),
    );
  });
});

describe('validate', () => {
  const at = (minute: number) => millis(minute * 60_000);
  const judge = (kind: QuantityKind, values: readonly (readonly [number, number])[]) => {
    let memory: ValidityMemory = UNSEEN;
    return values.map(([minute, value]) => {
      const judged = validate(good(value, AT), kind, memory, at(minute));
      memory = judged.memory;
      return judged.reading.quality === 'good' ? 'good' : judged.reading.why;
    });
  };

  it('refuses what cannot be', () => {
    expect(
      judge('airTemperature', [
        [0, 61],
        [1, -31],
        [2, 20],
      ]),
    ).toEqual(['out-of-range', 'out-of-range', 'good']);
  });

  it('doubts a leap and believes again when the value is back', () => {
    expect(
      judge('airTemperature', [
        [0, 20],
        [0.1, 25],
        [0.2, 20.1],
      ]),
    ).toEqual(['good', 'too-fast', 'good']);
  });

  it('believes a leap that stays once there was time for it', () => {
    expect(
      judge('airTemperature', [
        [0, 20],
        [0.5, 26],
        [1, 26.1],
        [1.6, 26],
      ]),
    ).toEqual(['good', 'too-fast', 'too-fast', 'good']);
  });

  it('adds up small fast steps', () => {
    expect(
      judge('airTemperature', [
        [0, 20],
        [0.1, 23],
        [0.2, 26],
        [0.3, 29],
      ]),
    ).toEqual(['good', 'good', 'too-fast', 'too-fast']);
  });

  it('calls a value stuck that has not changed in any digit for its time', () => {
    expect(
      judge('airTemperature', [
        [0, 20],
        [59, 20],
        [60, 20],
        [61, 20.1],
      ]),
    ).toEqual(['good', 'good', 'stuck', 'good']);
  });

  it('lets fog hold 100 % all night, and a level stand still', () => {
    expect(
      judge('humidity', [
        [0, 100],
        [600, 100],
      ]),
    ).toEqual(['good', 'good']);
    expect(
      judge('level', [
        [0, 120],
        [9999, 120],
      ]),
    ).toEqual(['good', 'good']);
  });

  it('passes a fault on and keeps an older doubt', () => {
    expect(validate(bad(AT, 'no-answer'), 'level', UNSEEN, at(0)).reading).toEqual(bad(AT, 'no-answer'));
    expect(validate(uncertain(3, AT, 'uncalibrated'), 'level', UNSEEN, at(0)).reading).toEqual(
      uncertain(3, AT, 'uncalibrated'),
    );
  });

  it('never makes a reading better', () => {
    const rank = { good: 0, uncertain: 1, bad: 2 };
    fc.assert(
      fc.property(
        readings,
        fc.constantFrom(...kinds),
        validityMemories,
        fc.nat(1e7),
        (reading, kind, memory, ms) => {
          const judged = validate(reading, kind, memory, millis(ms)).reading;
          expect(rank[judged.quality]).toBeGreaterThanOrEqual(rank[reading.quality]);
        },
      ),
    );
  });
});

const kinds = Object.keys(QUANTITIES) as readonly QuantityKind[];
const finite = fc.double({ min: -100, max: 1e5, noNaN: true });
const readings: fc.Arbitrary<Reading> = fc.oneof(
  finite.map((value) => good(value, AT)),
  finite.map((value) => uncertain(value, AT, 'too-fast')),
  fc.constant(bad(AT, 'no-answer')),
);
const validityMemories: fc.Arbitrary<ValidityMemory> = fc.record({
  last: fc.record({ value: finite, since: fc.nat(1e7).map(millis) }),
  anchor: fc.record({ value: finite, at: fc.nat(1e7).map(millis) }),
});

describe('filter', () => {
  const calm = (kind: QuantityKind, sequence: readonly Reading[], step = 5000): readonly Reading[] => {
    let memory: FilterMemory;
    return sequence.map((reading, index) => {
      const filtered = filter(reading, kind, memory, millis(index * step));
      memory = filtered.memory;
      return filtered.reading;
    });
  };

  it('begins with what it is given', () => {
    expect(calm('airTemperature', [good(20, AT)])).toEqual([good(20, AT)]);
  });

  it('lets a single spike leave no trace', () => {
    const values = calm(
      'airTemperature',
      [20, 20, 90, 20, 20].map((value) => good(value, AT)),
    ).map(numberOf);
    expect(values.map((value) => Math.round(value))).toEqual([20, 20, 20, 20, 20]);
  });

  it('follows a step to 63 % within its time constant after the median has let it through', () => {
    const steps = [20, 20, 20, ...Array.from({ length: 6 }, () => 30)].map((value) => good(value, AT));
    const values = calm('airTemperature', steps).map(numberOf);
    expect(values[3]).toBe(20);
    // From the second sample on the median is 30: four periods of 5 s are one time constant of 20 s.
    expect(values[7]).toBeCloseTo(20 + 10 * (1 - Math.exp(-1)), 6);
  });

  it('passes contacts at once', () => {
    expect(
      calm(
        'contact',
        [0, 1, 0].map((value) => good(value, AT)),
      ).map(numberOf),
    ).toEqual([0, 1, 0]);
  });

  it('begins anew after a gap', () => {
    const values = calm('airTemperature', [good(20, AT), bad(AT, 'no-answer'), good(5, AT)]);
    expect(values).toEqual([good(20, AT), bad(AT, 'no-answer'), good(5, AT)]);
  });

  it('never invents: every result lies among what was read since the last gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.array(readings, { maxLength: 30 }),
        fc.nat(60_000),
        (kind, sequence, step) => {
          let seen: number[] = [];
          calm(kind, sequence, step).forEach((result, index) => {
            const given = sequence[index]!;
            seen = given.quality === 'good' ? [...seen, given.value] : [];
            expect(result.quality).toBe(given.quality);
            if (result.quality !== 'good') return;
            expect(result.value).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-6);
            expect(result.value).toBeLessThanOrEqual(Math.max(...seen) + 1e-6);
          });
        },
      ),
    );
  });
});
