import { describe, expect, test } from 'vitest';
import { createWorkCounter } from '../../../../controller/cli/trial/work.ts';
import type { PlantInputs } from '../../../../hardware/plant.ts';

const still: PlantInputs = { pump: 0, heater: 0, ventMotor: 0 };

const countAll = (...rows: readonly Partial<PlantInputs>[]) => {
  const counter = createWorkCounter();
  for (const row of rows) counter.count(10_000, { ...still, ...row }, false);
  return counter.take();
};

describe('the work that was done', () => {
  test('a heater at half power for ten seconds is five seconds of full power', () => {
    expect(countAll({ heater: 0.5 })).toMatchObject({ heater: 5, heaterStarts: 1, pump: 0 });
  });
  test('a pump that goes on is started once', () => {
    expect(countAll({ pump: 1 }, { pump: 1 }, {}, { pump: 1 })).toMatchObject({ pump: 30, pumpStarts: 2 });
  });
  test('a vent that moves on in the same way has moved once', () => {
    expect(countAll({ ventMotor: 1 }, { ventMotor: 1 })).toMatchObject({
      ventMoves: 1,
      ventReversals: 0,
      motor: 20,
    });
  });
  test('moves of a second vent are counted with all, and for themselves', () => {
    expect(countAll({ ventMotor: 1, westVentMotor: 1 }, {}, { westVentMotor: -1 })).toMatchObject({
      ventMoves: 3,
      westVentMoves: 2,
    });
  });
  test('a vent that comes back after a rest has turned round', () => {
    expect(countAll({ ventMotor: 1 }, {}, { ventMotor: -1 })).toMatchObject({
      ventMoves: 2,
      ventReversals: 1,
    });
  });
  test('doses add up by their volume', () => {
    expect(countAll({ doseA: 0.5, doseB: 0.2, acid: 0.1 })).toMatchObject({ nutrient: 7, acid: 1 });
  });
  test('what was taken is not counted again, but a pump that runs on is not a new start', () => {
    const counter = createWorkCounter();
    counter.count(1000, { ...still, pump: 1 }, false);
    counter.take();
    counter.count(1000, { ...still, pump: 1 }, false);
    expect(counter.take()).toMatchObject({ pump: 1, pumpStarts: 0 });
  });
  test('fans, dosers and the shade are counted as they begin; seconds without orders add up', () => {
    expect(
      countAll({ fan: 1, shadeMotor: 1 }, { fan: 1 }, {}, { mixer: 1, doseA: 1 }, { acid: 1 }),
    ).toMatchObject({ fanStarts: 2, shadeMoves: 1, doses: 2, aeratorStarts: 0, alone: 0 });
    const counter = createWorkCounter();
    counter.count(10_000, still, true);
    counter.count(10_000, still, false);
    expect(counter.take()).toMatchObject({ alone: 10 });
  });
});
