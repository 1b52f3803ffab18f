// What stands on Today, to be heard: the verdict, an alarm with its steps, a task and how it is done. Only sentences of the controller
// are spoken, so nobody can make it speak another's words; people's recordings first, then the machine's voice, and that one sentence
// at a time: a small machine has other things to do.
import express, { type Router } from 'express';
import { type Clip, type ClipShelf, joinClips } from '../app/clips.ts';
import type { Station } from '../app/station.ts';
import type { Snapshot, WireBecause } from '../contract/snapshot.ts';
import { askedFor, BORROWING, LANGUAGES, type LiteDeps, languageFor } from './lite-page.ts';
import { Refusal } from './problem.ts';
import { toSpoken } from './spoken.ts';

/** Sentences as sound. */
export interface Voice {
  /** A whole WAV file; undefined where this machine has no voice, or none for that language. */
  speak(sentence: string, language: string): Promise<Uint8Array | undefined>;
}

export interface VoiceDeps {
  readonly station: Pick<Station, 'snapshot'>;
  readonly sentences: LiteDeps['sentences'];
  readonly voice: Voice;
  readonly clips: ClipShelf;
}

/** Sentences that are kept as sound: a family hears the same again and again. About half a megabyte each. */
const KEPT = 8;
/** Who comes as another must not wait for all of a class. */
const MOST_WAITING = 4;

export const createVoicePage = ({ station, sentences, voice, clips }: VoiceDeps): Router => {
  const router = express.Router();
  const kept = new Map<string, Uint8Array>();
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const speak = async (sentence: string, language: string): Promise<Uint8Array | undefined> => {
    const name = `${language} ${sentence}`;
    const known = kept.get(name);
    if (known) return known;
    const sound = await voice.speak(sentence, language);
    if (sound) kept.set(name, sound);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return sound;
  };

  const inTurn = (sentence: string, language: string): Promise<Uint8Array | undefined> => {
    if (waiting >= MOST_WAITING) throw new Refusal('busy', 'others are being spoken to: try again');
    waiting += 1;
    const next = turn.then(() => speak(sentence, language)).finally(() => (waiting -= 1));
    turn = next.catch(() => undefined);
    return next;
  };

  /** The whole of it as people recorded it, in the first of these languages that has every piece. */
  const findRecorded = async (names: readonly string[], languages: readonly string[]) => {
    for (const language of languages) {
      const found = await Promise.all(names.map((name) => clips.find(language, name)));
      const pieces = found.filter((clip): clip is Clip => clip !== undefined);
      const sound = pieces.length === names.length ? joinClips(pieces) : undefined;
      if (sound) return sound;
    }
    return undefined;
  };

  router.get('/voice/:what/:id', async (request, response) => {
    const language = LANGUAGES[languageFor(request)];
    const { say, clips: plan } = sentences(language);
    const said = sentencesOf(station.snapshot(), request.params.what, request.params.id).filter(
      ({ key }) => say(key) !== key,
    );
    if (said.length === 0) throw new Refusal('not-found', 'nothing of this name is said now');
    const planned = said.map(plan);
    const names = planned.includes(undefined) ? [] : planned.flatMap((each) => each ?? []);
    const asked = askedFor(request);
    const recorded = await findRecorded(names, [...(asked in BORROWING ? [asked] : []), language]);
    response.set('Cache-Control', 'no-store');
    if (recorded) return void response.type(recorded.type).send(Buffer.from(recorded.bytes));
    const text = said.map(({ key, params }) => say(key, params)).join(' ');
    const sound = await inTurn(toSpoken(text, say), language);
    if (!sound) throw new Refusal('no-voice', 'espeak-ng is not installed on this machine');
    response.type('audio/wav').send(Buffer.from(sound));
  });
  return router;
};

/** What is said of it now, sentence by sentence; nothing where there is no such thing. */
const sentencesOf = (
  { verdict, alarms, advice }: Snapshot,
  what: string,
  id: string,
): readonly WireBecause[] => {
  if (what === 'verdict') return [verdict.because];
  const alarm = what === 'alarm' ? named(alarms, id)?.because : undefined;
  if (alarm) return ['what', 'do'].map((part) => ({ ...alarm, key: `${alarm.key}.${part}` }));
  if (what === 'help') return [{ key: `task-help.${id}` }];
  const card = what === 'advice' ? named(advice, id) : undefined;
  return card ? [card] : [];
};

/** A name such as `constructor` finds nothing. */
const named = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;
