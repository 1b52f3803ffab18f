// Sentences as sound. The controller speaks; where it cannot, the tablet does, if it has a voice of its own.

export interface Listening {
  stop(): void;
  /** When it is over: whether anything was to be heard. */
  readonly ended: Promise<boolean>;
}

/** One at a time: who asks for the next does not want to hear the last. */
let silence: () => void = () => undefined;

/** `chosen`: the language that is asked for; `locale`: the one in which `words` stand. */
export const listen = (
  what: string,
  words: string,
  { chosen, locale }: { readonly chosen: string; readonly locale: string },
): Listening => {
  silence();
  const sound = new Audio(`/voice/${what.split('/').map(encodeURIComponent).join('/')}?lang=${chosen}`);
  let end: (wasHeard: boolean) => void = () => undefined;
  const ended = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  const stop = (): void => {
    sound.pause();
    window.speechSynthesis?.cancel();
    end(true);
  };
  silence = stop;
  const speakHere = (): void => {
    if (!speakOnTablet(words, locale, () => end(true))) end(false);
  };
  sound.onended = () => end(true);
  // Both the element and its promise tell of a missing sound: whoever comes first.
  sound.onerror = speakHere;
  sound.play().catch((cause: unknown) => {
    if (sound.error === null && !(cause instanceof DOMException && cause.name === 'AbortError')) speakHere();
  });
  return { stop, ended };
};

/** False where this tablet has no voice for the language. */
const speakOnTablet = (words: string, locale: string, onend: () => void): boolean => {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  const voice = voices.find(({ lang }) => lang.slice(0, 2) === locale.slice(0, 2));
  if (!voice) return false;
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.onend = onend;
  utterance.onerror = onend;
  window.speechSynthesis.speak(utterance);
  return true;
};
