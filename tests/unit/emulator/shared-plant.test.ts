import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharePlant } from '../../../hardware/emulator/shared-plant.ts';
import type { Plant, PlantInputs } from '../../../hardware/plant.ts';

const STILL: PlantInputs = { pump: 0, heater: 0, ventMotor: 0 };

const createPlant = () => {
  const lived: { ms: number; inputs: PlantInputs }[] = [];
  const plant: Plant = {
    advance: (ms, inputs) => void lived.push({ ms, inputs }),
    feel: () => 20,
    volts: () => 1,
    hold: () => undefined,
  };
  return { plant, lived };
};

describe('a greenhouse on several boards', () => {
  it('lives once, as long as the board that has lived longest', () => {
    const steps = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 5000 })), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (turns) => {
        const { plant, lived } = createPlant();
        const boards = sharePlant(plant, 3);
        const own = [0, 0, 0];
        for (const [board, ms] of turns) {
          own[board] = (own[board] ?? 0) + ms;
          boards[board]?.advance(ms, STILL);
        }
        expect(lived.reduce((sum, { ms }) => sum + ms, 0)).toBe(Math.max(...own));
      }),
    );
  });

  it('feels the loads of all', () => {
    const { plant, lived } = createPlant();
    const [house, water] = sharePlant(plant, 2);
    water?.advance(1000, { ...STILL, pump: 1 });
    house?.advance(1500, { ...STILL, heater: 1, ventMotor: -1 });
    expect(lived.at(-1)).toEqual({ ms: 500, inputs: { pump: 1, heater: 1, ventMotor: -1 } });
  });
});
