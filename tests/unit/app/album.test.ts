// What is taken into the album and what is refused, by bytes alone; and which photos never make room for others.
import { expect, test } from 'vitest';
import { createAlbum } from '../../../controller/app/album.ts';
import type { Bed } from '../../../controller/contract/beds.ts';
import { photoName, voiceName } from '../../../controller/contract/media.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createMemoryShelf, jpegOf, photosOf, voices } from '../../support/media.ts';

const open = (beds: readonly Bed[] = []) => {
  const shelf = createMemoryShelf();
  const spared: ReadonlySet<string>[] = [];
  const log = createTestLog();
  let isFull = false;
  const album = createAlbum({
    media: {
      ...shelf,
      keep(bytes, kind, without) {
        spared.push(without);
        return isFull ? Promise.reject(new Error('ENOSPC')) : shelf.keep(bytes, kind, without);
      },
    },
    growing: { kept: () => beds },
    log,
  });
  return { album, spared, log, shelf, fill: () => (isFull = true) };
};

test('photos and voices get a name that the journal takes', async () => {
  const { album } = open();
  for (const photo of Object.values(photosOf(640, 480)).flat()) {
    const answer = await album.keepPhoto(photo);
    expect(answer.outcome === 'accepted' && photoName.safeParse(answer.name).success).toBe(true);
  }
  for (const voice of Object.values(voices).flat()) {
    const answer = await album.keepVoice(voice);
    expect(answer.outcome === 'accepted' && voiceName.safeParse(answer.name).success).toBe(true);
  }
});

test('what is none is refused with its reason, and nothing is kept', async () => {
  const { album, shelf } = open();
  const no = (key: string) => ({ outcome: 'refused', because: { key } });
  expect(await album.keepPhoto(new TextEncoder().encode('no soy una foto'))).toEqual(no('refusal.no-photo'));
  expect(await album.keepPhoto(voices.wav[0]!)).toEqual(no('refusal.no-photo'));
  expect(await album.keepVoice(jpegOf(10, 10))).toEqual(no('refusal.no-voice'));
  expect(await album.keepPhoto(jpegOf(4097, 10))).toEqual(no('refusal.photo-too-large'));
  expect((await album.keepPhoto(jpegOf(4096, 4096))).outcome).toBe('accepted');
  expect(shelf.names).toHaveLength(1);
});

test('a disk without room is said, and the log is told', async () => {
  const { album, log, fill } = open();
  fill();
  expect(await album.keepPhoto(jpegOf(10, 10))).toMatchObject({
    because: { key: 'refusal.media-not-kept' },
  });
  expect(log.lines).toHaveLength(1);
});

test('the photo of a bed that grows is spared, of one that is over no longer', async () => {
  const photo = (n: number) => `${String(n).padStart(32, '0')}.jpg`;
  const bed = (id: string, more: Partial<Bed>): Bed => ({ id, crop: 'lettuce', stage: 'growth', ...more });
  const { album, spared } = open([
    bed('a', { photo: photo(1) }),
    bed('b', {}),
    bed('c', { photo: photo(2), ended: { at: '2026-06-01', how: 'harvested' } }),
  ]);
  await album.keepPhoto(jpegOf(10, 10));
  expect(spared).toEqual([new Set([photo(1)])]);
});
