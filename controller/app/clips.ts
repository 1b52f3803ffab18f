// Speech that a person has recorded, before a machine's: a sentence is played from clips when every piece of it is there.

export interface Clip {
  readonly bytes: Uint8Array;
  /** `audio/wav`, `audio/mpeg`, `audio/ogg`. */
  readonly type: string;
}

export interface ClipShelf {
  /** The recording of this name in this language; undefined where there is none. Never rejects. */
  find(language: string, name: string): Promise<Clip | undefined>;
}

/** All of them as one sound. Several must be WAV of one kind: only those can be put behind each other as they are. */
export const joinClips = (clips: readonly Clip[]): Clip | undefined => {
  const [first, ...others] = clips;
  if (!first || others.length === 0) return first;
  const waves = clips.map(({ bytes }) => readWave(bytes));
  const format = waves[0]?.format;
  if (!format || waves.some((wave) => wave === undefined || !isSame(wave.format, format))) return undefined;
  return {
    bytes: writeWave(
      format,
      waves.flatMap((wave) => (wave ? [wave.samples] : [])),
    ),
    type: 'audio/wav',
  };
};

interface Wave {
  /** The body of the chunk `fmt `: encoding, channels, rate, width. */
  readonly format: Uint8Array;
  readonly samples: Uint8Array;
}

const HEAD = 12;
const CHUNK_HEAD = 8;

/** Undefined where these bytes are no WAV file. */
const readWave = (bytes: Uint8Array): Wave | undefined => {
  if (word(bytes, 0) !== 'RIFF' || word(bytes, 8) !== 'WAVE') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: Uint8Array | undefined;
  for (let at = HEAD; at + CHUNK_HEAD <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const body = bytes.subarray(at + CHUNK_HEAD, at + CHUNK_HEAD + length);
    if (word(bytes, at) === 'fmt ') format = body;
    if (word(bytes, at) === 'data') return format && { format, samples: body };
    at += CHUNK_HEAD + length + (length % 2);
  }
  return undefined;
};

const word = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** The first sixteen bytes say it; some programs write more behind them. */
const FORMAT_BYTES = 16;
const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length >= FORMAT_BYTES && one.subarray(0, FORMAT_BYTES).every((byte, n) => byte === other[n]);

const writeWave = (format: Uint8Array, samples: readonly Uint8Array[]): Uint8Array => {
  const length = samples.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = Buffer.alloc(HEAD + CHUNK_HEAD + FORMAT_BYTES + CHUNK_HEAD + length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - CHUNK_HEAD, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(FORMAT_BYTES, 16);
  bytes.set(format.subarray(0, FORMAT_BYTES), 20);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(length, 40);
  let at = HEAD + CHUNK_HEAD + FORMAT_BYTES + CHUNK_HEAD;
  for (const piece of samples) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};
