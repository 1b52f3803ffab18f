// Keeps what people write down. A tablet that was out of reach sends it later, perhaps twice: its own id makes it one line.
import type { Outcome } from '../contract/request.ts';
import type { WrittenRequest } from '../contract/written.ts';
import type { Written } from '../core/journal-entry.ts';
import { timestamp } from '../core/units.ts';
import type { Clock, Journal, Log } from '../ports.ts';
import type { MediaShelf } from './album.ts';

const DAY_MS = 86_400_000;
/** The journal finds a line by its time only in the months next to the one in which it was kept. */
const OLDEST_MS = 30 * DAY_MS;
/** A controller that lost its time in a power cut may be behind the tablet. */
const NEWEST_MS = DAY_MS;
/** More lines of one millisecond nobody writes. */
const MOST = 1000;

export interface NotebookDeps {
  readonly journal: Pick<Journal, 'append' | 'between' | 'trouble'>;
  readonly media: Pick<MediaShelf, 'has'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'error'>;
}

/** `by`: who asked, for the journal. One request after the other, or two of the same could pass each other. */
export const createNotebook = ({
  journal,
  media,
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
