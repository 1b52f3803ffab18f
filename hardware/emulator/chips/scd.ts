// Virtual SCD30 and SCD4x: carbon dioxide counted in molecules, told as ppm of the air that they believe to be in.
// Sources: Sensirion, Interface Description SCD30 version 1.0 (2020); Datasheet SCD4x version 1.4 (2023), chapter 3.
import type { I2cChip } from '../i2c-bus.ts';
import { createFaultSwitch, type Failing } from './chip-fault.ts';
import { sensirionCrc } from './crc8.ts';

export interface ScdFeel {
  /** True ppm, °C, % and kPa around it. */
  readonly carbonDioxide: () => number;
  readonly temperature: () => number;
  readonly humidity: () => number;
  readonly pressure: () => number;
}

interface ScdKind {
  readonly address: number;
  /** Between two measurements, ms. */
  readonly period: number;
  readonly start: number;
  readonly tell: number;
  readonly ask: number;
  readonly take: number;
  /** hPa: it takes no others. */
  readonly pressures: readonly [number, number];
  readonly state: (isNew: boolean) => number;
  readonly encode: (ppm: number, celsius: number, percent: number) => readonly number[];
}

const floatWords = (value: number): readonly number[] => {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return [view.getUint16(0), view.getUint16(2)];
};
const share = (value: number, from: number, span: number): number =>
  Math.round(Math.min(1, Math.max(0, (value - from) / span)) * 65_535);

export const SCD30: ScdKind = {
  address: 0x61,
  period: 2000,
  start: 0x0010,
  tell: 0x0010,
  ask: 0x0202,
  take: 0x0300,
  pressures: [700, 1400],
  state: (isNew) => (isNew ? 1 : 0),
  encode: (...values) => values.flatMap(floatWords),
};

export const SCD4X: ScdKind = {
  address: 0x62,
  period: 5000,
  start: 0x21b1,
  tell: 0xe000,
  ask: 0xe4b8,
  take: 0xec05,
  pressures: [700, 1200],
  state: (isNew) => (isNew ? 0x8006 : 0x8000),
  encode: (ppm, celsius, percent) => [Math.round(ppm), share(celsius, -45, 175), share(percent, 0, 100)],
};

/** hPa that it believes in before it is told. */
const SEA = 1013;

const bytesOf = (word: number): number[] => [word >> 8, word & 0xff];
const withChecks = (words: readonly number[]): number[] =>
  words.flatMap((word) => [...bytesOf(word), sensirionCrc(bytesOf(word))]);

export const createScd = (kind: ScdKind, feel: ScdFeel): I2cChip & Failing => {
  const faults = createFaultSwitch();
  let received: number[] = [];
  let answer: number[] = [];
  let told = SEA;
  let since: number | undefined;
  let taken = 0;

  const madeBy = (at: number): number => (since === undefined ? 0 : Math.floor((at - since) / kind.period));
  const measure = (): readonly number[] => {
    const molecules = faults.sense(feel.carbonDioxide) * faults.sense(feel.pressure) * 10;
    return kind.encode(molecules / told, faults.sense(feel.temperature), faults.sense(feel.humidity));
  };
  const begin = (at: number): void => {
    since ??= at;
  };
  const hearPressure = ([high = 0, low = 0, crc]: readonly number[]): void => {
    const hectopascal = (high << 8) | low;
    const [lowest, highest] = kind.pressures;
    const isWhole = crc === sensirionCrc([high, low]);
    if (isWhole && hectopascal >= lowest && hectopascal <= highest) told = hectopascal;
  };
  const obey = (at: number): void => {
    const [high = 0, low = 0, ...argument] = received;
    const code = (high << 8) | low;
    if (code === kind.start) begin(at);
    if (code === kind.tell) hearPressure(argument);
    if (code === kind.ask) answer = withChecks([kind.state(madeBy(at) > taken)]);
    if (code === kind.take && madeBy(at) > taken) {
      answer = withChecks(measure());
      taken = madeBy(at);
    }
  };

  return {
    address: kind.address,
    fail: faults.fail,
    select(direction) {
      if (faults.is('absent')) return false;
      if (direction === 'write') [received, answer] = [[], []];
      return direction === 'write' || answer.length > 0;
    },
    write(byte) {
      received.push(byte);
      return true;
    },
    read: () => faults.emit(answer.shift() ?? 0xff),
    stop(at) {
      if (received.length > 1) obey(at);
      received = [];
    },
    holdsClock: () => faults.hold(0),
  };
};
