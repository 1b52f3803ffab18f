// The ear: spoken by the controller, else by the tablet's own voice, else it says that it cannot speak.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Ear from '../../console/components/Ear.svelte';
import { chooseLanguage } from '../../console/i18n/speak.svelte.ts';

/** A sound element that plays what it is given. */
class TestAudio {
  static made: TestAudio[] = [];
  onended: () => void = () => undefined;
  paused = true;
  src = '';
  constructor() {
    TestAudio.made.push(this);
  }
  async play(): Promise<void> {
    this.paused = false;
  }
  pause(): void {
    this.paused = true;
  }
}

/** What the controller answers: a sound in this language, or none. */
let said: string | undefined;
let asked: string[] = [];
const answer = async (path: string) => {
  asked.push(path);
  return said === undefined
    ? new Response('', { status: 501 })
    : new Response('RIFF', { headers: { 'Content-Language': said } });
};

const open = (props = {}) =>
  render(Ear, { props: { what: 'alarm/sensor:air.temperature', words: 'Hace frío.', ...props } });
const touch = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const last = (): TestAudio => TestAudio.made.at(-1)!;
const untilHeard = () => waitFor(() => expect(last().paused).toBe(false));

beforeEach(() => {
  TestAudio.made = [];
  asked = [];
  said = 'es-BO';
  vi.stubGlobal('Audio', TestAudio);
  vi.stubGlobal('fetch', answer);
});
afterEach(async () => {
  cleanup();
  await chooseLanguage('es-BO');
  vi.unstubAllGlobals();
});

test('asks the controller for it, and falls silent at a second touch or at its end', async () => {
  open();
  await touch('Escuchar');
  await untilHeard();
  expect(asked).toEqual(['/voice/alarm/sensor%3Aair.temperature?lang=es-BO']);
  expect(screen.queryByRole('status')).toBeNull();
  await touch('Callar');
  expect(last().paused).toBe(true);
  await waitFor(() => screen.getByRole('button', { name: 'Escuchar' }));
  await touch('Escuchar');
  last().onended();
  await waitFor(() => screen.getByRole('button', { name: 'Escuchar' }));
  expect(screen.queryByRole('status')).toBeNull();
});

test('a second one silences the first', async () => {
  open();
  await touch('Escuchar');
  await untilHeard();
  open();
  await touch('Escuchar');
  await untilHeard();
  expect(TestAudio.made.map(({ paused }) => paused)).toEqual([true, false]);
});

test('the tablet speaks where the controller cannot, with a voice of the language', async () => {
  const spoken: string[] = [];
  class Utterance {
    onend: () => void = () => undefined;
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  const speak = (utterance: Utterance) => {
    spoken.push(utterance.text);
    utterance.onend();
  };
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('speechSynthesis', { getVoices: () => [{ lang: 'es-MX' }], speak, cancel: () => undefined });
  said = undefined;
  open();
  await touch('Escuchar');
  await waitFor(() => expect(spoken).toEqual(['Hace frío.']));
  expect(screen.queryByRole('status')).toBeNull();
});

test('without any voice it says so', async () => {
  vi.stubGlobal('speechSynthesis', { getVoices: () => [{ lang: 'de-DE' }], cancel: () => undefined });
  said = undefined;
  open();
  await touch('Escuchar');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('No se pudo hablar.'));
});

test('in Quechua, a sentence that is said in Spanish is marked as Spanish while it is heard, a word of Quechua is not', async () => {
  await chooseLanguage('qu');
  open();
  await touch('Escuchar');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Español'));
  expect(asked).toEqual(['/voice/alarm/sensor%3Aair.temperature?lang=qu']);
  last().onended();
  await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
  cleanup();
  said = 'qu';
  open({ what: 'word/nav.water', words: 'Yaku', tongue: 'qu' });
  await touch('Escuchar');
  await untilHeard();
  expect(screen.queryByRole('status')).toBeNull();
});

test('a word of Quechua is never read aloud by a Spanish voice', async () => {
  vi.stubGlobal('speechSynthesis', { getVoices: () => [{ lang: 'es-MX' }], cancel: () => undefined });
  said = undefined;
  await chooseLanguage('qu');
  open({ what: 'word/nav.water', words: 'Yaku', tongue: 'qu' });
  await touch('Escuchar');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('No se pudo hablar.'));
});
