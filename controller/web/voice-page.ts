// What stands on Today, to be heard: the verdict, an alarm with its steps, a task and how it is done; and the words that are known of
// Aymara and Quechua. Only what the console says is spoken, so nobody can make it speak another's words; people's recordings first,
// then the machine's voice.
import express, { type Router } from 'express';
import { type Clip, type ClipShelf, joinClips } from '../app/clips.ts';
import type { Station } from '../app/station.ts';
import type { WireHeard } from '../contract/heard.ts';
import type { Snapshot, WireBecause } from '../contract/snapshot.ts';
import { askedFor, BORROWING, LANGUAGES, type Language, type LiteDeps, languageFor } from './lite-page.ts';
import { Refusal } from './problem.ts';
import { createSpeaker, type Speaker, type Spoken, type Voice } from './speaker.ts';
import { toSpoken } from './spoken.ts';

interface Words {
  readonly sentences: LiteDeps['sentences'];
  /** Words by their line, of a language that borrows its sentences; none of any other. */
  readonly cited: (language: string) => ReadonlyMap<string, string>;
  /** Voices that people have recorded. */
  readonly clips: ClipShelf;
}

export interface VoiceDeps extends Words {
  readonly station: Pick<Station, 'snapshot'>;
  readonly voice: Voice;
}

export const createVoicePage = (deps: VoiceDeps): Router => {
  const { station, sentences, cited } = deps;
  const router = express.Router();
  const speak = createSpeaker(deps.voice);

  router.get('/voice/words', async (request, response) => {
    response.set('Cache-Control', 'no-store').json(await findHeard(askedFor(request), deps, speak));
  });

  router.get('/voice/:what/:id', async (request, response) => {
    const language = LANGUAGES[languageFor(request)];
    const asked = askedFor(request);
    const { what, id } = request.params;
    const said =
      what === 'word'
        ? [{ key: id }].filter(({ key }) => cited(asked).has(key))
        : sentencesOf(station.snapshot(), what, id).filter(({ key }) => sentences(language).say(key) !== key);
    if (said.length === 0) throw new Refusal('not-found', 'nothing of this name is said now');
    response.set('Cache-Control', 'no-store');
    const heard =
      (await findRecorded(said, asked, language, deps)) ??
      (await speakWith(speak, partsOf(said, asked, language, deps)));
    if (!heard) throw new Refusal('no-voice', 'this machine has no voice for that: is espeak-ng installed?');
    response.set('Content-Language', [...new Set(heard.languages)].join(', '));
    response.type(heard.sound.type).send(Buffer.from(heard.sound.bytes));
  });
  return router;
};

interface Heard {
  readonly sound: Clip;
  /** In their order. */
  readonly languages: readonly string[];
}

/** The whole of it as people recorded it: in the language that is asked for, else, unless it is all words of that one, in `language`. */
const findRecorded = async (
  said: readonly WireBecause[],
  asked: string,
  language: Language,
  { sentences, cited, clips }: Words,
): Promise<Heard | undefined> => {
  const planned = said.map(sentences(language).clips);
  const names = planned.includes(undefined) ? [] : planned.flatMap((each) => each ?? []);
  const own = asked in BORROWING ? [asked] : [];
  const isOwn = said.every(({ key }) => cited(asked).has(key));
  for (const tongue of isOwn ? own : [...own, language]) {
    const found = await Promise.all(names.map((name) => clips.find(tongue, name)));
    const pieces = found.filter((clip): clip is Clip => clip !== undefined);
    const sound = pieces.length === names.length ? joinClips(pieces) : undefined;
    if (sound) return { sound, languages: [tongue] };
  }
  return undefined;
};

/** A line that is a known word of the language that is asked for is said in that one, every other in `language`. */
const partsOf = (
  said: readonly WireBecause[],
  asked: string,
  language: Language,
  { sentences, cited }: Words,
): readonly Spoken[] => {
  const { say } = sentences(language);
  return said.map(({ key, params }) => {
    const word = cited(asked).get(key);
    return word === undefined
      ? { language, text: toSpoken(say(key, params), say) }
      : { language: asked, text: word };
  });
};

const speakWith = async (speak: Speaker, parts: readonly Spoken[]): Promise<Heard | undefined> => {
  const sound = await speak(parts);
  return sound && { sound, languages: parts.map(({ language }) => language) };
};

/** Which words of a language can be heard: those that were recorded, and all of them where the machine can say the first. */
const findHeard = async (asked: string, { cited, clips }: Words, speak: Speaker): Promise<WireHeard> => {
  const words = cited(asked);
  const recorded: string[] = [];
  for (const key of words.keys()) if (await clips.find(asked, key)) recorded.push(key);
  const [first] = words.values();
  const sound = first === undefined ? undefined : await speak([{ language: asked, text: first }]);
  return { recorded, machine: sound !== undefined };
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
