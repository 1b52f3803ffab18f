// The machine's voice for all who ask at once: one sentence at a time, for a small machine has other things to do, and what was said
// last is kept, for a family hears the same again and again.
import { type Clip, joinClips } from '../app/clips.ts';
import { Refusal } from './problem.ts';

/** Sentences as sound. */
export interface Voice {
  /** A whole WAV file; undefined where this machine has no voice, or none for that language. */
  speak(sentence: string, language: string): Promise<Uint8Array | undefined>;
}

/** Words to be said by the voice of one language. */
export interface Spoken {
  readonly language: string;
  readonly text: string;
}

/** All of it as one sound; undefined where a voice is missing. Throws where too many wait. */
export type Speaker = (parts: readonly Spoken[]) => Promise<Clip | undefined>;

/** Sentences that are kept as sound, about half a megabyte each. */
const KEPT = 8;
/** Who comes as another must not wait for all of a class. */
const MOST_WAITING = 4;

export const createSpeaker = (voice: Voice): Speaker => {
  const kept = new Map<string, Uint8Array>();
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const speak = async ({ language, text }: Spoken): Promise<Uint8Array | undefined> => {
    const name = `${language} ${text}`;
    const known = kept.get(name);
    if (known) return known;
    const sound = await voice.speak(text, language);
    if (sound) kept.set(name, sound);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return sound;
  };

  const speakAll = async (parts: readonly Spoken[]): Promise<Clip | undefined> => {
    const pieces: Clip[] = [];
    for (const part of joinAlike(parts)) {
      const bytes = await speak(part);
      if (!bytes) return undefined;
      pieces.push({ bytes, type: 'audio/wav' });
    }
    return joinClips(pieces);
  };

  return (parts) => {
    if (waiting >= MOST_WAITING) throw new Refusal('busy', 'others are being spoken to: try again');
    waiting += 1;
    const next = turn.then(() => speakAll(parts)).finally(() => (waiting -= 1));
    turn = next.catch(() => undefined);
    return next;
  };
};

/** What one voice says without a break is one text to it: it breathes where it should. */
const joinAlike = (parts: readonly Spoken[]): readonly Spoken[] => {
  const joined: Spoken[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.language === part.language)
      joined[joined.length - 1] = { ...last, text: `${last.text} ${part.text}` };
    else joined.push(part);
  }
  return joined;
};
