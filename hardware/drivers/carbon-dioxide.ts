// What the carbon dioxide meters of Sensirion have in common: they measure all the time by themselves, are told the pressure, are asked
// whether there is something new, and then give ppm, °C and %.
//
// They count molecules and take them for a share of the air that they were told. At 3,850 m the air has 63 kPa, and they take nothing
// below 70: there they are told 70, and their ppm grow by 70/63. Their makers do not answer for that, so it is called a hint.
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { clamp, type Millis, seconds, type Timestamp } from '../../controller/core/units.ts';
import type { Measured, Neighbours, PartsBoard, SensorInstance } from '../driver.ts';
import { given, type Source } from './from-neighbour.ts';
import { decodeWords, order } from './sensirion-words.ts';

/** ppm as the part says it, °C, %. */
export interface Air {
  readonly carbonDioxide: number;
  readonly temperature: number;
  readonly humidity: number;
}

/** One kind of part: its orders, and what its words mean. */
export interface CarbonKind {
  /** hPa that it can be told. */
  readonly pressures: readonly [lowest: number, highest: number];
  /** Makes it measure from now on, told these hPa. */
  begin(hectopascal: number): readonly (readonly number[])[];
  /** Tells one that measures. */
  tell(hectopascal: number): readonly number[];
  /** Asks whether there is something new, and takes it. */
  readonly ask: number;
  isNew(word: number): boolean;
  readonly take: number;
  readonly words: number;
  decode(words: readonly number[]): Air;
  /** From an order to its answer, ms. */
  readonly orderMs: number;
}

/** hPa by which the weather changes before the part is told: half a percent here. */
const STEP = 3;
/** A part that has had nothing new for so long has lost its supply meanwhile, and with it what it was told. */
const SILENCE: Millis = seconds(20);
const HECTOPASCAL = 10;

/** hPa to tell a part of this kind at `kPa`: the nearest that it takes. */
export const tellable = (kPa: number, [lowest, highest]: CarbonKind['pressures']): number =>
  clamp(Math.round(kPa * HECTOPASCAL), lowest, highest);

/** ppm of the air from those of a part that was told `hectopascal` in air of `kPa`; a hint where it does not take that pressure. */
export const shareOfAir = (
  ppm: number,
  hectopascal: number,
  kPa: number,
  [lowest, highest]: CarbonKind['pressures'],
): Measured => {
  const air = kPa * HECTOPASCAL;
  const isAnswered = air >= lowest && air <= highest;
  return { ...ok((ppm * hectopascal) / air), ...(isAnswered ? {} : { doubt: 'indicative' }) };
};

interface Found {
  readonly air: Air;
  readonly at: Timestamp;
}

const allOf = (fault: Fault): Record<string, Measured> => ({
  carbonDioxide: err(fault),
  temperature: err(fault),
  humidity: err(fault),
});

export const createCarbonMeter = (
  { i2c, wait, clock }: PartsBoard,
  kind: CarbonKind,
  { address, pressure }: { readonly address: number; readonly pressure: Source },
  neighbours: Neighbours,
): SensorInstance => {
  let told: number | undefined;
  /** When it was begun, or had something new. */
  let heard: Millis = clock.monotonic();
  let last: Found | undefined;

  const say = async (bytes: readonly number[]): Promise<void> => {
    await i2c.write(address, bytes);
    await wait(kind.orderMs);
  };
  const prepare = async (kPa: number): Promise<number> => {
    const wanted = tellable(kPa, kind.pressures);
    if (told === undefined) {
      for (const bytes of kind.begin(wanted)) await say(bytes);
      heard = clock.monotonic();
    } else if (Math.abs(wanted - told) < STEP) return told;
    else await say(kind.tell(wanted));
    told = wanted;
    return wanted;
  };
  const answer = async (code: number, count: number): Promise<Result<readonly number[], Fault>> => {
    await say(order(code));
    const bytes = await i2c.read(address, count * 3);
    return bytes.ok ? decodeWords(bytes.value, count) : bytes;
  };
  /** What is new, or nothing new yet. */
  const look = async (): Promise<Result<Air | undefined, Fault>> => {
    const state = await answer(kind.ask, 1);
    if (!state.ok) return state;
    if (!kind.isNew(state.value[0] ?? 0)) return ok(undefined);
    const words = await answer(kind.take, kind.words);
    return words.ok ? ok(kind.decode(words.value)) : words;
  };
  /** What it has found, new or not. */
  const find = async (): Promise<Result<Found, Fault>> => {
    const news = await look();
    const now = clock.monotonic();
    // It may have been without power: then it is begun anew, and told all that it must know.
    if (!news.ok || now - heard > SILENCE) told = undefined;
    if (!news.ok) return news;
    if (news.value) {
      heard = now;
      last = { air: news.value, at: clock.now() };
    }
    return last ? ok(last) : err('never-read');
  };

  return {
    async read() {
      const kPa = given(pressure, neighbours);
      // One that knows no pressure is told any: its ppm count for nothing until it does.
      const hectopascal = await prepare(kPa.ok ? kPa.value : (told ?? 0) / HECTOPASCAL);
      const found = await find();
      if (!found.ok) return allOf(found.error);
      const { air, at } = found.value;
      const share = kPa.ok ? shareOfAir(air.carbonDioxide, hectopascal, kPa.value, kind.pressures) : kPa;
      return {
        carbonDioxide: { ...share, at },
        temperature: { ...ok(air.temperature), at },
        humidity: { ...ok(air.humidity), at },
      };
    },
  };
};
