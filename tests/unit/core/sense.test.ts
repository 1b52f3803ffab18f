import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../controller/core/installation.ts';
import { bad, good, type Reading, type Sample, uncertain } from '../../../controller/core/reading.ts';
import { derive } from '../../../controller/core/signal/derive.ts';
import { type SensingMemory, sense } from '../../../controller/core/signal/sense.ts';
import { changePerHour, followTrend, type TrendMemory } from '../../../controller/core/signal/trend.ts';
import { millis, timestamp } from '../../../controller/core/units.ts';

const AT = timestamp(1_000_000);
const numberOf = (reading: Reading) => (reading.quality === 'bad' ? Number.NaN : reading.value);

describe('derive', () => {
  const air = (temperature: Reading, humidity: Reading) =>
    derive({ 'air.temperature': temperature, 'air.humidity': humidity });

  it('gives deficit and dew point of 20 °C and 50 % (FAO-56: es 2.338 kPa; dew point 9.3 °C)', () => {
    const { 'air.vpd': vpd, 'air.dew-point': dew } = air(good(20, AT), good(50, AT));
    expect(numberOf(vpd!)).toBeCloseTo(1.169, 2);
    expect(numberOf(dew!)).toBeCloseTo(9.3, 1);
  });

  it.each([
    ['the fault of its source', bad(AT, 'open-circuit'), good(50, AT), 'open-circuit'],
    ['nothing from a doubtful source', good(20, AT), uncertain(50, AT, 'too-fast'), 'no-answer'],
  ] as const)('gives %s', (_name, temperature, humidity, why) => {
    expect(air(temperature, humidity)['air.vpd']).toMatchObject({ quality: 'bad', why });
  });

  it('gives nothing where the rig does not measure both', () => {
    expect(derive({ 'air.temperature': good(20, AT) })).toEqual({});
    expect(derive({ 'air.humidity': good(20, AT) })).toEqual({});
  });
});

describe('sense', () => {
  const rig: readonly Channel[] = [
    { tag: 'solution.ph', quantity: 'acidity', calibration: 'factory', compensatedBy: 'solution.t' },
    { tag: 'solution.t', quantity: 'waterTemperature', calibration: 'factory' },
  ];
  const openRig = () => {
    let memory: SensingMemory = {};
    return (second: number, samples: readonly Sample[], linkReady = true) => {
      const round = {
        now: timestamp(second * 1000),
        monotonic: millis(second * 1000),
        period: millis(5000),
        linkReady,
      };
      const sensed = sense(rig, samples, memory, round);
      memory = sensed.memory;
      return sensed;
    };
  };
  const sample = (tag: string, raw: number, second: number): Sample => ({
    tag,
    raw,
    at: timestamp(second * 1000),
  });
  const fault = (tag: string, second: number): Sample => ({
    tag,
    fault: 'no-answer',
    at: timestamp(second * 1000),
  });

  it('says of a probe that never spoke that it never did, link or not', () => {
    const round = openRig();
    expect(round(0, [], false).readings['solution.t']).toMatchObject({ why: 'never-read' });
    expect(round(60, []).readings['solution.t']).toMatchObject({ why: 'never-read' });
  });

  it("compensates with this round's temperature whatever the order of the channels", () => {
    const { readings: seen } = openRig()(0, [sample('solution.ph', 6, 0), sample('solution.t', 25, 0)]);
    expect(seen['solution.ph']).toEqual(good(6, timestamp(0)));
  });

  it('keeps a reading for three periods and then calls it stale', () => {
    const round = openRig();
    round(0, [sample('solution.t', 15, 0)]);
    expect(round(15, []).readings['solution.t']).toEqual(good(15, timestamp(0)));
    expect(round(16, []).readings['solution.t']).toMatchObject({ quality: 'bad', why: 'stale' });
  });

  it('shows a hint and lets nothing act on it, and what is worse keeps its name', () => {
    const round = openRig();
    const hint = (raw: number, second: number): Sample => ({
      ...sample('solution.t', raw, second),
      doubt: 'indicative',
    });
    const seen = round(0, [hint(15, 0)]);
    const hinted = uncertain(15, timestamp(0), 'indicative');
    expect([seen.readings['solution.t'], seen.processValues['solution.t']]).toEqual([hinted, hinted]);
    expect(round(5, [hint(40, 5)]).readings['solution.t']).toMatchObject({ why: 'too-fast' });
    expect(round(10, [hint(400, 10)]).readings['solution.t']).toMatchObject({ why: 'out-of-range' });
  });

  it('gives what a hint compensates its doubt', () => {
    const hint: Sample = { ...sample('solution.t', 25, 0), doubt: 'indicative' };
    const { readings: seen } = openRig()(0, [sample('solution.ph', 6, 0), hint]);
    expect(seen['solution.ph']).toEqual(uncertain(6, timestamp(0), 'indicative'));
  });

  it('counts the age that a sample already had', () => {
    expect(openRig()(60, [sample('solution.t', 15, 40)]).readings['solution.t']).toMatchObject({
      why: 'stale',
    });
  });

  it('is not deceived by the same sample delivered again', () => {
    const round = openRig();
    for (let second = 0; second <= 15; second += 5) round(second, [sample('solution.t', 15, 0)]);
    expect(round(20, [sample('solution.t', 15, 0)]).readings['solution.t']).toMatchObject({ why: 'stale' });
  });

  it('is not deceived by it either when the calendar has been set back meanwhile', () => {
    let memory: SensingMemory = {};
    const at = (now: number, second: number) => {
      const round = {
        now: timestamp(now),
        monotonic: millis(second * 1000),
        period: millis(5000),
        linkReady: true,
      };
      const sensed = sense(rig, [sample('solution.t', 15, 9000)], memory, round);
      memory = sensed.memory;
      return sensed.readings['solution.t'];
    };
    expect(at(9_000_000, 0)).toMatchObject({ quality: 'good' });
    expect(at(20_000, 20)).toMatchObject({ quality: 'bad', why: 'stale' });
  });

  it('loses every reading with the link, at once', () => {
    const round = openRig();
    round(0, [sample('solution.t', 15, 0)]);
    const lost = round(5, [], false);
    expect(lost.readings['solution.t']).toMatchObject({ quality: 'bad', why: 'link-lost' });
    expect(lost.processValues['solution.t']).toMatchObject({ quality: 'bad', why: 'link-lost' });
  });

  it('shows a fault at once and lets control live on the last good value for three periods', () => {
    const round = openRig();
    round(0, [sample('solution.t', 15, 0)]);
    const faulty = round(5, [fault('solution.t', 5)]);
    expect(faulty.readings['solution.t']).toMatchObject({ quality: 'bad', why: 'no-answer' });
    expect(faulty.processValues['solution.t']).toEqual(good(15, timestamp(0)));
    round(10, [fault('solution.t', 10)]);
    expect(round(20, [fault('solution.t', 20)]).processValues['solution.t']).toMatchObject({
      why: 'no-answer',
    });
  });

  it('lets a fault keep its name when it grows old, and filters nothing across it', () => {
    const round = openRig();
    round(0, [sample('solution.t', 10, 0)]);
    round(5, [fault('solution.t', 5)]);
    expect(round(60, []).readings['solution.t']).toMatchObject({ why: 'no-answer' });
    expect(round(300, [sample('solution.t', 12, 300)]).readings['solution.t']).toEqual(
      good(12, timestamp(300_000)),
    );
  });

  it('judges speed by monotonic time, so that a calendar set back makes no probe look wrong', () => {
    let memory: SensingMemory = {};
    const at = (now: number, monotonic: number, raw: number) => {
      const round = {
        now: timestamp(now),
        monotonic: millis(monotonic),
        period: millis(5000),
        linkReady: true,
      };
      const sensed = sense(rig, [{ tag: 'solution.t', raw, at: timestamp(now) }], memory, round);
      memory = sensed.memory;
      return sensed.readings['solution.t']?.quality;
    };
    expect(at(9e9, 0, 15)).toBe('good');
    expect(at(1e9, 5000, 15.1)).toBe('good');
    expect(at(9.9e9, 10_000, 15.2)).toBe('good');
  });
});

describe('the trend', () => {
  const watch = (values: readonly (number | undefined)[]) => {
    let memory: TrendMemory = [];
    values.forEach((value, minute) => {
      memory = followTrend(
        memory,
        value === undefined ? bad(AT, 'stale') : good(value, AT),
        millis(minute * 60_000),
      );
    });
    return changePerHour(memory);
  };

  it('is a fall per hour over the last half hour', () => {
    expect(watch(Array.from({ length: 61 }, (_, minute) => 10 - minute / 30))).toBeCloseTo(-2, 6);
  });

  it('says nothing before a quarter of an hour', () => {
    expect(watch([10, 9, 8])).toBeUndefined();
    expect(watch([])).toBeUndefined();
  });

  it('forgets over a gap', () => {
    expect(watch([...Array.from({ length: 30 }, () => 10), undefined, 9, 8])).toBeUndefined();
  });
});
