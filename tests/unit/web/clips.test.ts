// Voices that people recorded: which pieces say a sentence, whether all are there, and that no name leads out of their folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { joinClips } from '../../../controller/app/clips.ts';
import { planClips } from '../../../controller/cli/clip-plan.ts';
import { openClipShelf } from '../../../controller/store/clip-shelf.ts';
import { openVoice } from '../../../controller/voice.ts';
import { CATALOGUES } from '../../support/catalogues.ts';
import { wave } from '../../support/wave.ts';
import { startTestWeb } from './web-rig.ts';

const find = (key: string): string | undefined => CATALOGUES['es-BO']?.[key];
const plan = (key: string, params?: Record<string, number | string>) =>
  planClips(params ? { key, params } : { key }, 'es-BO', find);

const folder = mkdtempSync(join(tmpdir(), 'yapu-clips-'));
afterAll(() => rmSync(folder, { recursive: true }));
const record = (language: string, name: string, bytes: Uint8Array = wave([1])): void => {
  mkdirSync(join(folder, language), { recursive: true });
  writeFileSync(join(folder, language, name), bytes);
};

describe('a sentence is said by', () => {
  test.each([
    ['task-help.close', undefined, ['task-help.close']],
    [
      'verdict.good-night-outside',
      { temperature: 7.5, outside: -2 },
      [
        'verdict.good-night-outside.1',
        'number.7',
        'number.comma',
        'number.5',
        'verdict.good-night-outside.2',
        'number.minus',
        'number.2',
        'verdict.good-night-outside.3',
      ],
    ],
    ['age.days', { n: 1 }, ['age.days.one.1', 'number.1', 'age.days.one.2']],
    ['output.numbered', { kind: 'output.pump', id: 'pump' }, ['output.pump', 'output.pump']],
  ])('%s', (key, params, names) => {
    expect(plan(key, params)).toEqual(names);
  });

  test.each([
    ['a number over a hundred', 'verdict.good-day', { temperature: 101 }],
    ['a word that somebody typed', 'output.numbered', { kind: 'output.pump', id: 'verde' }],
    ['something that is missing', 'verdict.good-day', {}],
    ['a line that is not there', 'verdict.constructor', {}],
  ])('no clips where there is %s', (_why, key, params) => {
    expect(plan(key, params)).toBeUndefined();
  });
});

describe('the shelf', () => {
  const shelf = openClipShelf(folder);
  test('gives what lies there, by its kind', async () => {
    record('ay', 'verdict.good-day.1.mp3', Buffer.from('sound'));
    expect(await shelf.find('ay', 'verdict.good-day.1')).toMatchObject({ type: 'audio/mpeg' });
    expect(await shelf.find('ay', 'verdict.good-day.2')).toBeUndefined();
    expect(await openClipShelf(join(folder, 'nowhere')).find('ay', 'x')).toBeUndefined();
  });

  test('never looks outside, at nothing, or at what is too large', async () => {
    writeFileSync(join(folder, 'secret.wav'), 'x');
    record('ay', 'empty.wav', new Uint8Array());
    record('ay', 'large.wav', new Uint8Array(4_000_001));
    mkdirSync(join(folder, 'ay', 'folder.wav'));
    for (const name of ['../secret', '..', '.', 'a/../../secret', 'empty', 'large', 'folder', '', '\0'])
      expect({ name, found: await shelf.find('ay', name) }).toEqual({ name, found: undefined });
    expect(await shelf.find('..', 'secret')).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.constantFrom('/', '..', '\\', '\0'), async (text, evil) => {
        expect(await shelf.find('ay', `${evil}${text}`)).toBeUndefined();
      }),
    );
  });
});

describe('several clips are one sound', () => {
  const clip = (bytes: Uint8Array, type = 'audio/wav') => ({ bytes, type });
  test('where they are WAV of one kind', () => {
    const joined = joinClips([clip(wave([1, 2])), clip(wave([3, 4])), clip(wave([5, 6]))]);
    expect(joined).toEqual({ type: 'audio/wav', bytes: Buffer.from(wave([1, 2, 3, 4, 5, 6])) });
  });
  test('and one is itself, whatever it is', () => {
    const ogg = clip(Buffer.from('OggS'), 'audio/ogg');
    expect(joinClips([ogg])).toBe(ogg);
  });
  test.each([
    ['of two speeds', [wave([1]), wave([1], 16_000)]],
    ['that are cut', [wave([1]), wave([1]).subarray(0, 30)]],
    ['of another kind', [wave([1]), Buffer.from('OggS')]],
  ])('but not %s', (_what, pieces) => {
    expect(joinClips(pieces.map((bytes) => clip(bytes)))).toBeUndefined();
  });
  test('whatever the bytes are, nothing is thrown', () => {
    const nearly = fc
      .uint8Array({ maxLength: 60 })
      .map((tail) => Buffer.concat([wave([1]).subarray(0, 20), tail]));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(nearly, fc.uint8Array())),
        (all) => void joinClips(all.map((b) => clip(b))),
      ),
    );
  });
});

test('people are heard before the machine: the language that is asked for, then Spanish, and only when every piece is there', async () => {
  const web = await startTestWeb({ clips: openClipShelf(folder) });
  const calm = { level: 'good' as const, because: { key: 'verdict.good-day', params: { temperature: 8 } } };
  web.station.change({ verdict: calm });
  const hear = async (language: string) =>
    Buffer.from(await (await web.call(`/voice/verdict/now?lang=${language}`)).arrayBuffer());
  try {
    expect((await hear('ay')).toString()).toBe('es-BO: Todo está bien. Adentro hay 8 grados.');
    record('es-BO', 'verdict.good-day.1.wav', wave([1]));
    record('es-BO', 'number.8.wav', wave([2, 3]));
    expect((await hear('ay')).toString()).toMatch(/^es-BO: /);
    record('es-BO', 'verdict.good-day.2.wav', wave([4]));
    expect(await hear('ay')).toEqual(Buffer.from(wave([1, 2, 3, 4])));
    expect(await hear('es-BO')).toEqual(Buffer.from(wave([1, 2, 3, 4])));
    expect((await hear('en')).toString()).toMatch(/^en: /);
    for (const name of ['verdict.good-day.1', 'number.8', 'verdict.good-day.2']) {
      rmSync(join(folder, 'ay', `${name}.mp3`), { force: true });
      record('ay', `${name}.wav`, wave([9, 9]));
    }
    expect(await hear('ay')).toEqual(Buffer.from(wave([9, 9, 9, 9, 9, 9])));
  } finally {
    await web.close();
  }
});

test('a word of Quechua is heard as somebody recorded it, never as a Spanish recording of the same line', async () => {
  const web = await startTestWeb({ clips: openClipShelf(folder) });
  const hear = async (path: string) => Buffer.from(await (await web.call(`/voice/${path}`)).arrayBuffer());
  try {
    record('es-BO', 'nav.water.wav', wave([3]));
    expect((await hear('word/nav.water?lang=qu')).toString()).toBe('qu: Yaku');
    record('qu', 'nav.water.wav', wave([7]));
    expect(await hear('word/nav.water?lang=qu')).toEqual(Buffer.from(wave([7])));
    expect(JSON.parse((await hear('words?lang=qu')).toString())).toEqual({
      recorded: ['nav.water'],
      machine: true,
    });
  } finally {
    await web.close();
  }
});

test('Aymara, for which the machine has no voice, is silent until somebody records it', async () => {
  const web = await startTestWeb({ clips: openClipShelf(folder), voice: openVoice() });
  try {
    expect((await web.call('/voice/word/nav.water?lang=ay')).status).toBe(501);
    record('ay', 'nav.water.wav', wave([5]));
    const sound = await web.call('/voice/word/nav.water?lang=ay');
    expect([sound.status, sound.headers.get('content-language')]).toEqual([200, 'ay']);
    expect(await (await web.call('/voice/words?lang=ay')).json()).toEqual({
      recorded: ['nav.water'],
      machine: false,
    });
  } finally {
    await web.close();
  }
});
