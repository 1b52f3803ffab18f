// Proves one output by running it for two seconds. What the board confirmed and what the plant showed is written into the journal.
import type { SelfTestAnswer, SelfTestResult } from '../contract/diagnosis.ts';
import { because } from '../core/because.ts';
import type { ActuatorId } from '../core/installation.ts';
import { seconds, timestamp } from '../core/units.ts';
import type { Clock, Journal, Log } from '../ports.ts';
import type { RunBriefly } from './brief-run.ts';

export interface SelfTestDeps {
  readonly runBriefly: RunBriefly;
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly log: Log;
}

/** Long enough for a relay to be heard, too short for anything to flood, burn or fall shut. */
const LASTING = seconds(2);

export const createSelfTest =
  (deps: SelfTestDeps) =>
  async (output: ActuatorId, by: string): Promise<SelfTestAnswer> => {
    const run = await deps.runBriefly(output, LASTING, by);
    if (run.outcome !== 'accepted') return run;
    const seen = await run.ended;
    const result = { output, at: deps.clock.now(), ...seen };
    await note(deps, result, by);
    return { outcome: 'accepted', result };
  };

const wordsOf = ({ isConfirmed, proof }: SelfTestResult): string => {
  if (!isConfirmed) return 'selftest.silent';
  return proof === 'proved' ? 'selftest.proved' : 'selftest.confirmed';
};

/** A result that cannot be written is told all the same. */
const note = async ({ journal, log }: SelfTestDeps, result: SelfTestResult, by: string): Promise<void> => {
  const { output, at } = result;
  const why = because(wordsOf(result), { output });
  try {
    await journal.append({
      at: timestamp(at),
      kind: 'system',
      subject: `self-test:${output}`,
      by,
      because: why,
    });
  } catch (cause) {
    log.error('journal entry lost', { subject: `self-test:${output}`, cause: String(cause) });
  }
};
