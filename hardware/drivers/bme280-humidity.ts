// How the raw humidity of a BME280 becomes %: the double-precision formula of Bosch "BME280 Data sheet", BST-BME280-DS001,
// appendix 8.1, with the chip's own words of section 4.2.2.
export interface HumidityWords {
  /** dig_H1 … dig_H6 */
  readonly h: readonly [number, number, number, number, number, number];
}

/** dig_H1 stands behind the words of temperature and pressure, one byte further than they end. */
export const H1_OFFSET = 25;
/** dig_H2 … dig_H6, from register E1 on. */
export const HUMIDITY_LENGTH = 7;

const signed = (value: number, bits: number): number => (value << (32 - bits)) >> (32 - bits);

/** The words from dig_H1 and the seven bytes of the others; undefined where they cannot be those of a chip. */
export const readHumidityWords = (h1: number, bytes: readonly number[]): HumidityWords | undefined => {
  if (bytes.length !== HUMIDITY_LENGTH) return undefined;
  const [h2Low = 0, h2High = 0, h3 = 0, h4High = 0, nibbles = 0, h5High = 0, h6 = 0] = bytes;
  const h2 = signed((h2High << 8) | h2Low, 16);
  if (h2 === 0 || bytes.every((byte) => byte === 0xff)) return undefined;
  return {
    h: [
      h1,
      h2,
      h3,
      signed((h4High << 4) | (nibbles & 0x0f), 12),
      signed((h5High << 4) | (nibbles >> 4), 12),
      signed(h6, 8),
    ],
  };
};

/** % of a raw 16-bit count at the chip's own temperature, °C; from 0 to 100 whatever the cell says. */
export const compensateHumidity = (raw: number, temperature: number, { h }: HumidityWords): number => {
  const [h1, h2, h3, h4, h5, h6] = h;
  const fine = temperature * 5120 - 76_800;
  const offset = h4 * 64 + (h5 / 16_384) * fine;
  const slope = (h2 / 65_536) * (1 + (h6 / 67_108_864) * fine * (1 + (h3 / 67_108_864) * fine));
  const linear = (raw - offset) * slope;
  return Math.min(100, Math.max(0, linear * (1 - (h1 * linear) / 524_288)));
};
