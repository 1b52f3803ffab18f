// The virtual greenhouse as its two carriers see it: the emulated board (through chips and pins) and the board without firmware.
import type { Tag } from '../controller/core/reading.ts';

/** What acts on the greenhouse. */
export interface PlantInputs {
  /** Circulation pump, 0…1. */
  readonly pump: number;
  /** Heater, 0…1 of its rated power. */
  readonly heater: number;
  /**
   * Vent motor: 1 opening, −1 closing, 0 still. The plant keeps the position and its end stops. Vents that face the western half
   * of the compass, 180…359°, have their own; all others are moved together.
   */
  readonly ventMotor: Direction;
  readonly westVentMotor?: Direction;
  /** Motors of the night screen and of the shade: 1 drawing it over the crop, −1 taking it away. */
  readonly screenMotor?: Direction;
  readonly shadeMotor?: Direction;
  /** Where a servo holds vents, screen or shade, 0…1: there within a second, whatever a motor does. */
  readonly ventHeld?: number;
  readonly westVentHeld?: number;
  readonly screenHeld?: number;
  readonly shadeHeld?: number;
  /** Share of full power, 0…1: fan that blows air out, fan that only stirs it, fogger, lamps over the crop, air pump in the tank. */
  readonly fan?: number;
  readonly mixer?: number;
  readonly fogger?: number;
  readonly lamp?: number;
  readonly aerator?: number;
  /** Inlet of the tank, 0…1 open. */
  readonly inlet?: number;
  /** Dosing pumps of the two stock solutions, the acid and the base, mL/s. */
  readonly doseA?: number;
  readonly doseB?: number;
  readonly acid?: number;
  readonly base?: number;
}

/** Which way a motor turns; 0 is still. */
export type Direction = -1 | 0 | 1;

export interface Plant {
  /** Lets `ms` of virtual time pass under these inputs. */
  advance(ms: number, inputs: PlantInputs): void;
  /** What the probe of this tag feels now, noise and lag included, in the tag's own unit. Throws for a tag it does not have. */
  feel(tag: Tag): number;
  /** What an analog transmitter of this tag puts out, V. */
  volts(tag: Tag): number;
  /** For tests and lessons: holds parts of the weather or the house at a value until called with `undefined` for it. */
  hold(what: PlantHold): void;
}

/** °C, %, L, the share of the sun that reaches the panel, the share of the crop under a fleece, meq/L of the water that is poured in, the pH of a cup in which the pH probe stands, as warm as the tank, the share of its water that the pump still moves (0: clogged, though it turns). `undefined` lets nature go on. */
export interface PlantHold {
  readonly airTemperature?: number | undefined;
  readonly outsideTemperature?: number | undefined;
  readonly outsideHumidity?: number | undefined;
  readonly tankLevel?: number | undefined;
  readonly panelClear?: number | undefined;
  readonly rowCover?: number | undefined;
  readonly refillAlkalinity?: number | undefined;
  readonly cupAcidity?: number | undefined;
  readonly pumpPasses?: number | undefined;
}
