// Virtual circuit of Atlas Scientific's EZO class: takes a command in ASCII, works on it, gives an answer in ASCII. On I²C a state
// stands before the answer. Source: Atlas Scientific, EZO-pH datasheet 5.8 (2021), pages 44-46, 51, 57; EZO-D.O. datasheet 5.2 for
// the pressure.
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
  /** What it calls itself when it is asked. */
  readonly name: string;
  readonly address: number;
  /** °C that it reckons with until it is told another. */
  readonly temperature: number;
  readonly decimals: number;
  /** ms that a reading takes. */
  readonly readMs: number;
}

export const EZO_KINDS = {
  ph: { name: 'pH', address: 99, temperature: 25, decimals: 3, readMs: 900 },
  ec: { name: 'EC', address: 100, temperature: 25, decimals: 2, readMs: 600 },
  do: { name: 'D.O.', address: 97, temperature: 20, decimals: 2, readMs: 600 },
  rtd: { name: 'RTD', address: 102, temperature: 25, decimals: 3, readMs: 600 },
} as const satisfies Record<string, EzoKind>;

/** What the circuit makes of one command. */
export interface EzoAnswer {
  readonly isTaken: boolean;
  readonly text: string;
  /** ms until the answer is there. */
  readonly takesMs: number;
}

const COMMAND_MS = 300;
const READ_AT_MS = 900;
const SEA_LEVEL = 101.3;

/** The circuit itself, on whatever wires. `feel`: what it would read under these settings, in its own unit. */
export const createEzoCircuit = (
  { temperature, decimals, readMs }: EzoKind,
  feel: (settings: EzoSettings) => number,
) => {
  const faults = createFaultSwitch();
  let settings: EzoSettings = { temperature, pressure: SEA_LEVEL };
  const felt = (): number => feel(settings);
  const read = (takesMs: number): EzoAnswer => ({
    isTaken: true,
    text: faults.sense(felt).toFixed(decimals),
    takesMs,
  });
  const keep = (more: Partial<EzoSettings>): void => {
    settings = { ...settings, ...more };
  };
  const done = (isTaken: boolean): EzoAnswer => ({ isTaken, text: '', takesMs: COMMAND_MS });
  const verbs: Readonly<Record<string, (value: number) => EzoAnswer>> = {
    T(value) {
      keep({ temperature: value });
      return done(true);
    },
    P(value) {
      keep({ pressure: value });
      return done(true);
    },
    RT(value) {
      keep({ temperature: value });
      return read(READ_AT_MS);
    },
  };
  return {
    faults,
    obey(command: string): EzoAnswer {
      const [verb = '', value] = command.toUpperCase().split(',');
      if (command.toUpperCase() === 'R') return read(readMs);
      const run = verbs[verb];
      return run && value !== undefined && !Number.isNaN(Number(value)) ? run(Number(value)) : done(false);
    },
    /** Its supply was cut: what it was told is forgotten. */
    restart(): void {
      settings = { temperature, pressure: SEA_LEVEL };
    },
  };
};

const STATE = { done: 1, refused: 2, working: 254, nothing: 255 } as const;

const textOf = (state: number, text: string): number[] => [
  state,
  ...[...text].map((letter) => letter.charCodeAt(0)),
  0,
];

/** The circuit on an I²C bus. */
export const createEzo = (kind: EzoKind, feel: (settings: EzoSettings) => number): I2cChip & Failing => {
  const { faults, obey } = createEzoCircuit(kind, feel);
  let command = '';
  let reply = textOf(STATE.nothing, '');
  let answer: number[] = [];
  let readyAt = 0;

  return {
    address: kind.address,
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
      if (command === '') return;
      const { isTaken, text, takesMs } = obey(command);
      reply = textOf(isTaken ? STATE.done : STATE.refused, text);
      readyAt = at + takesMs;
      command = '';
    },
    holdsClock: () => faults.hold(0),
  };
};
