// Sentences as sound. The controller speaks; where it cannot, the tablet does, if it has a voice of its own.

export interface Listening {
  stop(): void;
  /** When it is over: whether anything was to be heard. */
  readonly ended: Promise<boolean>;
}

export interface Wish {
  /** `verdict/now`, `alarm/ID`, `advice/ID`, `help/KIND`, `word/LINE`. */
  readonly what: string;
  /** The same in words, for the tablet's own voice, and the language in which they stand. */
  readonly words: string;
  readonly locale: string;
  /** The language that is asked for. */
  readonly chosen: string;
  /** It begins, in this language: a borrowed sentence is said in another than the one that was asked for. */
  onbegin(language: string): void;
}

/** One at a time: who asks for the next does not want to hear the last. */
let silence: () => void = () => undefined;

export const listen = (wish: Wish): Listening => {
  silence();
  const sound = new Audio();
  const leaving = new AbortController();
  let end: (wasHeard: boolean) => void = () => undefined;
  const ended = new Promise<boolean>((resolve) => {
    end = (wasHeard) => {
      resolve(wasHeard);
      URL.revokeObjectURL(sound.src);
    };
  });
  const stop = (): void => {
    leaving.abort();
    sound.pause();
    window.speechSynthesis?.cancel();
    end(true);
  };
  silence = stop;
  sound.onended = () => end(true);
  playInto(sound, wish, leaving.signal).catch(() => {
    if (!leaving.signal.aborted && !speakOnTablet(wish, () => end(true))) end(false);
  });
  return { stop, ended };
};

/** Rejects where there is no sound. Fetched, not pointed at: only an answer tells in which language it is said. */
const playInto = async (sound: HTMLAudioElement, wish: Wish, signal: AbortSignal): Promise<void> => {
  const { what, chosen, locale, onbegin } = wish;
  const path = what.split('/').map(encodeURIComponent).join('/');
  const answer = await fetch(`/voice/${path}?lang=${chosen}`, { signal });
  if (!answer.ok) throw new Error(`no sound: ${answer.status}`);
  sound.src = URL.createObjectURL(await answer.blob());
  onbegin(answer.headers.get('Content-Language') ?? locale);
  await sound.play();
};

/** False where this tablet has no voice for the language. */
const speakOnTablet = ({ words, locale, onbegin }: Wish, onend: () => void): boolean => {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  const voice = voices.find(({ lang }) => lang.slice(0, 2) === locale.slice(0, 2));
  if (!voice) return false;
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.onend = onend;
  utterance.onerror = onend;
  onbegin(locale);
  window.speechSynthesis.speak(utterance);
  return true;
};
