// What is said now can be heard, in the language of the tablet, and nothing else can be made to be said.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSentences } from '../../../controller/cli/sentences.ts';
import type { Snapshot } from '../../../controller/contract/snapshot.ts';
import { openVoice } from '../../../controller/voice.ts';
import { createSpeaker } from '../../../controller/web/speaker.ts';
import { toSpoken } from '../../../controller/web/spoken.ts';
import { wave } from '../../support/wave.ts';
import { startTestWeb, type TestWeb } from './web-rig.ts';

let web: TestWeb;
let calm: Snapshot;
let made = 0;
let release: () => void = () => undefined;
let held: Promise<void> = Promise.resolve();
beforeAll(async () => {
  web = await startTestWeb({
    voice: {
      async speak(sentence, language) {
        made += 1;
        await held;
        return language === 'en' ? undefined : new TextEncoder().encode(`${language}: ${sentence}`);
      },
    },
  });
  const because = { key: 'verdict.good-day', params: { temperature: 12 } };
  calm = { ...web.station.snapshot(), verdict: { level: 'good', because } };
});
afterAll(() => web.close());
beforeEach(() => web.station.change(calm));

const hear = (path: string) => web.call(`/voice/${path}`);
const words = async (path: string): Promise<string> => (await hear(path)).text();

describe('what stands on Today', () => {
  test('the verdict is spoken, with words for its units', async () => {
    web.station.change({
      verdict: { level: 'good', because: { key: 'verdict.good-day', params: { temperature: -2.5 } } },
    });
    const sound = await hear('verdict/now?lang=es-BO');
    expect(sound.headers.get('content-type')).toContain('audio/wav');
    expect(await sound.text()).toBe('es-BO: Todo está bien. Adentro hay menos 2,5 grados.');
  });

  test('an alarm is spoken with its steps, a task as it stands', async () => {
    const alarm = {
      id: 'tank',
      priority: 'attention' as const,
      because: { key: 'alarm.tank-low', params: { litres: 28 } },
      since: calm.at,
      acknowledged: false,
    };
    web.station.change({
      alarms: { tank: alarm },
      advice: { 'fill-tank': { key: 'chore.test-siren', params: { n: 31 } } },
    });
    expect(await words('alarm/tank?lang=fr')).toBe(
      "fr-CA: Il reste peu d'eau dans le réservoir : 28 litres. Remplissez le réservoir aujourd'hui. Cherchez si l'eau se perd.",
    );
    expect(await words('advice/fill-tank')).toMatch(/^es-BO: Pruebe la sirena/);
  });

  test('how a task is done is spoken step by step, without its numbers', async () => {
    expect(await words('help/test-siren')).toMatch(
      /^es-BO: Avise a los de la casa que es una prueba\. Toque /,
    );
  });

  test.each([
    'advice/unknown',
    'alarm/constructor',
    'advice/__proto__',
    'word/now',
    'help/constructor',
    'help/pump.what',
  ])('nothing is said of %s', async (path) => {
    expect((await hear(path)).status).toBe(404);
  });

  test('the same sentence is made once', async () => {
    const before = made;
    await words('verdict/now');
    await words('verdict/now');
    expect(made - before).toBeLessThanOrEqual(1);
  });

  test('where there is no voice, that is said', async () => {
    expect((await hear('verdict/now?lang=en')).status).toBe(501);
  });

  test('a whole class that asks at once is not all served', async () => {
    held = new Promise((resolve) => {
      release = resolve;
    });
    web.station.change({
      verdict: { level: 'good', because: { key: 'verdict.good-day', params: { temperature: 9 } } },
    });
    let refused = 0;
    const ask = async (): Promise<number> => {
      const { status } = await hear('verdict/now');
      if (status === 503) refused += 1;
      if (refused === 4) release();
      return status;
    };
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.sort()).toEqual([200, 200, 200, 200, 503, 503, 503, 503]);
  });
});

test.each([
  [
    'es',
    'Hay −3 °C, 1,2 kPa, 150 L y 20 mL a pH 5,9.',
    'Hay menos 3 grados, 1,2 kilopascales, 150 litros y 20 mililitros a pe hache 5,9.',
  ],
  ['fr-CA', 'De 14 h 20 à 3 m/s', 'De 14 heures 20 à 3 mètres par seconde'],
  ['en', '1. Close it. 2. Wait 5 min.', 'Close it. Wait 5 minutes.'],
])('in %s %s', (language, written, spoken) => {
  const say = openSentences(language === 'es' ? 'es-BO' : (language as 'en' | 'fr-CA'));
  expect(toSpoken(written, say)).toBe(spoken);
});

describe('words of a language that has no sentences', () => {
  test('are said in it, every sentence in Spanish, and each answer tells in which', async () => {
    const word = await hear('word/nav.water?lang=qu');
    expect([await word.text(), word.headers.get('content-language')]).toEqual(['qu: Yaku', 'qu']);
    const sentence = await hear('verdict/now?lang=qu');
    expect(sentence.headers.get('content-language')).toBe('es-BO');
    expect(await sentence.text()).toMatch(/^es-BO: Todo está bien/);
  });

  test('a line that is a word among lines that are not changes the voice in the middle', async () => {
    const spoken: string[] = [];
    const speak = createSpeaker({
      async speak(text, language) {
        spoken.push(`${language}: ${text}`);
        return wave([spoken.length]);
      },
    });
    const sound = await speak([
      { language: 'es-BO', text: 'Hace frío.' },
      { language: 'es-BO', text: 'Es de' },
      { language: 'qu', text: 'tuta' },
    ]);
    expect(spoken).toEqual(['es-BO: Hace frío. Es de', 'qu: tuta']);
    expect(sound?.bytes.slice(-2)).toEqual(Buffer.from([1, 2]));
  });

  test.each([
    'word/nav.water?lang=es-BO',
    'word/nav.today?lang=qu',
    'word/constructor?lang=qu',
    'word/x?lang=..',
  ])('and no other: %s', async (path) => expect((await hear(path)).status).toBe(404));

  test('what can be heard is told before anybody touches an ear', async () => {
    expect(await (await hear('words?lang=qu')).json()).toEqual({ recorded: [], machine: true });
    expect(await (await hear('words?lang=en')).json()).toEqual({ recorded: [], machine: false });
  });
});

describe('the voice of this machine', () => {
  test('says a word of Quechua with a voice of its own', async () => {
    const own = await openVoice().speak('yaku', 'qu');
    expect(new TextDecoder('latin1').decode(own?.slice(0, 12))).toMatch(/^RIFF[\s\S]{4}WAVE$/);
    expect(own?.length).toBeGreaterThan(5000);
    expect(own).not.toEqual(await openVoice().speak('yaku', 'es-BO'));
  });
  test.each(['es-BO', 'fr-CA', 'en'])('speaks %s as a WAV file', async (language) => {
    const sound = await openVoice().speak('Todo está bien.', language);
    expect(new TextDecoder('latin1').decode(sound?.slice(0, 12))).toMatch(/^RIFF[\s\S]{4}WAVE$/);
    expect(sound?.length).toBeGreaterThan(20_000);
  });
  test('is silent where the program or the language is missing', async () => {
    expect(await openVoice('no-such-program').speak('Hola', 'es-BO')).toBeUndefined();
    expect(await openVoice().speak('Kamisaki', 'ay')).toBeUndefined();
  });
});
