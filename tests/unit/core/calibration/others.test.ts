// The judges of oxygen, thermometers, humidity and level, and the choice among them.
import { describe, expect, it } from 'vitest';
import { dueAfterDays, gateOf, judgeCalibration } from '../../../../controller/core/calibration/judge.ts';
import type { Judgement, Point, Probe } from '../../../../controller/core/calibration/judgement.ts';
import { procedureOf, type Reference, trueValue } from '../../../../controller/core/calibration/reference.ts';
import type { QuantityKind } from '../../../../controller/core/quantities.ts';
import { calibrate } from '../../../../controller/core/signal/calibrate.ts';
import { timestamp } from '../../../../controller/core/units.ts';

const AROUND = { temperature: 14, pressure: 63.2 };
const point = (reference: Reference, raw: number): Point => ({
  reference,
  value: trueValue(reference, AROUND) ?? Number.NaN,
  raw,
});
const probe = (quantity: QuantityKind, previous?: Probe['previous']): Probe => ({
  channel: { tag: 'x.y', quantity, calibration: null },
  previous,
});
const told = (judgement: Judgement) =>
  judgement.verdict === 'refused' ? judgement.because.key.replace('calibration.', '') : judgement.line;
const AIR = trueValue({ kind: 'wet-air' }, AROUND) ?? Number.NaN;
const litres = (...volumes: readonly (readonly [number, number])[]) =>
  volumes.map(([volume, raw]) => point({ kind: 'volume', litres: volume }, raw));

describe('an oxygen probe', () => {
  const before = { slope: 5, offset: 0 };
  it('says in wet air what water holds at this pressure', () => {
    const line = told(judgeCalibration([point({ kind: 'wet-air' }, 1.2)], probe('oxygen', before)));
    expect(line).toEqual({ slope: expect.closeTo(AIR / 1.2, 9), offset: expect.closeTo(0, 9) });
  });
  it('keeps the zero of the line before, or takes that of water without oxygen', () => {
    const shifted = { slope: 5, offset: -0.5 };
    expect(told(judgeCalibration([point({ kind: 'wet-air' }, 1.3)], probe('oxygen', shifted)))).toMatchObject(
      {
        slope: expect.closeTo(AIR / 1.2, 9),
      },
    );
    const two = [point({ kind: 'no-oxygen' }, 0.05), point({ kind: 'wet-air' }, 1.25)];
    expect(told(judgeCalibration(two, probe('oxygen')))).toEqual({
      slope: expect.closeTo(AIR / 1.2, 9),
      offset: expect.closeTo((-0.05 * AIR) / 1.2, 9),
    });
  });
  it.each<[string, readonly Point[]]>([
    ['membrane-worn', [point({ kind: 'wet-air' }, (0.65 * AIR) / 5)]],
    ['signal-too-strong', [point({ kind: 'wet-air' }, (1.5 * AIR) / 5)]],
    ['no-response', [point({ kind: 'wet-air' }, 0.01)]],
    ['wet-air-wanted', [point({ kind: 'no-oxygen' }, 0.01)]],
    ['oxygen-left', [point({ kind: 'no-oxygen' }, 0.4), point({ kind: 'wet-air' }, 1.2)]],
  ])('is told: %s', (reason, points) => {
    expect(told(judgeCalibration(points, probe('oxygen', before)))).toBe(reason);
  });
  it('passes with a warning when its membrane tires', () => {
    expect(
      judgeCalibration([point({ kind: 'wet-air' }, (0.75 * AIR) / 5)], probe('oxygen', before)),
    ).toMatchObject({
      verdict: 'accepted',
      warnings: [{ key: 'calibration.membrane-tired' }],
    });
  });
});

describe('a thermometer', () => {
  it('is moved by ice, and turned by a second point', () => {
    expect(told(judgeCalibration([point({ kind: 'ice' }, 0.4)], probe('waterTemperature')))).toEqual({
      slope: 1,
      offset: -0.4,
    });
    const boiling = trueValue({ kind: 'boiling' }, AROUND) ?? Number.NaN;
    const two = [point({ kind: 'boiling' }, boiling - 0.5), point({ kind: 'ice' }, 0.5)];
    expect(told(judgeCalibration(two, probe('airTemperature')))).toEqual({
      slope: expect.closeTo(boiling / (boiling - 1), 6),
      offset: expect.closeTo((-0.5 * boiling) / (boiling - 1), 6),
    });
  });
  it.each<[string, readonly Point[]]>([
    ['too-far-off', [point({ kind: 'ice' }, -1.2)]],
    ['points-too-near', [point({ kind: 'ice' }, 0.1), point({ kind: 'thermometer', celsius: 6 }, 6)]],
    ['too-few-points', []],
  ])('is told: %s', (reason, points) => {
    expect(told(judgeCalibration(points, probe('waterTemperature')))).toBe(reason);
  });
});

describe('a humidity probe', () => {
  it('is moved by its jar of salt, warned of from 4 %, refused from 7 %', () => {
    const at = (raw: number) => judgeCalibration([point({ kind: 'salt' }, raw)], probe('humidity'));
    expect(told(at(78))).toEqual({ slope: 1, offset: expect.closeTo(-2.38, 2) });
    expect(at(81)).toMatchObject({ warnings: [{ key: 'calibration.off-warning' }] });
    expect(told(at(84))).toBe('too-far-off');
    expect(told(judgeCalibration([], probe('humidity')))).toBe('too-few-points');
  });
});

describe('a light sensor', () => {
  const noon = (raw: number): readonly Point[] => [{ reference: { kind: 'noon' }, value: 90_000, raw }];
  const factory = { slope: 1, offset: 0 };
  it('is turned to what a clear sky gives, and told of when it has moved', () => {
    expect(told(judgeCalibration(noon(85_000), probe('illuminance', factory)))).toEqual({
      slope: expect.closeTo(90 / 85, 9),
      offset: 0,
    });
    expect(judgeCalibration(noon(75_000), probe('illuminance', factory))).toMatchObject({
      figures: { movedPercent: 20, sky: 90_000 },
      warnings: [{ key: 'calibration.light-moved' }],
    });
  });
  it('that never had a factor is given one', () => {
    expect(judgeCalibration(noon(3), probe('illuminance'))).toMatchObject({
      line: { slope: 30_000, offset: 0 },
      figures: { movedPercent: 0 },
      warnings: [],
    });
  });
  it.each<[string, readonly Point[]]>([
    ['light-far-off', noon(60_000)],
    ['light-far-off', noon(145_000)],
    ['no-response', noon(0)],
    ['too-few-points', []],
  ])('is told: %s', (reason, points) => {
    expect(told(judgeCalibration(points, probe('illuminance', factory)))).toBe(reason);
  });
});

describe('a level', () => {
  it.each([
    ['rises', litres([40, 1.3], [0, 0.5], [200, 4.5])],
    ['falls', litres([0, 4.5], [200, 0.5])],
  ])('takes volumes in any order where the signal %s', (_how, points) => {
    expect(judgeCalibration(points, probe('level')).verdict).toBe('accepted');
  });
  it.each<[string, readonly Point[]]>([
    ['too-few-points', litres([40, 1.3])],
    ['not-monotone', litres([0, 0.5], [100, 2.5], [200, 2.4])],
    ['not-monotone', litres([100, 0.5], [100, 2.5])],
    ['not-monotone', litres([0, 1], [100, 1])],
    ['tank-not-straight', litres([0, 0.5], [100, 0.7], [200, 4.5])],
  ])('is told: %s', (reason, points) => {
    expect(told(judgeCalibration(points, probe('level')))).toBe(reason);
  });
});

describe('a soil probe', () => {
  const dry = (raw: number) => point({ kind: 'dry-soil' }, raw);
  const wet = (raw: number) => point({ kind: 'wet-soil' }, raw);
  it.each([
    [2.6, 1.3],
    [0.4, 3.1],
  ])('is 0 %% at the %f V of dry soil and 100 %% at the %f V of wet', (low, high) => {
    const line = told(judgeCalibration([wet(high), dry(low)], probe('moisture')));
    if (typeof line === 'string') throw new Error(line);
    expect(line.slope * low + line.offset).toBeCloseTo(0, 9);
    expect(line.slope * high + line.offset).toBeCloseTo(100, 9);
  });
  it.each<[string, readonly Point[]]>([
    ['too-few-points', [dry(2.6)]],
    ['too-few-points', [wet(1.3), wet(1.4)]],
    ['no-response', [dry(2.6), wet(2.55)]],
    ['no-response', [dry(2.6), wet(2.6)]],
  ])('is told: %s', (reason, points) => {
    expect(told(judgeCalibration(points, probe('moisture')))).toBe(reason);
  });
});

describe('a level in a tank that is not straight', () => {
  const points = litres([100, 1.5], [0, 0.5], [200, 4.5]);
  const judged = judgeCalibration(points, probe('level'));
  const read = (raw: number) => {
    const line = judged.verdict === 'accepted' ? judged.line : { slope: 1, offset: 0 };
    return calibrate(
      { tag: 'tank.level', quantity: 'level', calibration: { ...line, at: timestamp(0), by: 'Ana' } },
      raw,
      timestamp(0),
      undefined,
    );
  };
  it('is read by a curve through its volumes, and people are told', () => {
    expect(judged).toMatchObject({ warnings: [{ key: 'calibration.tank-curved' }] });
    for (const { raw, value } of points) expect(read(raw)).toMatchObject({ quality: 'good', value });
    expect(read(3)).toMatchObject({ value: expect.closeTo(170.45, 2) });
  });
  it('is in doubt beyond what was measured in', () => {
    expect(read(0.2)).toMatchObject({ quality: 'uncertain', why: 'extrapolated' });
    expect(read(4.8)).toMatchObject({ quality: 'uncertain', why: 'extrapolated' });
  });
});

describe('every kind that has a procedure', () => {
  const kinds = [
    'acidity',
    'conductivity',
    'oxygen',
    'waterTemperature',
    'airTemperature',
    'humidity',
    'moisture',
    'level',
    'illuminance',
    'flow',
  ] as const;
  it.each(kinds)(
    '%s has a judge, a gate that can open before its limit, and a day when it is due',
    (kind) => {
      expect(procedureOf(kind)).toBeDefined();
      expect(told(judgeCalibration([], probe(kind)))).not.toBe('no-procedure');
      const gate = gateOf(probe(kind).channel);
      expect(gate.window * 2).toBeLessThan(gate.limit);
      expect(dueAfterDays(kind)).toBeGreaterThanOrEqual(14);
    },
  );
  it('a contact has none', () => {
    expect(procedureOf('contact')).toBeUndefined();
    expect(told(judgeCalibration([], probe('contact')))).toBe('no-procedure');
  });
});
