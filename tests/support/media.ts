// Photos and voice notes as small as they can be and still be some, and a shelf for them in memory.
import type { MediaShelf } from '../../controller/app/album.ts';
import type { MediaKind } from '../../controller/core/media.ts';

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );
const high = (value: number, length: number): readonly number[] =>
  Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256);
const low = (value: number, length: number): readonly number[] => [...high(value, length)].reverse();

/** A JPEG as a camera begins one (JFIF, a comment, the frame), with `more` behind it to tell it from others. */
export const jpegOf = (width: number, height: number, more = ''): Uint8Array<ArrayBuffer> =>
  bytesOf(
    [0xff, 0xd8, 0xff, 0xe0, ...high(16, 2)],
    'JFIF\0',
    [1, 1, 0, 0, 1, 0, 1, 0, 0],
    [0xff, 0xff, 0xfe, ...high(2 + more.length, 2)],
    more,
    [0xff, 0xc2, ...high(17, 2), 8, ...high(height, 2), ...high(width, 2), 3],
  );

const pngOf = (width: number, height: number) =>
  bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a, ...high(13, 4)], 'IHDR', [...high(width, 4), ...high(height, 4)]);
const webp = (chunk: string, rest: readonly number[]) =>
  bytesOf('RIFF', low(100, 4), 'WEBP', chunk, low(20, 4), rest);

/** One of each kind of photo, so large. */
export const photosOf = (width: number, height: number) => ({
  jpg: [jpegOf(width, height)],
  png: [pngOf(width, height)],
  webp: [
    webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...low(width, 2), ...low(height, 2)]),
    webp('VP8L', [0x2f, ...low(width - 1 + (height - 1) * 2 ** 14, 4)]),
    webp('VP8X', [0, 0, 0, 0, ...low(width - 1, 3), ...low(height - 1, 3)]),
  ],
});

export const voices = {
  ogg: [bytesOf('OggS\0')],
  webm: [bytesOf([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84], 'webm')],
  m4a: ['M4A ', 'mp42', 'isom', 'iso5'].map((brand) => bytesOf(high(32, 4), 'ftyp', brand)),
  '3gp': ['3gp4', '3gp5', '3g2a'].map((brand) => bytesOf(high(24, 4), 'ftyp', brand)),
  mp3: [bytesOf('ID3', [4]), bytesOf([0xff, 0xfb, 0x90, 0])],
  wav: [bytesOf('RIFF', low(36, 4), 'WAVEfmt ')],
  amr: [bytesOf('#!AMR\n'), bytesOf('#!AMR-WB\n')],
};

export const createMemoryShelf = (): MediaShelf & { readonly names: readonly string[] } => {
  const kept = new Map<string, number>();
  return {
    get names() {
      return [...kept.keys()];
    },
    async keep(bytes: Uint8Array, kind: MediaKind) {
      const name = `${Buffer.from(bytes).toString('hex').slice(-32).padStart(32, '0')}.${kind}`;
      kept.set(name, bytes.length);
      return name;
    },
    async letGo(name) {
      kept.delete(name);
    },
    has: (name) => kept.has(name),
    pathOf: () => undefined,
    room: () => ({ bytes: [...kept.values()].reduce((sum, size) => sum + size, 0), most: 1000 }),
  };
};
