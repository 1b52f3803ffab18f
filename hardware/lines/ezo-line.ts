// One EZO circuit at the end of its own serial line, such as a USB carrier: commands and answers in ASCII, each ended by a carriage
// return. It is met first: told to acknowledge, to be silent until it is asked (it comes from the maker talking once a second), and
// asked what it is. Source: Atlas Scientific, EZO-pH datasheet 5.8 (2021), pages 18, 19, 24, 33 and 34; EC, D.O. and RTD alike.
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { millis } from '../../controller/core/units.ts';
import type { EzoCircuit } from '../driver.ts';
import { numberIn } from '../ezo-number.ts';
import type { Talk, Unanswered } from './talk.ts';

/** ms that a command takes which is no question, and what the line and a slow USB adapter add. */
const TOLD_MS = 300;
const GRACE_MS = 500;
const TRIES = 3;

const DONE = '*OK';
const REFUSED = '*ER';
/** It has restarted: whatever it was told before is forgotten. */
const RESTARTED: readonly string[] = ['*RS', '*RE'];

export interface EzoLine extends EzoCircuit {
  /** What it calls itself, in capitals and without points: PH, EC, DO, RTD. */
  meet(): Promise<Result<string, Unanswered>>;
}

/** Whole lines; what comes after the last carriage return is still on its way. */
const linesIn = (heard: Uint8Array): readonly string[] =>
  String.fromCharCode(...heard)
    .split('\r')
    .slice(0, -1)
    .map((line) => line.trim());

/** What `read` makes of the line before an acknowledgement: an older answer may stand before it. */
const beforeDone = <T>(lines: readonly string[], read: (line: string) => T | undefined): T | undefined =>
  lines
    .flatMap((line, n) => (line === DONE ? [read(lines[n - 1] ?? '')] : []))
    .find((each) => each !== undefined);

const circuitIn = (line: string): string | undefined =>
  /^\?i,([^,]+),/i.exec(line)?.[1]?.replaceAll('.', '').toUpperCase();

export const createEzoLine = (talk: Talk): EzoLine => {
  let hasRestarted = false;

  const hear = (heard: Uint8Array): readonly string[] => {
    const lines = linesIn(heard);
    hasRestarted ||= lines.some((line) => RESTARTED.includes(line));
    return lines;
  };
  const say = async <T>(
    command: string,
    waitMs: number,
    read: (lines: readonly string[]) => T | undefined,
  ): Promise<Result<T, Unanswered>> => {
    const answer = await talk.ask<{ readonly said?: T }>({
      bytes: Uint8Array.from([...command, '\r'].map((letter) => letter.charCodeAt(0))),
      patience: millis(waitMs + GRACE_MS),
      tries: command === '' ? 1 : TRIES,
      overhear: hear,
      understand(heard) {
        const lines = hear(heard);
        const said = read(lines);
        if (said !== undefined) return { said };
        return lines.includes(REFUSED) ? {} : undefined;
      },
    });
    if (!answer.ok) return answer;
    return answer.value.said === undefined ? err('no-answer') : ok(answer.value.said);
  };
  const tell = (command: string) =>
    say(command, TOLD_MS, (lines) => (lines.includes(DONE) ? true : undefined));

  const meet = async (): Promise<Result<string, Unanswered>> => {
    // Ends whatever half a command noise has left in it.
    await say('', TOLD_MS, () => undefined);
    for (const command of ['*OK,1', 'C,0']) {
      const told = await tell(command);
      if (!told.ok) return told;
    }
    const name = await say('i', TOLD_MS, (lines) => beforeDone(lines, circuitIn));
    hasRestarted = false;
    return name;
  };

  /** After a restart nothing it says is believed before it has been met anew and told again. */
  const unlessRestarted = async <T>(answer: Result<T, Unanswered>): Promise<Result<T, Fault>> => {
    if (!hasRestarted) return answer;
    await meet();
    return err('no-answer');
  };

  return {
    meet,
    ask: async (command, waitMs) =>
      unlessRestarted(await say(command, waitMs, (lines) => beforeDone(lines, numberIn))),
    async tell(command) {
      const told = await unlessRestarted(await tell(command));
      return told.ok ? ok(undefined) : told;
    },
  };
};
