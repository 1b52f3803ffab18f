// A serial line whose far end says what a test lets it say, and when.

import { millis } from '../../../controller/core/units.ts';
import { createTalk, type Talk } from '../../../hardware/lines/talk.ts';
import type { Transport } from '../../../hardware/transport.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTime } from '../../support/passing-time.ts';

/** ms after a question, and what is said then. */
export type Saying = readonly [afterMs: number, bytes: Iterable<number>];

/** `answer`: what the far end says to a question, and when. */
export const createScriptedLine = (answer: (question: Uint8Array, n: number) => readonly Saying[]) => {
  const clock = createTestClock();
  const asked: { readonly bytes: Uint8Array; readonly at: number }[] = [];
  let deliver: (bytes: Uint8Array) => void = () => undefined;
  const transport: Transport = {
    path: 'scripted',
    open: async () => undefined,
    write(bytes) {
      asked.push({ bytes, at: clock.monotonic() });
      for (const [after, said] of answer(bytes, asked.length))
        clock.after(millis(after), () => deliver(Uint8Array.from(said)));
    },
    onData: (listener) => {
      deliver = listener;
    },
    onClose: () => undefined,
    close: async () => undefined,
  };
  const talk: Talk = createTalk(transport, clock, millis(5));
  return {
    ...createTime(clock),
    clock,
    talk,
    asked,
    say: (bytes: Iterable<number>) => deliver(Uint8Array.from(bytes)),
  };
};

export const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));
