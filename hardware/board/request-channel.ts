// Question and answer in the safety layer: sequence numbers, a time-out, one retry. Every message is a whole state or a
// question, so saying it twice does no harm.
import { err, ok, type Result } from '../../controller/core/result.ts';
import { millis } from '../../controller/core/units.ts';
import type { Clock } from '../../controller/ports.ts';
import { type Answer, type BoardError, readAnswer } from './answers.ts';
import { decodeFrame, encodeFrame } from './frame.ts';
import type { Request } from './requests.ts';

/** An Uno answers within 30 ms; the rest is for a busy host. ms */
const ANSWER_TIMEOUT = millis(800);
const ATTEMPTS = 2;

/** `silent`: no answer came. Otherwise the board's own refusal; nothing has changed there. */
export type RequestFault = 'silent' | BoardError;
export type Reply = Exclude<Answer, { kind: 'event' | 'error' }>;
export type BoardEventAnswer = Extract<Answer, { kind: 'event' }>;

export interface RequestChannel {
  ask(request: Request): Promise<Result<Reply, RequestFault>>;
  /** Gives a whole safety sysex to whoever waits for it. */
  receive(sysex: Uint8Array): void;
  /** Frames that came damaged, counted for the log. */
  damaged(): number;
}

export interface ChannelOptions {
  send(bytes: Uint8Array): void;
  readonly clock: Clock;
  onEvent(event: BoardEventAnswer): void;
  /** Called with every sound answer: the board is alive. */
  onHeard(answer: Answer): void;
}

type Settle = (result: Result<Reply, RequestFault>) => void;

export const createRequestChannel = ({ send, clock, onEvent, onHeard }: ChannelOptions): RequestChannel => {
  const waiting = new Map<number, Settle>();
  let next = 0;
  let damaged = 0;

  const attempt = (request: Request): Promise<Result<Reply, RequestFault>> => {
    const seq = next;
    next = (next + 1) & 0xff;
    return new Promise((resolve) => {
      const settle: Settle = (result) => {
        stop();
        waiting.delete(seq);
        resolve(result);
      };
      const stop = clock.after(ANSWER_TIMEOUT, () => settle(err('silent')));
      waiting.set(seq, settle);
      send(encodeFrame({ ...request, seq }));
    });
  };

  // Damage on the way gives "crc" (or, by a damaged sequence number, silence): worth a second try. A refusal is not.
  const isWorthARetry = (result: Result<Reply, RequestFault>): boolean =>
    !result.ok && (result.error === 'silent' || result.error === 'crc');

  const settleWith = (seq: number, answer: Answer): void => {
    if (answer.kind === 'event') onEvent(answer);
    else if (answer.kind === 'error') waiting.get(seq)?.(err(answer.error));
    else waiting.get(seq)?.(ok(answer));
  };

  return {
    async ask(request) {
      let result: Result<Reply, RequestFault> = err('silent');
      for (let tried = 0; tried < ATTEMPTS; tried++) {
        result = await attempt(request);
        if (!isWorthARetry(result)) break;
      }
      return result;
    },
    receive(sysex) {
      const frame = decodeFrame(sysex);
      const answer = frame.ok ? readAnswer(frame.value) : frame;
      if (!frame.ok || !answer.ok) {
        damaged += 1;
        return;
      }
      onHeard(answer.value);
      settleWith(frame.value.seq, answer.value);
    },
    damaged: () => damaged,
  };
};
