// One greenhouse on several emulated boards: each board says what its own loads do, time passes once.
import type { Plant, PlantInputs } from '../plant.ts';
import { joinInputs, STILL } from '../plant-inputs.ts';

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
      if (next > past) plant.advance(next - past, joinInputs(inputs));
      past = next;
    },
  }));
};
