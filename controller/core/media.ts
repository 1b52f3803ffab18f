// What a photo or a voice note is, told by its own first bytes: a name and a declared type prove nothing. Only headers are read;
// nothing here, and nothing else in the controller, ever decodes a picture.

export const PHOTO_KINDS = ['jpg', 'png', 'webp'] as const;
export const VOICE_KINDS = ['ogg', 'webm', 'm4a', '3gp', 'mp3', 'wav', 'amr'] as const;
export type PhotoKind = (typeof PHOTO_KINDS)[number];
export type VoiceKind = (typeof VOICE_KINDS)[number];
export type MediaKind = PhotoKind | VoiceKind;

/** What each is called on the wire. */
export const MEDIA_TYPES: Readonly<Record<MediaKind, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  ogg: 'audio/ogg',
  webm: 'audio/webm',
  m4a: 'audio/mp4',
  '3gp': 'audio/3gpp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  amr: 'audio/amr',
};

/** Longest side of a photo, pixels. A small file can unfold into a picture that no tablet has the memory for; a page sends 1280. */
export const MOST_PIXELS = 4096;

export interface PhotoHeader {
  readonly kind: PhotoKind;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Undefined for whatever is no JPEG, PNG or WebP, or does not say how large it is. */
export const readPhotoHeader = (bytes: Uint8Array): PhotoHeader | undefined => {
  const found = readJpeg(bytes) ?? readPng(bytes) ?? readWebp(bytes);
  return found && found.width > 0 && found.height > 0 ? found : undefined;
};

/** Undefined for whatever is no sound that a tablet's recorder makes. */
export const readVoiceKind = (bytes: Uint8Array): VoiceKind | undefined => {
  if (hasText(bytes, 0, 'OggS')) return 'ogg';
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WAVE')) return 'wav';
  if (hasText(bytes, 0, '#!AMR')) return 'amr';
  if (hasBytes(bytes, 0, EBML) && textOf(bytes, 0, WEBM_HEADER).includes('webm')) return 'webm';
  if (hasText(bytes, 4, 'ftyp')) return kindOfBrand(textOf(bytes, 8, 4));
  return hasText(bytes, 0, 'ID3') || isMpegFrame(bytes) ? 'mp3' : undefined;
};

const textOf = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
const hasText = (bytes: Uint8Array, at: number, text: string): boolean =>
  textOf(bytes, at, text.length) === text;
const hasBytes = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/** A whole number of so many bytes, the first the highest; past the end there are zeros. */
const bigEndian = (bytes: Uint8Array, at: number, length: number): number =>
  Array.from({ length }, (_, index) => bytes[at + index] ?? 0).reduce((sum, byte) => sum * 256 + byte, 0);
const littleEndian = (bytes: Uint8Array, at: number, length: number): number =>
  Array.from({ length }, (_, index) => (bytes[at + index] ?? 0) * 256 ** index).reduce((a, b) => a + b, 0);

// JPEG (ITU-T T.81, annex B): segments of marker, length and content; the size stands in the start of the frame.
const START_OF_SCAN = 0xda;
/** Markers that begin a frame: C0 to CF without the three that mean tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg = (bytes: Uint8Array): PhotoHeader | undefined => {
  if (!hasBytes(bytes, 0, [0xff, 0xd8, 0xff])) return undefined;
  for (let at = 2; bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    // Markers may be filled up with any number of FF.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker))
      return { kind: 'jpg', height: bigEndian(bytes, at + 5, 2), width: bigEndian(bytes, at + 7, 2) };
    if (marker === START_OF_SCAN) return undefined;
    at += 2 + Math.max(2, bigEndian(bytes, at + 2, 2));
  }
  return undefined;
};

// PNG (W3C): a signature, and the size in the first chunk.
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const readPng = (bytes: Uint8Array): PhotoHeader | undefined =>
  hasBytes(bytes, 0, PNG) && hasText(bytes, 12, 'IHDR')
    ? { kind: 'png', width: bigEndian(bytes, 16, 4), height: bigEndian(bytes, 20, 4) }
    : undefined;

// WebP (RFC 9649): simple lossy, simple lossless, or extended.
const readWebp = (bytes: Uint8Array): PhotoHeader | undefined => {
  if (!hasText(bytes, 0, 'RIFF') || !hasText(bytes, 8, 'WEBP')) return undefined;
  const chunk = textOf(bytes, 12, 4);
  const fourteenBits = (value: number): number => value % 2 ** 14;
  if (chunk === 'VP8 ' && hasBytes(bytes, 23, [0x9d, 0x01, 0x2a])) {
    const [width = 0, height = 0] = [26, 28].map((at) => fourteenBits(littleEndian(bytes, at, 2)));
    return { kind: 'webp', width, height };
  }
  if (chunk === 'VP8L' && bytes[20] === 0x2f) {
    const packed = littleEndian(bytes, 21, 4);
    const height = fourteenBits(Math.floor(packed / 2 ** 14)) + 1;
    return { kind: 'webp', width: fourteenBits(packed) + 1, height };
  }
  if (chunk === 'VP8X' && bytes.length >= 30)
    return { kind: 'webp', width: littleEndian(bytes, 24, 3) + 1, height: littleEndian(bytes, 27, 3) + 1 };
  return undefined;
};

// WebM (RFC 8794): an EBML header that names its document type within its first bytes.
const EBML = [0x1a, 0x45, 0xdf, 0xa3];
const WEBM_HEADER = 64;

/** Boxes of ISO 14496-12 hold photos and films too: the brand says which. */
const kindOfBrand = (brand: string): VoiceKind | undefined => {
  if (/^3g[2p]/.test(brand)) return '3gp';
  return /^(M4A|M4B|mp4|iso|MSNV|dash)/.test(brand) ? 'm4a' : undefined;
};

/** The head of a frame of MPEG audio layer III (ISO 11172-3): eleven ones, and no value that is reserved. */
const isMpegFrame = (bytes: Uint8Array): boolean => {
  const [sync = 0, how = 0, rates = 0] = bytes;
  const version = (how >> 3) & 3;
  const layer = (how >> 1) & 3;
  const bitRate = rates >> 4;
  const sampleRate = (rates >> 2) & 3;
  return (
    sync === 0xff && how >= 0xe0 && version !== 1 && layer === 1 && bitRate % 15 !== 0 && sampleRate !== 3
  );
};
