// Sounds to be told apart: WAV files of a few samples.

/** One channel of 8 bit; `rate` in samples a second. */
export const wave = (samples: readonly number[], rate = 8000): Uint8Array => {
  const bytes = Buffer.alloc(44 + samples.length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples.length, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length, 40);
  bytes.set(samples, 44);
  return bytes;
};
