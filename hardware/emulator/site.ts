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
/** As long as a motor runs towards a contact: it closes when the motor is there, not at the next full second. */
const MOTION_MS = 50;

const isMoving = ({ ventMotor, westVentMotor, screenMotor, shadeMotor }: PlantInputs): boolean =>
  [ventMotor, westVentMotor, screenMotor, shadeMotor].some((direction) => direction);

interface WiredSensors {
  readonly parts: ReadonlyMap<Tag, Failing>;
  /** Put on their pins what the plant makes of them now. */
  contacts(): void;
  others(): void;
}

const wireSensors = (board: EmulatedBoard, sensors: Rig['sensors'], plant: Plant): WiredSensors => {
  const wired = sensors.map((sensor) => ({ ...sensor, ...wireSensor(board, sensor, plant) }));
  const refresh = (isContact: boolean) => () => {
    for (const each of wired) if ((each.driver === 'contact') === isContact) each.refresh?.();
  };
  const parts = wired.flatMap(({ part, channels }) =>
    part ? channels.map(({ tag }) => [tag, part] as const) : [],
  );
  return { parts: new Map(parts), contacts: refresh(true), others: refresh(false) };
};

export const createEmulatedSite = ({ rig, plant, hex, eeprom }: EmulatedSiteOptions): EmulatedSite => {
  const board = createEmulatedBoard({
    hex,
    model: rig.boards[0]?.model ?? 'uno',
    ...(eeprom ? { eeprom } : {}),
  });
  const { parts, contacts, others } = wireSensors(board, rig.sensors, plant);
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
  board.onPin((pin) => {
    if (watched.has(pin)) live();
  });
  const refreshAll = (): void => {
    contacts();
    others();
  };
  board.every(STEP_MS, () => {
    live();
    refreshAll();
  });
  board.every(MOTION_MS, () => {
    if (!isMoving(inputs)) return;
    live();
    contacts();
  });
  refreshAll();

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
