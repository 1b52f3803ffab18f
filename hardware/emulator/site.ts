// A virtual greenhouse wired to an emulated board as the rig file says: chips on its buses, volts on its inputs,
// loads on its outputs. The plant feels what the pins really do.
import type { Rig } from '../../controller/contract/rig.ts';
import type { Tag } from '../../controller/core/reading.ts';
import type { Plant, PlantInputs } from '../plant.ts';
import { createEmulatedBoard, type EmulatedBoard } from './board.ts';
import type { Failing } from './chips/chip-fault.ts';
import { readLoads, wireLoads } from './site-loads.ts';
import { wireSensor } from './site-sensors.ts';

export interface EmulatedSiteOptions {
  /** What hangs on its first board, which says the model too. */
  readonly rig: Rig;
  readonly plant: Plant;
  /** Intel HEX text: the program of that model. */
  readonly hex: string;
  readonly eeprom?: Uint8Array;
}

export interface EmulatedSite {
  readonly board: EmulatedBoard;
  /** The part that measures this tag, to break and to mend. Throws for a tag without a chip. */
  part(tag: Tag): Failing;
  /** What the pins make of pump, heater and vent at this moment. */
  inputs(): PlantInputs;
}

/** Emulated time between two steps of the plant, ms; a change of an output makes one more. */
const STEP_MS = 1000;

export const createEmulatedSite = ({ rig, plant, hex, eeprom }: EmulatedSiteOptions): EmulatedSite => {
  const board = createEmulatedBoard({
    hex,
    model: rig.boards[0]?.model ?? 'uno',
    ...(eeprom ? { eeprom } : {}),
  });
  const parts = new Map<Tag, Failing>();
  const refreshers: (() => void)[] = [];
  for (const sensor of rig.sensors) {
    const { part, refresh } = wireSensor(board, sensor, plant);
    if (refresh) refreshers.push(refresh);
    if (part) for (const { tag } of sensor.channels) parts.set(tag, part);
  }

  const loads = wireLoads(rig.actuators);
  const watched = new Set(loads.flatMap(({ pins }) => pins));
  let inputs = readLoads(loads, board);
  let livedUntil = board.now();
  const live = (): void => {
    const now = board.now();
    if (now > livedUntil) plant.advance(now - livedUntil, inputs);
    livedUntil = now;
    inputs = readLoads(loads, board);
  };
  const refresh = (): void => {
    for (const each of refreshers) each();
  };
  board.onPin((pin) => {
    if (watched.has(pin)) live();
  });
  board.every(STEP_MS, () => {
    live();
    refresh();
  });
  refresh();

  return {
    board,
    inputs: () => inputs,
    part(tag) {
      const part = parts.get(tag);
      if (!part) throw new Error(`no virtual chip measures ${tag}`);
      return part;
    },
  };
};
