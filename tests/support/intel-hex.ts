// Flash as an Intel HEX file, and an Intel HEX file as flash, written apart from the program's own reader.
const record = (address: number, type: number, bytes: readonly number[]): string => {
  const body = [bytes.length, address >> 8, address & 0xff, type, ...bytes];
  const sum = -body.reduce((total, byte) => total + byte, 0) & 0xff;
  return `:${[...body, sum].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

export const toHex = (flash: Uint8Array): string => {
  const lines: string[] = [];
  for (let at = 0; at < flash.length; at += 16) {
    // A record has room for 16 bits of the address; the rest stands in one of its own.
    if (at > 0 && at % 0x1_0000 === 0) lines.push(record(0, 4, [at >> 24, (at >> 16) & 0xff]));
    lines.push(record(at & 0xffff, 0, [...flash.subarray(at, at + 16)]));
  }
  return [...lines, ':00000001FF', ''].join('\n');
};

/** Bytes of a file below 64 KB, erased (FF) where it is silent. */
export const fromHex = (text: string, size: number): Uint8Array => {
  const flash = new Uint8Array(size).fill(0xff);
  for (const [, count = '', address = '', bytes = ''] of text.matchAll(/^:(..)(....)00(.*)..\s*$/gm))
    flash.set(
      Buffer.from(bytes.slice(0, 2 * Number.parseInt(count, 16)), 'hex'),
      Number.parseInt(address, 16),
    );
  return flash;
};
