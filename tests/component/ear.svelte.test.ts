// The ear: spoken by the controller, else by the tablet's own voice, else it says that it cannot speak.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Ear from '../../console/components/Ear.svelte';

/** A sound element that plays, or has nothing to play. */
class TestAudio {
  static made: TestAudio[] = [];
  onended: () => void = () => undefined;
  onerror: () => void = () => undefined;
  readonly error = null;
  paused = true;
  readonly src: string;
  constructor(src: string) {
    this.src = src;
    TestAudio.made.push(this);
  }
  async play(): Promise<void> {
    this.paused = false;
  }
  pause(): void {
    this.paused = true;
  }
}

const open = () => render(Ear, { props: { what: 'alarm/sensor:air.temperature', words: 'Hace frío.' } });
const touch = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const last = (): TestAudio => TestAudio.made.at(-1)!;

beforeEach(() => {
  TestAudio.made = [];
  vi.stubGlobal('Audio', TestAudio);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('asks the controller for it, and falls silent at a second touch or at its end', async () => {
  open();
  await touch('Escuchar');
  expect(last().src).toBe('/voice/alarm/sensor%3Aair.temperature?lang=es-BO');
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
  open();
  await touch('Escuchar');
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
  open();
  await touch('Escuchar');
  last().onerror();
  await waitFor(() => expect(spoken).toEqual(['Hace frío.']));
  expect(screen.queryByRole('status')).toBeNull();
});

test('without any voice it says so', async () => {
  vi.stubGlobal('speechSynthesis', { getVoices: () => [{ lang: 'de-DE' }], cancel: () => undefined });
  open();
  await touch('Escuchar');
  last().onerror();
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('No se pudo hablar.'));
});
