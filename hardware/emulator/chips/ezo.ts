// Virtual circuit of Atlas Scientific's EZO class on I²C: takes a command in ASCII, works on it, gives a state and text.
// Source: Atlas Scientific, EZO-pH datasheet 5.8 (2021), pages 44-46, 51, 57; EZO-D.O. datasheet 5.2 for the pressure.
import type { I2cChip } from '../i2c-bus.ts';
import { createFaultSwitch, type Failing } from './chip-fault.ts';

/** What the circuit was told and reckons with. */
export interface EzoSettings {
  /** °C */
  readonly temperature: number;
  /** kPa */
  readonly pressure: number;
}

export interface EzoKind {
  readonly address: number;
  /** °C that it reckons with until it is told another. */
  readonly temperature: number;
  readonly decimals: number;
  /** ms that a reading takes. */
  readonly readMs: number;
}

export const EZO_KINDS = {
  ph: { address: 99, temperature: 25, decimals: 3, readMs: 900 },
  ec: { address: 100, temperature: 25, decimals: 2, readMs: 600 },
  do: { address: 97, temperature: 20, decimals: 2, readMs: 600 },
  rtd: { address: 102, temperature: 25, decimals: 3, readMs: 600 },
} as const satisfies Record<string, EzoKind>;

const STATE = { done: 1, refused: 2, working: 254, nothing: 255 } as const;
const COMMAND_MS = 300;
const READ_AT_MS = 900;
const SEA_LEVEL = 101.3;

const textOf = (state: number, text: string): number[] => [
  state,
  ...[...text].map((letter) => letter.charCodeAt(0)),
  0,
];

/** `feel`: what it would read under these settings, in its own unit. */
export const createEzo = (
  { address, temperature, decimals, readMs }: EzoKind,
  feel: (settings: EzoSettings) => number,
): I2cChip & Failing => {
  const faults = createFaultSwitch();
  let settings: EzoSettings = { temperature, pressure: SEA_LEVEL };
  let command = '';
  let reply = textOf(STATE.nothing, '');
  let answer: number[] = [];
  let readyAt = 0;
  const felt = (): number => feel(settings);

  const finish = (state: number, text: string, at: number): void => {
    reply = textOf(state, text);
    readyAt = at;
  };
  const read = (at: number): void => finish(STATE.done, faults.sense(felt).toFixed(decimals), at);
  const done = (at: number): void => finish(STATE.done, '', at + COMMAND_MS);
  const keep = (more: Partial<EzoSettings>): void => {
    settings = { ...settings, ...more };
  };
  const verbs: Readonly<Record<string, (at: number, value: number) => void>> = {
    T(at, value) {
      keep({ temperature: value });
      done(at);
    },
    P(at, value) {
      keep({ pressure: value });
      done(at);
    },
    RT(at, value) {
      keep({ temperature: value });
      read(at + READ_AT_MS);
    },
  };
  const obey = (at: number): void => {
    const [verb = '', value] = command.toUpperCase().split(',');
    const run = verbs[verb];
    if (command.toUpperCase() === 'R') read(at + readMs);
    else if (run && value !== undefined && !Number.isNaN(Number(value))) run(at, Number(value));
    else finish(STATE.refused, '', at + COMMAND_MS);
  };

  return {
    address,
    fail: faults.fail,
    select(direction, at) {
      if (faults.is('absent')) return false;
      if (direction === 'write') command = '';
      else answer = at < readyAt ? [STATE.working] : [...reply];
      return true;
    },
    write(byte) {
      command += String.fromCharCode(byte);
      return true;
    },
    read: () => {
      const byte = answer.shift();
      // The state stays whole: what is damaged on the way is the text.
      return byte === undefined ? 0 : byte <= STATE.refused ? byte : faults.emit(byte);
    },
    stop(at) {
      if (command !== '') obey(at);
      command = '';
    },
    holdsClock: () => faults.hold(0),
  };
};
