// Aosong AM2302, sold as DHT22: air temperature and humidity on one digital pin, timed by the board. Format, range and the two
// seconds between readings: "AM2302 Product Manual", sections 5 and 7. It always answers with its measurement before.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { type Millis, millis } from '../../controller/core/units.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, onOnePin } from '../part-wiring.ts';

const configSchema = z.strictObject({ pin: z.number().int().min(2).max(69) });
type Config = z.infer<typeof configSchema>;
type Values = Readonly<Record<'temperature' | 'humidity', Measured>>;

const FRAME_LENGTH = 5;
/** Asked sooner it does not answer, or answers wrong. */
const SHORTEST_PAUSE = millis(2000);
/** What it measured longer ago is nothing of now. */
const LONGEST_PAUSE = millis(60_000);
const COLD = 0x8000;

/** °C and % from the five bytes: tenths of a percent, tenths of a kelvin with a sign bit, sum of the four. */
export const decode = (
  bytes: readonly number[],
): Result<{ readonly temperature: number; readonly humidity: number }, Fault> => {
  if (bytes.length !== FRAME_LENGTH) return err('no-answer');
  const [hHigh = 0, hLow = 0, tHigh = 0, tLow = 0, sum] = bytes;
  if (((hHigh + hLow + tHigh + tLow) & 0xff) !== sum) return err('bad-checksum');
  // A line held low reads as zeros, and their sum is right: no air is dry as that.
  if (bytes.every((byte) => byte === 0)) return err('no-answer');
  const humidity = ((hHigh << 8) | hLow) / 10;
  const word = (tHigh << 8) | tLow;
  const temperature = word & COLD ? -(word & ~COLD) / 10 : word / 10;
  const isPossible = humidity <= 100 && temperature >= -40 && temperature <= 80;
  return isPossible ? ok({ temperature, humidity }) : err('out-of-range');
};

const valuesOf = (result: ReturnType<typeof decode>): Values => {
  if (!result.ok) return { temperature: result, humidity: result };
  return { temperature: ok(result.value.temperature), humidity: ok(result.value.humidity) };
};

class Dht22 implements SensorInstance {
  readonly #board: PartsBoard;
  readonly #pin: number;
  #asked: Millis | undefined;
  #answered: Millis | undefined;
  #last: Promise<Values> | undefined;

  constructor(board: PartsBoard, pin: number) {
    this.#board = board;
    this.#pin = pin;
  }

  /** Asked too soon, its reading before with the time at which that was made. */
  async read(): Promise<Values> {
    const now = this.#board.clock.monotonic();
    const isTooSoon = this.#asked !== undefined && now - this.#asked < SHORTEST_PAUSE;
    if (!this.#last || !isTooSoon) {
      this.#asked = now;
      this.#last = this.#ask();
    }
    return this.#last;
  }

  async #ask(): Promise<Values> {
    const { timed, clock } = this.#board;
    const bytes = await timed.dht(this.#pin);
    const decoded = bytes.ok ? decode(bytes.value) : bytes;
    const values = valuesOf(decoded.ok && !this.#isOfNow() ? err('never-read') : decoded);
    this.#asked = clock.monotonic();
    if (decoded.ok) this.#answered = this.#asked;
    const at = clock.now();
    return { temperature: { ...values.temperature, at }, humidity: { ...values.humidity, at } };
  }

  /** Its answer was measured when it was last asked. */
  #isOfNow(): boolean {
    const now = this.#board.clock.monotonic();
    return this.#answered !== undefined && now - this.#answered <= LONGEST_PAUSE;
  }
}

export const dht22 = {
  id: 'dht22',
  quantities: ['temperature', 'humidity'],
  configSchema,
  example: { pin: 9 },
  wiring: () => onOnePin('DATA', 2.5, dataSheet('Aosong AM2302: 2.5 mA'), '4.7 kΩ: VCC – DATA'),
  create: (board: PartsBoard, { pin }: Config): SensorInstance => new Dht22(board, pin),
} satisfies SensorDriver;
