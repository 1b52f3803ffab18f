// Reads an Intel HEX file into the flash of a chip.
// Source: Intel, Hexadecimal Object File Format Specification, rev. A (1988).

const DATA_RECORD = 0x00;
const END_RECORD = 0x01;
/** Where the addresses of the following records count from, in units of this many bytes. */
const BASE_UNITS: ReadonlyMap<number | undefined, number> = new Map([
  [0x02, 0x10],
  [0x04, 0x1_0000],
]);

const word = (high = 0, low = 0): number => (high << 8) | low;

const recordBytes = (line: string, number: number): Uint8Array => {
  if (!/^:([0-9A-Fa-f]{2}){5,}$/.test(line))
    throw new Error(`line ${number} of the .hex is not a record: "${line}"`);
  const bytes = Uint8Array.from(line.slice(1).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const sum = bytes.reduce((total, byte) => total + byte, 0) & 0xff;
  if (sum !== 0) throw new Error(`line ${number} of the .hex has a wrong checksum`);
  if (bytes[0] !== bytes.length - 5) throw new Error(`line ${number} of the .hex has a wrong length`);
  return bytes;
};

/** Words of flash, erased (FFFF) where the file is silent. Throws with the line number on a damaged file. */
export const parseHex = (text: string, flashBytes: number): Uint16Array => {
  const flash = new Uint8Array(flashBytes).fill(0xff);
  let base = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const [, high, low, type, ...rest] = recordBytes(line, index + 1);
    if (type === END_RECORD) return new Uint16Array(flash.buffer);
    const unit = BASE_UNITS.get(type);
    if (unit !== undefined) base = word(rest[0], rest[1]) * unit;
    if (type !== DATA_RECORD) continue;
    const address = base + word(high, low);
    if (address + rest.length - 1 > flashBytes)
      throw new Error(`line ${index + 1} of the .hex lies outside ${flashBytes / 1024} KB`);
    flash.set(rest.slice(0, -1), address);
  }
  throw new Error('the .hex has no end record: the file is cut short');
};

/** The images read last, by their text: boards with the same program share one. */
const images = new Map<string, Uint16Array>();
const KEPT = 8;

/** Words of flash as `parseHex` reads them, to be looked at only. */
export const flashImage = (text: string, flashBytes: number): Uint16Array => {
  const known = images.get(text);
  if (known?.byteLength === flashBytes) return known;
  const image = parseHex(text, flashBytes);
  const [oldest] = images.keys();
  if (images.size >= KEPT && oldest !== undefined) images.delete(oldest);
  images.set(text, image);
  return image;
};
