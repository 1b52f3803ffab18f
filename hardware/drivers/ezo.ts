// The circuits of Atlas Scientific's EZO class on I²C: a command in ASCII, a wait, a state and an answer in ASCII. They keep their
// own calibration. Source: Atlas Scientific, EZO-pH datasheet 5.8 (2021), pages 44-46, 51 and 57; the EC, D.O. and RTD ones alike.
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { PartsBoard } from '../driver.ts';

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
  const end = text.findIndex((byte) => byte === 0 || byte === COMMA);
  const digits = String.fromCharCode(...(end < 0 ? text : text.slice(0, end)));
  return NUMBER.test(digits) ? ok(Number(digits)) : err('bad-checksum');
};
const COMMA = 0x2c;
/** There is no checksum: an answer that is not wholly a number was damaged on its way. */
const NUMBER = /^-?\d{1,6}(\.\d{1,4})?$/;

type Wires = Pick<PartsBoard, 'i2c' | 'wait'>;

const write = ({ i2c }: Wires, address: number, command: string): Promise<void> =>
  i2c.write(
    address,
    [...command].map((letter) => letter.charCodeAt(0)),
  );

/** Sends `command`, waits for as long as its data sheet says and gives the number that comes back. */
export const ask = async (
  wires: Wires,
  address: number,
  command: string,
  waitMs: number,
): Promise<Result<number, Fault>> => {
  await write(wires, address, command);
  for (let look = 1; ; look++) {
    await wires.wait(waitMs);
    const bytes = await wires.i2c.read(address, ANSWER_LENGTH);
    if (!bytes.ok) return bytes;
    if (bytes.value[0] !== STILL_WORKING || look === LOOKS) return decode(bytes.value);
  }
};

/** ms that a command takes which is no question. */
const TOLD_MS = 300;

/** Sends a command whose answer nobody needs. */
export const tell = async (wires: Wires, address: number, command: string): Promise<void> => {
  await write(wires, address, command);
  await wires.wait(TOLD_MS);
};

/**
 * The question that makes the circuit reckon at this temperature (°C) whatever it was told before: a temperature set by `T` is
 * lost with the supply, and whoever calibrated it last may have left another one.
 */
export const readAt = (temperature: number): string => `RT,${temperature.toFixed(1)}`;
/** ms that a question with a temperature takes. */
export const READ_AT_MS = 900;
/** °C at which a value stands as the electrode gave it: what follows corrects it by the channel's own law. */
export const REFERENCE = 25;
