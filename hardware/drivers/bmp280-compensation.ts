// How raw counts of a BMP280 (and the same cells in a BME280) become °C and kPa: the double-precision formulas of Bosch
// "BMP280 Data sheet", BST-BMP280-DS001, section 8.1, with the chip's own calibration words of section 3.11.2.
export interface CalibrationWords {
  /** dig_T1 … dig_T3 */
  readonly t: readonly [number, number, number];
  /** dig_P1 … dig_P9 */
  readonly p: readonly [number, number, number, number, number, number, number, number, number];
}

/** Bytes of the words, from register 0x88 on. */
export const CALIBRATION_LENGTH = 24;

/** The words from their 24 bytes; undefined where they cannot be those of a chip. */
export const readWords = (bytes: readonly number[]): CalibrationWords | undefined => {
  if (bytes.length !== CALIBRATION_LENGTH) return undefined;
  const view = new DataView(Uint8Array.from(bytes).buffer);
  const unsigned = (word: number): number => view.getUint16(word * 2, true);
  const signed = (word: number): number => view.getInt16(word * 2, true);
  const words: CalibrationWords = {
    t: [unsigned(0), signed(1), signed(2)],
    p: [
      unsigned(3),
      signed(4),
      signed(5),
      signed(6),
      signed(7),
      signed(8),
      signed(9),
      signed(10),
      signed(11),
    ],
  };
  const blank = [0, 0xffff];
  return blank.includes(words.t[0]) || blank.includes(words.p[0]) ? undefined : words;
};

/** The chip's own fine temperature, which its pressure needs; 5120 per °C. */
const fineTemperature = (raw: number, { t: [t1, t2, t3] }: CalibrationWords): number => {
  const linear = (raw / 16_384 - t1 / 1024) * t2;
  const square = (raw / 131_072 - t1 / 8192) ** 2 * t3;
  return linear + square;
};

const pascals = (raw: number, fine: number, { p }: CalibrationWords): number => {
  const [p1, p2, p3, p4, p5, p6, p7, p8, p9] = p;
  const half = fine / 2 - 64_000;
  const offset = ((half * half * p6) / 32_768 + half * p5 * 2) / 4 + p4 * 65_536;
  const sensitivity = (1 + ((p3 * half * half) / 524_288 + p2 * half) / 524_288 / 32_768) * p1;
  const first = ((1_048_576 - raw - offset / 4096) * 6250) / sensitivity;
  const square = (p9 * first * first) / 2_147_483_648;
  const linear = (first * p8) / 32_768;
  return first + (square + linear + p7) / 16;
};

/** °C and kPa of one pair of raw 20-bit counts. */
export const compensate = (
  raw: { readonly temperature: number; readonly pressure: number },
  words: CalibrationWords,
): { readonly temperature: number; readonly pressure: number } => {
  const fine = fineTemperature(raw.temperature, words);
  return { temperature: fine / 5120, pressure: pascals(raw.pressure, fine, words) / 1000 };
};
