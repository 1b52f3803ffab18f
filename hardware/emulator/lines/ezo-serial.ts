// Virtual EZO circuit at the end of a serial line: as it comes from the maker it talks once a second, asked or not, until it is told
// C,0. Source: Atlas Scientific, EZO-pH datasheet 5.8 (2021), pages 18, 19, 24, 33 and 34.
import { millis, seconds } from '../../../controller/core/units.ts';
import type { Clock, Stop } from '../../../controller/ports.ts';
import { createEzoCircuit, type EzoAnswer, type EzoKind, type EzoSettings } from '../chips/ezo.ts';
import { createVoice, type SerialDevice } from './serial-device.ts';

export interface EzoSerial extends SerialDevice {
  /** Its supply is cut and comes back. */
  restart(): void;
}

const COMMAND_MS = 300;
const FIRMWARE = '2.14';
const TALKS_EVERY = seconds(1);

export const createEzoSerial = (
  kind: EzoKind,
  feel: (settings: EzoSettings) => number,
  clock: Clock,
): EzoSerial => {
  const { faults, obey, restart } = createEzoCircuit(kind, feel);
  const voice = createVoice(clock);
  let command = '';
  let acknowledges = true;
  let stopTalking: Stop = () => undefined;

  const say = (lines: readonly string[], afterMs: number): void => {
    if (faults.is('absent')) return;
    const text = lines.map((line) => `${line}\r`).join('');
    // What is damaged on the way is a digit of the value.
    const bytes = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
    const digit = text.search(/\d/);
    if (digit >= 0) bytes[digit] = faults.emit(bytes[digit] ?? 0) ^ (faults.is('corrupt') ? 0x80 : 0);
    voice.say(bytes, millis(afterMs));
  };

  const talk = (everySecond: boolean): void => {
    stopTalking();
    stopTalking = everySecond ? clock.every(TALKS_EVERY, () => say([obey('R').text], 0)) : () => undefined;
  };

  const done = (text = ''): EzoAnswer => ({ isTaken: true, text, takesMs: COMMAND_MS });
  const LINE_VERBS: Readonly<Record<string, (value: string) => EzoAnswer>> = {
    I: () => done(`?i,${kind.name},${FIRMWARE}`),
    C(value) {
      talk(value !== '0');
      return done();
    },
    '*OK'(value) {
      acknowledges = value !== '0';
      return done();
    },
  };

  const answer = (asked: string): void => {
    const [verb = '', value = ''] = asked.toUpperCase().split(',');
    const { isTaken, text, takesMs } = LINE_VERBS[verb]?.(value) ?? obey(asked);
    const lines = [...(text ? [text] : []), ...(isTaken ? (acknowledges ? ['*OK'] : []) : ['*ER'])];
    say(lines, takesMs);
  };

  talk(true);
  return {
    fail: faults.fail,
    onSpeak: voice.onSpeak,
    hear(bytes) {
      for (const byte of bytes) {
        if (byte === 0x0d) {
          answer(command);
          command = '';
        } else command += String.fromCharCode(byte);
      }
    },
    restart() {
      command = '';
      restart();
      say(['*RS', '*RE'], 0);
    },
  };
};
