// The two 8-bit checksums of the sensors.
// Sources: Sensirion SHT3x datasheet (v6, 2019) table 20; Maxim application note 27 (1-Wire CRC).

/** CRC-8, polynomial 31h, start FFh, most significant bit first. Check: BE EF → 92. */
export const sensirionCrc = (bytes: readonly number[]): number => {
  let crc = 0xff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? ((crc << 1) ^ 0x31) & 0xff : crc << 1;
  }
  return crc;
};

/** CRC-8, polynomial 31h reflected (8Ch), start 0, least significant bit first. Check: 02 1C B8 01 00 00 00 → A2. */
export const oneWireCrc = (bytes: readonly number[]): number => {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
  }
  return crc;
};
