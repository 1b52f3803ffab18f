// What no dose may pass, whatever the loop wishes. Each rule of the interlock alone.
import { describe, expect, it } from 'vitest';
import { because } from '../../../controller/core/because.ts';
import type { Dose, DoseCount } from '../../../controller/core/command.ts';
import { judgeWishes } from '../../../controller/core/safety/judge.ts';
import type { Wish } from '../../../controller/core/safety/overrides.ts';
import type { Scene } from '../../../controller/core/safety/scene.ts';
import { millis, OFF, seconds } from '../../../controller/core/units.ts';
import { dosers } from './fitted-house.ts';
import { AT, seen, situationOf } from './situation.ts';

const NONE: DoseCount = { recent: 0, hour: 0, day: 0 };
const dose = (ml: number): Dose => ({ ml, length: millis(ml * 1000) });
const scene = (dosed: Scene['dosed'], over: Partial<Scene> = {}): Scene => ({
  ...situationOf(seen({ 'air.temperature': 18 })),
  stopped: false,
  linkReady: true,
  unreachable: [],
  period: seconds(5),
  outputs: dosers.map(({ id }) => ({ actuator: id, duty: OFF, at: AT })),
  tank: 'wet',
  runs: {},
  windLimit: 10,
  charge: 90,
  dosed,
  ...over,
});
const ALL = Object.fromEntries(dosers.map(({ id }) => [id, NONE]));

/** `wishes`: mL by doser. */
const judge = (wishes: Readonly<Record<string, number>>, here = scene(ALL)) => {
  const asked = dosers.map((actuator): Wish => {
    const ml = wishes[actuator.id];
    const demand = { actuator: actuator.id, duty: OFF, because: because('because.dosing') };
    return {
      actuator,
      origin: 'automatic',
      demand: ml === undefined ? demand : { ...demand, dose: dose(ml) },
    };
  });
  const { commands, vetoes } = judgeWishes(asked, here);
  expect(commands.every(({ duty }) => duty === OFF)).toBe(true);
  return {
    given: commands.flatMap(({ actuator, dose: got }) => (got ? [[actuator, got.ml]] : [])),
    vetoes: vetoes.map(({ by, because: { key } }) => [by, key]),
  };
};

describe('a dose', () => {
  it('within all caps is given as it was asked', () => {
    expect(judge({ 'doser-a': 50 })).toEqual({ given: [['doser-a', 50]], vetoes: [] });
  });

  it.each([
    ['is not larger than an eighth of the day', 50.1, NONE, 'veto.dose-dose'],
    ['does not pass the quarter of an hour', 50, { ...NONE, hour: 51, day: 51 }, 'veto.dose-hour'],
    ['does not pass the day', 50, { ...NONE, day: 351 }, 'veto.dose-day'],
    ['waits five minutes after the last', 50, { recent: 1, hour: 1, day: 1 }, 'veto.dose-soon'],
  ])('%s', (_name, ml, count, key) => {
    const result = judge({ 'doser-a': ml }, scene({ ...ALL, 'doser-a': count }));
    expect(result).toEqual({ given: [], vetoes: [['measured-dose', key]] });
  });

  it.each([
    ['where the journal cannot say what was given', scene(undefined), 'measured-dose', 'veto.dose-uncounted'],
    ['into a tank that may be empty', scene(ALL, { tank: 'unknown' }), 'measured-dose', 'veto.dose-tank'],
    ['into a tank without a level', scene(ALL, { tank: 'unmeasured' }), 'measured-dose', 'veto.dose-tank'],
    ['while everything is stopped', scene(ALL, { stopped: true }), 'emergency-stop', 'veto.stopped'],
    ['without a link', scene(ALL, { linkReady: false }), 'safe-state', 'veto.no-link'],
    ['on an empty battery', scene(ALL, { charge: 19 }), 'power', 'veto.power'],
  ])('is not given %s', (_name, here, by, key) => {
    expect(judge({ 'doser-a': 50 }, here)).toMatchObject({ given: [] });
    expect(judge({ 'doser-a': 50 }, here).vetoes).toContainEqual([by, key]);
  });

  it('A and B are never given together, nor B within five minutes of A', () => {
    expect(judge({ 'doser-a': 20, 'doser-b': 8 }).given).toEqual([['doser-a', 20]]);
    const afterA = scene({ ...ALL, 'doser-a': { recent: 20, hour: 20, day: 20 } });
    expect(judge({ 'doser-b': 8 }, afterA).given).toEqual([]);
    const mixed = scene({ ...ALL, 'doser-a': { recent: 0, hour: 20, day: 20 } });
    expect(judge({ 'doser-b': 8 }, mixed).given).toEqual([['doser-b', 8]]);
  });

  it('acid and base are not given within a day of each other', () => {
    const wasBase = scene({ ...ALL, 'doser-base': { recent: 0, hour: 0, day: 3 } });
    expect(judge({ 'doser-acid': 5 }, wasBase)).toEqual({
      given: [],
      vetoes: [['measured-dose', 'veto.dose-exclusion']],
    });
    expect(judge({ 'doser-a': 5 }, wasBase).given).toEqual([['doser-a', 5]]);
  });
});
