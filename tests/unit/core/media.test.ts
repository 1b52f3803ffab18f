// A photo and a voice note are known by their bytes alone; whatever else is sent is none, and nothing makes the reader fail.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEDIA_TYPES, readPhotoHeader, readVoiceKind } from '../../../controller/core/media.ts';
import { jpegOf, photosOf, voices } from '../../support/media.ts';

const text = (words: string) => new TextEncoder().encode(words);

test('each kind of photo is known, and how large it is', () => {
  const side = fc.integer({ min: 1, max: 2 ** 14 - 1 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      for (const [kind, photos] of Object.entries(photosOf(width, height)))
        for (const photo of photos) {
          expect(readPhotoHeader(photo)).toEqual({ kind, width, height });
          expect(readVoiceKind(photo)).toBeUndefined();
        }
    }),
  );
});

test.each(Object.entries(voices))('%s is a voice and no photo', (kind, notes) => {
  for (const note of notes) {
    expect(readVoiceKind(note)).toBe(kind);
    expect(readPhotoHeader(note)).toBeUndefined();
  }
});

describe('neither is', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['a text that is called .jpg', text('Hoy sembré lechuga.')],
    ['a page with a script', text('<!doctype html><script>alert(1)</script>')],
    ['a drawing that may carry a script', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ['a GIF', text('GIF89a')],
    ['a document', text('%PDF-1.7')],
    ['a photo of another kind in the boxes of a film', text('\0\0\0\x18ftypheic')],
    ['a film of a film camera', text('\0\0\0\x14ftypqt  ')],
    ['Matroska', Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, ...text('matroska')])],
    ['a JPEG without a frame', jpegOf(10, 10).subarray(0, 20)],
    ['a JPEG whose picture comes before its size', Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2])],
    ['a photo of no height', jpegOf(10, 0)],
    ['an MPEG frame of layer II', Uint8Array.from([0xff, 0xfd, 0x90, 0])],
    ['an MPEG frame of a reserved rate', Uint8Array.from([0xff, 0xfb, 0xf0, 0])],
  ])('%s', (_, bytes) => {
    expect(readPhotoHeader(bytes)).toBeUndefined();
    expect(readVoiceKind(bytes)).toBeUndefined();
  });

  test('garbage: it is judged without a throw, and a photo that is found has a size', () => {
    const heads = [...Object.values(photosOf(9, 9)), ...Object.values(voices)].flat();
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      // The head of a good one, cut anywhere, and garbage behind it.
      fc
        .tuple(fc.constantFrom(...heads), fc.nat(40), fc.uint8Array({ maxLength: 60 }))
        .map(([head, cut, rest]) => Uint8Array.from([...head.subarray(0, cut), ...rest])),
    );
    fc.assert(
      fc.property(garbage, (bytes) => {
        const photo = readPhotoHeader(bytes);
        if (photo) expect(Math.min(photo.width, photo.height)).toBeGreaterThan(0);
        const voice = readVoiceKind(bytes);
        if (voice) expect(MEDIA_TYPES[voice]).toMatch(/^audio\//);
        expect(photo && voice).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});
