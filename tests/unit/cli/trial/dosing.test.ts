// A dose on its way to the tank, and the book that counts it.
import { describe, expect, test } from 'vitest';
import { createDoseLedger } from '../../../../controller/cli/trial/controllers/dose-ledger.ts';
import { createHands } from '../../../../controller/cli/trial/hands.ts';
import type { RigActuator } from '../../../../controller/contract/rig.ts';
import { because } from '../../../../controller/core/because.ts';
import type { Command } from '../../../../controller/core/command.ts';
import type { Actuator } from '../../../../controller/core/installation.ts';
import { OFF, seconds } from '../../../../controller/core/units.ts';
import type { Plant, PlantInputs } from '../../../../hardware/plant.ts';
import type { Fault } from '../../../../hardware/twin/faults.ts';

const MINUTE = 60_000;
const doser: RigActuator = {
  id: 'doser-acid',
  kind: 'doser',
  driver: 'relay',
  config: { pin: 12 },
  safeDuty: 0,
  shortestOnSeconds: 0,
  shortestOffSeconds: 0,
  longestOnSeconds: 240,
  boardInputs: [],
  doses: 'acid',
  mlPerSecond: 2,
};

const openTank = (faults: readonly Fault[] = [], fitted = doser) => {
  const passed: { readonly ms: number; readonly inputs: PlantInputs }[] = [];
  const plant: Plant = {
    advance: (ms, inputs) => passed.push({ ms, inputs }),
    feel: () => 0,
    volts: () => 0,
    hold: () => undefined,
  };
  return { hands: createHands([fitted], plant, () => faults), passed };
};
const order = { actuator: 'doser-acid', duty: OFF, dose: { ml: 3, length: seconds(90) } };

describe('a dose', () => {
  test.each<readonly [string, number, Fault]>([
    ['nothing from an empty bottle', 0, { kind: 'empty', actuator: 'doser-acid' }],
    ['its share through a clogged hose', 1.2, { kind: 'weak', share: 0.4, actuator: 'doser-acid' }],
    ['all of it where another is empty', 3, { kind: 'empty', actuator: 'doser-a' }],
  ])('is %s', (_, ml, fault) => {
    const { hands } = openTank([fault]);
    hands.obey([order]);
    hands.pass(3 * MINUTE);
    expect(hands.takeWork().acid).toBeCloseTo(ml);
  });
  test('is of the other bottle where A and B were swapped', () => {
    const { hands, passed } = openTank([{ kind: 'bottles-swapped' }], { ...doser, doses: 'a' });
    hands.obey([order]);
    hands.pass(MINUTE);
    expect(passed[0]?.inputs).toMatchObject({ doseA: 0, doseB: 3 / 90 });
  });
  test('comes out whole, over its own time and no longer', () => {
    const { hands, passed } = openTank();
    hands.obey([order]);
    hands.pass(MINUTE);
    expect(hands.takeWork().acid).toBeCloseTo(2);
    hands.pass(2 * MINUTE);
    expect(hands.takeWork().acid).toBeCloseTo(1);
    const dosing = passed.filter(({ inputs }) => (inputs.acid ?? 0) > 0);
    expect(dosing.reduce((sum, { ms }) => sum + ms, 0)).toBe(90_000);
  });
  test('ends when the outputs are made safe', () => {
    const { hands } = openTank();
    hands.obey([order]);
    hands.makeSafe();
    hands.pass(MINUTE);
    expect(hands.takeWork().acid).toBe(0);
  });
});

describe('the book of doses', () => {
  const dosers = [{ id: 'doser-acid', kind: 'doser' } as Actuator];
  const command: Command = {
    ...order,
    lease: seconds(10),
    because: because('because.dose-acid'),
    origin: 'automatic',
  };
  test('counts five minutes, an hour and a day, and forgets what is older', () => {
    const book = createDoseLedger(dosers);
    book.write([command], 0);
    book.write([command], 30 * MINUTE);
    expect(book.counts(32 * MINUTE)).toEqual({ 'doser-acid': { recent: 3, hour: 6, day: 6 } });
    expect(book.counts(95 * MINUTE)).toEqual({ 'doser-acid': { recent: 0, hour: 0, day: 6 } });
    expect(book.counts(1440 * MINUTE)).toEqual({ 'doser-acid': { recent: 0, hour: 0, day: 3 } });
  });
  test('says nothing where there is no doser: then nothing is dosed', () => {
    expect(createDoseLedger([]).counts(0)).toBeUndefined();
  });
});
