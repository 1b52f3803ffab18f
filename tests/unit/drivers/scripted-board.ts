// Buses that answer what a test has written down: for the bytes of a data sheet, which no emulated chip would send on order.
import type { Fault } from '../../../controller/core/reading.ts';
import { err, ok, type Result } from '../../../controller/core/result.ts';
import type {
  BusFault,
  I2cBus,
  OneWireBus,
  PartsBoard,
  PulseCount,
  RomCode,
  TimedReads,
} from '../../../hardware/driver.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';

export type Bytes = Result<readonly number[], BusFault>;
export const SILENCE: Bytes = err('no-answer');
export const bytes = (...values: number[]): Bytes => ok(values);

export interface Script {
  /** Answers to I²C reads, in order; then silence. */
  readonly reads?: readonly Bytes[];
  readonly roms?: Result<readonly RomCode[], BusFault>;
  readonly scratchpads?: readonly Bytes[];
  /** Answers of the counter, in order; then silence. */
  readonly counts?: readonly Result<PulseCount, BusFault>[];
  /** Answers of a DHT22 and of a ranger, in order; then silence. */
  readonly dhts?: readonly Result<readonly number[], Fault>[];
  readonly echoes?: readonly Result<number, Fault>[];
}

/** What the driver wrote, and a board that answers by the script. */
export const createScriptedBoard = (script: Script) => {
  const written: (readonly number[])[] = [];
  const waits: number[] = [];
  const reads = [...(script.reads ?? [])];
  const scratchpads = [...(script.scratchpads ?? [])];
  const i2c: I2cBus = {
    write: async (_address, values) => void written.push(values),
    read: async () => reads.shift() ?? SILENCE,
    hold: (_address, task) => task(),
  };
  const oneWire: OneWireBus = {
    search: async () => script.roms ?? err('no-answer'),
    write: async (_pin, _rom, values) => void written.push(values),
    exchange: async () => scratchpads.shift() ?? SILENCE,
  };
  const counts = [...(script.counts ?? [])];
  const dhts = [...(script.dhts ?? [])];
  const echoes = [...(script.echoes ?? [])];
  const timed: TimedReads = {
    count: async () => counts.shift() ?? err('no-answer'),
    dht: async () => dhts.shift() ?? err('no-answer'),
    echo: async () => echoes.shift() ?? err('no-answer'),
  };
  const clock = createTestClock();
  const log = createTestLog();
  const board: Pick<PartsBoard, 'i2c' | 'oneWire' | 'timed' | 'wait' | 'clock' | 'log'> = {
    i2c,
    oneWire,
    timed,
    clock,
    log,
    wait: async (ms) => void waits.push(ms),
  };
  return { board: board as PartsBoard, written, waits, clock, log };
};
