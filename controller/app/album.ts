// Takes photos and voice notes in: judged by their own bytes before a file is made of them. Who wants one shown writes its name
// down afterwards, in the journal or on a bed.
import { livingOf } from '../contract/beds.ts';
import type { MediaAnswer, MediaRoom } from '../contract/media.ts';
import { because } from '../core/because.ts';
import { type MediaKind, MOST_PIXELS, readPhotoHeader, readVoiceKind } from '../core/media.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Log } from '../ports.ts';
import type { GrowingHouse } from './growing.ts';
import { wireBecause } from './snapshot.ts';

/** Photos and voice notes on the disk, each a file named by its content, within a fixed budget of bytes. */
export interface MediaShelf {
  /** Resolves with its name when it is on the disk; kept twice, it is there once. Over the budget the oldest go, but for `spared`.
   * Rejects and keeps nothing when the disk refuses or is all but full. */
  keep(bytes: Uint8Array, kind: MediaKind, spared: ReadonlySet<string>): Promise<string>;
  /** Removes it for good; rejects when the disk refuses. */
  letGo(name: string): Promise<void>;
  has(name: string): boolean;
  /** Where it lies; undefined for whatever is not kept here. */
  pathOf(name: string): string | undefined;
  room(): MediaRoom;
}

export interface Album {
  /** Refused when it is none by its own bytes, unfolds too large, or the disk has no room. */
  keepPhoto(bytes: Uint8Array): Promise<MediaAnswer>;
  keepVoice(bytes: Uint8Array): Promise<MediaAnswer>;
  room(): MediaRoom;
}

export interface AlbumDeps {
  readonly media: Pick<MediaShelf, 'keep' | 'room'>;
  readonly growing: Pick<GrowingHouse, 'kept'>;
  readonly log: Pick<Log, 'error'>;
}

export const createAlbum = ({ media, growing, log }: AlbumDeps): Album => {
  /** The present photo of a bed never makes room for others. */
  const spared = (): ReadonlySet<string> =>
    new Set(livingOf(growing.kept()).flatMap(({ photo }) => (photo === undefined ? [] : [photo])));

  const keep = async (bytes: Uint8Array, judged: Result<MediaKind, string>): Promise<MediaAnswer> => {
    if (!judged.ok) return refused(judged.error);
    try {
      return { outcome: 'accepted', name: await media.keep(bytes, judged.value, spared()) };
    } catch (cause) {
      log.error('photo or voice note not kept', { cause: String(cause) });
      return refused('refusal.media-not-kept');
    }
  };

  return {
    keepPhoto: (bytes) => keep(bytes, judgePhoto(bytes)),
    keepVoice: (bytes) => keep(bytes, judgeVoice(bytes)),
    room: media.room,
  };
};

const judgePhoto = (bytes: Uint8Array): Result<MediaKind, string> => {
  const found = readPhotoHeader(bytes);
  if (!found) return err('refusal.no-photo');
  return Math.max(found.width, found.height) > MOST_PIXELS ? err('refusal.photo-too-large') : ok(found.kind);
};

const judgeVoice = (bytes: Uint8Array): Result<MediaKind, string> => {
  const kind = readVoiceKind(bytes);
  return kind ? ok(kind) : err('refusal.no-voice');
};

const refused = (key: string): MediaAnswer => ({ outcome: 'refused', because: wireBecause(because(key)) });
