// What a driver is. A sensor driver turns bytes into numbers in its own unit; an actuator driver turns a duty into pin leases.
import type { Board } from 'johnny-five';
import type { ZodType } from 'zod';
import type { RigActuator, RigLine } from '../controller/contract/rig.ts';
import type { Fault, Tag } from '../controller/core/reading.ts';
import type { Result } from '../controller/core/result.ts';
import type { Millis, Timestamp } from '../controller/core/units.ts';
import type { Clock, Log, Stop } from '../controller/ports.ts';
import type { ActuatorInstance } from './guarded-outputs.ts';
import type { LineWiring, PartWiring } from './part-wiring.ts';

/** Why a bus gave no bytes: nobody acknowledged, or the line stayed silent. Either way the part did not answer. */
export type BusFault = Extract<Fault, 'no-answer'>;

/** The I²C bus of the board; its transactions go one at a time. */
export interface I2cBus {
  write(address: number, bytes: readonly number[]): Promise<void>;
  /** Reads `count` bytes, after writing `register` where one is given. Fewer bytes than asked are given as they came. */
  read(address: number, count: number, register?: number): Promise<Result<readonly number[], BusFault>>;
  /** Tasks that hold one address come one after the other: a converter of several inputs makes one measurement at a time. */
  hold<T>(address: number, task: () => Promise<T>): Promise<T>;
}

/** ROM code of a 1-Wire part: family, serial number, CRC; 8 bytes. */
export type RomCode = readonly number[];

/** 1-Wire on any digital pin. */
export interface OneWireBus {
  search(pin: number): Promise<Result<readonly RomCode[], BusFault>>;
  /** Reset, select, write. */
  write(pin: number, rom: RomCode, bytes: readonly number[]): Promise<void>;
  /** Reset, select, write, read `count` bytes. */
  exchange(
    pin: number,
    rom: RomCode,
    bytes: readonly number[],
    count: number,
  ): Promise<Result<readonly number[], BusFault>>;
}

/** Pulses of one input since the board began to count them. */
export interface PulseCount {
  readonly falls: number;
  /** How long it has counted, ms; begins anew with the count. */
  readonly period: number;
}

/** What the board itself counts and times, because the line is too slow for it. */
export interface TimedReads {
  /** The first call makes the pin an input with pull-up and begins the count. Four pins at most on one board. */
  count(pin: number): Promise<Result<PulseCount, BusFault>>;
  /** The five bytes of a DHT22, as they came; those of a wrong checksum are a fault. */
  dht(pin: number): Promise<Result<readonly number[], Fault>>;
  /** How long the echo pin of an ultrasonic ranger was high after a shout, µs. */
  echo(triggerPin: number, echoPin: number): Promise<Result<number, Fault>>;
}

/** johnny-five's Sensor, as far as drivers use it (its published types leave `disable` out). */
export interface FivePart {
  /** Last count or level that the board reported; null before the first. */
  readonly raw: number | null;
  disable(): void;
}

export interface FivePartOptions {
  readonly board: Board;
  readonly pin: number | string;
  readonly type?: 'analog' | 'digital';
  /** ms between two events of the part */
  readonly freq?: number;
  /** false: no timer of its own */
  readonly enabled?: boolean;
}

/** One living board as the drivers see it; made anew for every connection. */
export interface PartsBoard {
  readonly five: Board;
  readonly Sensor: new (options: FivePartOptions) => FivePart;
  readonly clock: Clock;
  /** For the technician: what a reading cannot say. */
  readonly log: Log;
  readonly i2c: I2cBus;
  readonly oneWire: OneWireBus;
  readonly timed: TimedReads;
  /** Calls back with each analog report of a channel (0 for A0), 0…1023. */
  onAnalog(channel: number, listener: (count: number) => void): void;
  /** Calls back with the level of a digital input whenever the board reports its port, until stopped: when asked, and within 10 ms
   * of every change. */
  onLevel(pin: number, listener: (level: 0 | 1) => void): Stop;
  /** Asks for the level of a digital input now: 0 or 1. */
  level(pin: number): Promise<Result<0 | 1, BusFault>>;
  /** Turns the input's own resistor on. */
  pullUp(pin: number): void;
  /** Resolves when `ms` have passed on the board's clock. */
  wait(ms: number): Promise<void>;
}

/** Registers of one Modbus slave that are read at once. */
export interface RegisterBlock {
  /** 1…247 */
  readonly slave: number;
  /** 3: holding registers; 4: input registers. */
  readonly function: 3 | 4;
  /** As it travels: the first is 0. */
  readonly register: number;
  readonly count: number;
}

/** The slaves of one RS485 line. */
export interface ModbusWires {
  /** 0…65535 each. */
  read(block: RegisterBlock): Promise<Result<readonly number[], Fault>>;
}

/** One circuit of Atlas Scientific's EZO class, wherever it hangs. */
export interface EzoCircuit {
  /** The number that comes back, `waitMs` after the command. */
  ask(command: string, waitMs: number): Promise<Result<number, Fault>>;
  /** Sends a command whose answer is no number; a fault where the circuit has not taken it. */
  tell(command: string): Promise<Result<void, Fault>>;
}

/**
 * A number in the driver's own unit, or why there is none. `at`: when that was found, where it is not just now. `doubt`: what the part
 * is asked for here lies outside what its maker answers for.
 */
export type Measured = Result<number, Fault> & { readonly at?: Timestamp; readonly doubt?: 'indicative' };

export interface SensorInstance {
  /** Measures every quantity once. Never rejects, never invents. */
  read(): Promise<Readonly<Record<string, Measured>>>;
  /** Calls back with each quantity whenever the board reports it unasked, until stopped. Absent where it never does. */
  stream?(take: (values: Readonly<Record<string, Measured>>) => void): Stop;
  /** Lets go of timers. */
  dispose?(): void;
}

/** The other sensors of the same board, or of the whole house for a meter on a line of the computer, for a part whose formula needs what they measure. */
export interface Neighbours {
  /** The last value of a tag as its driver gave it; a fault where there is none, or none so young. */
  last(tag: Tag, within: Millis): Measured;
}

/** A tag that a configuration names: it must be of this kind, on the same board, in its unit by its part itself. */
export interface Need {
  readonly field: string;
  readonly tag: Tag;
  readonly quantity: 'airTemperature' | 'waterTemperature' | 'pressure';
}

export interface SensorDriver {
  readonly id: string;
  /** What `read` gives, each with its unit in `hardware/parts/<id>.md`. */
  readonly quantities: readonly string[];
  readonly configSchema: ZodType;
  /** A configuration that works, shown when one does not. */
  readonly example: Readonly<Record<string, unknown>>;
  // Method syntax on purpose: each driver narrows `config` to what its own schema gives.
  wiring(config: unknown): PartWiring;
  needs?(config: unknown): readonly Need[];
  create(board: PartsBoard, config: unknown, neighbours: Neighbours): SensorInstance;
}

/** A meter on a serial line of the computer itself. */
export interface LineDriver {
  readonly id: string;
  /** What must be spoken on its line. */
  readonly kind: RigLine['kind'];
  /** What an EZO circuit calls itself: two may have changed places. */
  readonly circuit?: string;
  readonly configSchema: ZodType;
  readonly example: Readonly<Record<string, unknown>>;
  // Method syntax on purpose, as above: `wires` are those of its kind.
  quantities(config: unknown): readonly string[];
  wiring(config: unknown): LineWiring;
  needs?(config: unknown): readonly Need[];
  create(wires: ModbusWires | EzoCircuit, config: unknown, neighbours: Neighbours): SensorInstance;
}

export interface ActuatorDriver {
  readonly id: string;
  /** It can do a share of its work, not only all or nothing. */
  readonly isVariable?: true;
  /** A pump that can be dosed slowly too. */
  readonly hasTwoSpeeds?: true;
  /** Inputs that the board can obey for it; absent: two. */
  readonly mostInputs?: number;
  readonly configSchema: ZodType;
  readonly example: Readonly<Record<string, unknown>>;
  wiring(config: unknown): PartWiring;
  create(actuator: RigActuator, config: unknown): ActuatorInstance;
}
