// A voice for those who read little: sentences as sound, made on this machine by espeak-ng (Debian), which speaks without internet.
import { spawn } from 'node:child_process';
import type { Voice } from './web/speaker.ts';

const PROGRAM = 'espeak-ng';
/** Words a minute: slower than its own 175, for those who hear a machine speak for the first time. */
const PACE = '140';
/** ms; a long sentence takes a tenth of a second here, a second on a Pi. */
const PATIENCE = 10_000;

/** By the language of the console. There is none for Aymara. */
const SPEAKERS: Readonly<Record<string, string>> = {
  'es-BO': 'es-419',
  'fr-CA': 'fr',
  en: 'en-us',
  qu: 'qu',
};

/** `program`: another one, such as one that is not there. */
export const openVoice = (program = PROGRAM): Voice => ({
  speak: (sentence, language) =>
    new Promise((resolve) => {
      const speaker = SPEAKERS[language];
      if (speaker === undefined) return resolve(undefined);
      const child = spawn(program, ['-v', speaker, '-s', PACE, '--stdin', '--stdout'], {
        stdio: ['pipe', 'pipe', 'ignore'],
        timeout: PATIENCE,
      });
      const sound: Buffer[] = [];
      child.on('error', () => resolve(undefined));
      child.stdin.on('error', () => undefined);
      child.stdout.on('data', (piece: Buffer) => sound.push(piece));
      child.on('close', (code) => resolve(code === 0 && sound.length > 0 ? Buffer.concat(sound) : undefined));
      child.stdin.end(sentence);
    }),
});
