// The circuits of Atlas Scientific's EZO class on I²C: a command in ASCII, a wait, a state and an answer in ASCII. They keep their
// own calibration. Source: Atlas Scientific, EZO-pH datasheet 5.8 (2021), pages 44-46, 51 and 57; the EC, D.O. and RTD ones alike.
// On a serial line of the computer (hardware/lines/ezo-line.ts) they are asked the same.
import type { ZodObject } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type {
  EzoCircuit,
  LineDriver,
  Neighbours,
  PartsBoard,
  SensorDriver,
  SensorInstance,
} from '../driver.ts';
import { numberIn } from '../ezo-number.ts';
import { onUart } from '../part-wiring.ts';

/** State byte before every answer. */
const DONE = 1;
const STILL_WORKING = 254;
/** State, the longest number and the zero after it. Values beyond the first are switched off by their makers' default, or not needed. */
const ANSWER_LENGTH = 12;
/** A reading that takes longer is asked for once more before that is a fault. */
const LOOKS = 2;

/** The first number of an answer; a state other than done, or no number, is no answer. */
export const decode = (bytes: readonly number[]): Result<number, Fault> => {
  const [state, ...text] = bytes;
  if (state !== DONE) return err('no-answer');
  const end = text.indexOf(0);
  const value = numberIn(String.fromCharCode(...(end < 0 ? text : text.slice(0, end))));
  return value === undefined ? err('bad-checksum') : ok(value);
};

type Wires = Pick<PartsBoard, 'i2c' | 'wait'>;

const write = ({ i2c }: Wires, address: number, command: string): Promise<void> =>
  i2c.write(
    address,
    [...command].map((letter) => letter.charCodeAt(0)),
  );

/** Sends `command` and gives the `count` bytes that stand there when its time is over, the state first. */
const exchange = async (
  wires: Wires,
  address: number,
  command: string,
  { waitMs, count }: { readonly waitMs: number; readonly count: number },
): Promise<Result<readonly number[], Fault>> => {
  await write(wires, address, command);
  for (let look = 1; ; look++) {
    await wires.wait(waitMs);
    const bytes = await wires.i2c.read(address, count);
    if (!bytes.ok || bytes.value[0] !== STILL_WORKING || look === LOOKS) return bytes;
  }
};

/** Sends `command`, waits for as long as its data sheet says and gives the number that comes back. */
export const ask = async (
  wires: Wires,
  address: number,
  command: string,
  waitMs: number,
): Promise<Result<number, Fault>> => {
  const bytes = await exchange(wires, address, command, { waitMs, count: ANSWER_LENGTH });
  return bytes.ok ? decode(bytes.value) : bytes;
};

/** ms that a command takes which is no question. */
const TOLD_MS = 300;

/** Sends a command whose answer is no number; a fault where the circuit has not taken it. */
const tell = async (wires: Wires, address: number, command: string): Promise<Result<void, Fault>> => {
  const state = await exchange(wires, address, command, { waitMs: TOLD_MS, count: 1 });
  return state.ok && state.value[0] === DONE ? ok(undefined) : err('no-answer');
};

export const onI2c = (wires: Wires, address: number): EzoCircuit => ({
  ask: (command, waitMs) => ask(wires, address, command, waitMs),
  tell: (command) => tell(wires, address, command),
});

/**
 * The same meter at the end of a serial line of its own, where it needs no address. `circuit`: what it calls itself, in capitals
 * and without points. `create`: what it is on any wires.
 */
export const onLine = (
  { id, quantities, example: { address: _, ...example }, needs, wiring }: SensorDriver,
  circuit: string,
  configSchema: ZodObject,
  create: (wires: EzoCircuit, config: never, neighbours: Neighbours) => SensorInstance,
): LineDriver => ({
  id,
  kind: 'ezo',
  circuit,
  quantities: () => quantities,
  wiring: (config) => onUart(wiring(config)),
  configSchema: configSchema.omit({ address: true }),
  example,
  ...(needs ? { needs } : {}),
  create: (wires, config, neighbours) => create(wires as EzoCircuit, config as never, neighbours),
});

/**
 * The question that makes the circuit reckon at this temperature (°C) whatever it was told before: a temperature set by `T` is
 * lost with the supply, and whoever calibrated it last may have left another one.
 */
export const readAt = (temperature: number): string => `RT,${temperature.toFixed(1)}`;
/** ms that a question with a temperature takes. */
export const READ_AT_MS = 900;
/** °C at which a value stands as the electrode gave it: what follows corrects it by the channel's own law. */
export const REFERENCE = 25;
