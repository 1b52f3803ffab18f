// How the process ends: by request with code 0, by a fault with code 1, always with safe outputs and a closed store.
import type { Log } from './ports.ts';

export interface Lifeline {
  /** What to do at the end, in this order. */
  onEnd(...steps: readonly (() => Promise<void>)[]): void;
  /** Ends with a fault: the service manager starts the program anew. */
  fail(cause: unknown): void;
}

/** A step that hangs must not keep a failed controller alive: the leases on the board end long before. */
const LAST_RESORT_MS = 5_000;

export const createLifeline = (log: Log): Lifeline => {
  let steps: readonly (() => Promise<void>)[] = [];
  let ending = false;

  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(code), LAST_RESORT_MS).unref();
    for (const step of steps)
      await step().catch((cause) => log.error('while ending', { cause: String(cause) }));
    process.exit(code);
  };

  const fail = (cause: unknown) => {
    log.error('making outputs safe and ending', {
      cause: cause instanceof Error ? cause.stack : String(cause),
    });
    void end(1);
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);

  return {
    onEnd: (...all) => {
      steps = all;
    },
    fail,
  };
};
