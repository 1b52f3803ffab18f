// Keeps what people write down. A tablet that was out of reach sends it later, perhaps twice: its own id makes it one line. What is taken
// back stays in the journal as a line that nobody shows; its photo and its voice do not stay.
import type { Outcome } from '../contract/request.ts';
import type { WrittenRequest } from '../contract/written.ts';
import type { Written } from '../core/journal-entry.ts';
import { timestamp } from '../core/units.ts';
import type { Clock, Journal, Log } from '../ports.ts';
import type { MediaShelf } from './album.ts';
import type { GrowingHouse } from './growing.ts';

const DAY_MS = 86_400_000;
/** The journal finds a line by its time only in the months next to the one in which it was kept. */
const OLDEST_MS = 30 * DAY_MS;
/** A controller that lost its time in a power cut may be behind the tablet. */
const NEWEST_MS = DAY_MS;
/** More lines of one millisecond nobody writes. */
const MOST = 1000;
/** As many as a page of the journal shows of a year. */
const MOST_LINES = 2000;

export interface NotebookDeps {
  readonly journal: Pick<Journal, 'append' | 'between' | 'trouble'>;
  readonly media: Pick<MediaShelf, 'has' | 'letGo'>;
  readonly growing: Pick<GrowingHouse, 'kept'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

/** `by`: who asked, for the journal. One request after the other, or two of the same could pass each other. */
export const createNotebook = ({
  journal,
  media,
  growing,
  clock,
  log,
}: NotebookDeps): ((request: WrittenRequest, by: string) => Promise<Outcome>) => {
  let turn: Promise<unknown> = Promise.resolve();

  /** What the disk refused is remembered but not kept: it must be written again. */
  const isKept = async ({ id, at }: WrittenRequest): Promise<boolean> => {
    if (journal.trouble()) return false;
    const moment = timestamp(at);
    const there = await journal.between({ from: moment, to: moment, kinds: ['written'], limit: MOST });
    return there.some(({ written }) => written?.id === id);
  };

  /** Of a line that was taken back, what no bed and no other line shows. */
  const shownOnlyBy = async (id: string): Promise<readonly string[]> => {
    const now = clock.now();
    const span = { from: timestamp(now - 2 * OLDEST_MS), to: timestamp(now + NEWEST_MS) };
    const lines = await journal.between({ ...span, kinds: ['written'], limit: MOST_LINES });
    const all = lines.flatMap(({ written }) => (written ? [written] : []));
    const takenBack = new Set(all.map(({ of }) => of));
    const inUse = new Set([
      ...growing.kept().map(({ photo }) => photo),
      ...all.filter((line) => !takenBack.has(line.id)).flatMap(mediaOf),
    ]);
    return all
      .filter((line) => line.id === id)
      .flatMap(mediaOf)
      .filter((name) => !inUse.has(name));
  };

  const forgetMedia = async (id: string): Promise<void> => {
    try {
      for (const name of await shownOnlyBy(id)) await media.letGo(name);
    } catch (cause) {
      log.warn('what was taken back is still on the disk', { line: id, cause: String(cause) });
    }
  };

  const keep = async (request: WrittenRequest, by: string): Promise<Outcome> => {
    const age = clock.now() - request.at;
    if (age > OLDEST_MS || age < -NEWEST_MS) return refused('refusal.written-time');
    if (await isKept(request)) return { outcome: 'accepted' };
    const { at, ...written } = request;
    if (mediaOf(written).some((name) => !media.has(name))) return refused('refusal.no-such-media');
    try {
      await journal.append({ at: timestamp(at), kind: 'written', subject: written.what, by, written });
    } catch (cause) {
      log.error('not written down', { what: written.what, cause: String(cause) });
      return refused('refusal.not-kept');
    }
    if (written.what === 'undo') await forgetMedia(written.of);
    return { outcome: 'accepted' };
  };

  return (request, by) => {
    const next = turn.then(() => keep(request, by));
    turn = next.catch(() => undefined);
    return next;
  };
};

/** What must be on the shelf before it may be mentioned. */
const mediaOf = ({ photo, voice }: Written): readonly string[] =>
  [photo, voice].filter((name) => name !== undefined);

const refused = (key: string): Outcome => ({ outcome: 'refused', because: { key } });
