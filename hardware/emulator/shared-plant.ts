// One greenhouse on several emulated boards: each board says what its own loads do, time passes once.
import type { Plant, PlantInputs } from '../plant.ts';

const STILL: PlantInputs = { pump: 0, heater: 0, ventMotor: 0 };

/** Of two pumps or heaters the stronger counts; two vent motors that disagree hold each other. */
const join = (a: PlantInputs, b: PlantInputs): PlantInputs => ({
  pump: Math.max(a.pump, b.pump),
  heater: Math.max(a.heater, b.heater),
  ventMotor: Math.sign(a.ventMotor + b.ventMotor) as PlantInputs['ventMotor'],
});

/** `count` views of the plant, one for each board. The greenhouse lives as long as the board that has lived longest. */
export const sharePlant = (plant: Plant, count: number): readonly Plant[] => {
  const inputs: PlantInputs[] = Array.from({ length: count }, () => STILL);
  const lived: number[] = Array.from({ length: count }, () => 0);
  let past = 0;
  return inputs.map((_, board) => ({
    ...plant,
    advance(ms, own) {
      inputs[board] = own;
      lived[board] = (lived[board] ?? 0) + ms;
      const next = Math.max(past, lived[board] ?? 0);
      if (next > past) plant.advance(next - past, inputs.reduce(join));
      past = next;
    },
  }));
};
