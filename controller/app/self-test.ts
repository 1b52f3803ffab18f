// Proves one output: on for two seconds through the same rounds, interlocks and leases as ever, then back to automatic. What the
// board confirmed and what the plant showed is written into the journal.
import type { SelfTestAnswer, SelfTestResult } from '../contract/diagnosis.ts';
import { because } from '../core/because.ts';
import type { ActuatorId } from '../core/installation.ts';
import { type Millis, seconds, timestamp } from '../core/units.ts';
import type { Clock, Journal, Log } from '../ports.ts';
import type { Decisions } from './decisions.ts';
import type { Cycle, Loop } from './loop.ts';
import { wireBecause } from './snapshot.ts';

export interface SelfTestDeps {
  readonly loop: Pick<Loop, 'round'>;
  readonly decisions: Pick<Decisions, 'overrides' | 'holdOn' | 'release'>;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append'>;
  readonly log: Log;
  readonly actuators: readonly ActuatorId[];
}

/** Long enough for a relay to be heard, too short for anything to flood, burn or fall shut. */
const LASTING = seconds(2);

export const createSelfTest = (
  deps: SelfTestDeps,
): ((actuator: ActuatorId, by: string) => Promise<SelfTestAnswer>) => {
  let isBusy = false;

  const run = async (actuator: ActuatorId, by: string): Promise<SelfTestAnswer> => {
    const { loop, decisions, clock } = deps;
    await decisions.holdOn(actuator, LASTING / 60_000, by);
    try {
      const begun = await loop.round();
      const veto = begun?.result.vetoes.find((candidate) => candidate.actuator === actuator);
      if (veto) return { outcome: 'vetoed', by: veto.by, because: wireBecause(veto.because) };
      await pause(clock, LASTING);
      const seen = await loop.round(true);
      return { outcome: 'accepted', result: resultOf(actuator, clock.now(), [begun, seen]) };
    } finally {
      await decisions.release(actuator);
      await loop.round();
    }
  };

  return async (actuator, by) => {
    if (!deps.actuators.includes(actuator)) return refused('refusal.no-such-output');
    if (isBusy) return refused('selftest.busy');
    if (deps.decisions.overrides()[actuator]) return refused('selftest.taken');
    isBusy = true;
    try {
      const answer = await run(actuator, by);
      if (answer.outcome === 'accepted') await note(deps, answer.result, by);
      return answer;
    } finally {
      isBusy = false;
    }
  };
};

const refused = (key: string): SelfTestAnswer => ({ outcome: 'refused', because: { key } });

const pause = (clock: Clock, lasting: Millis): Promise<void> =>
  new Promise((resolve) => {
    clock.after(lasting, resolve);
  });

/** The board has confirmed it when any of the rounds brought a duty above zero; a plant without a sign proves nothing. */
const resultOf = (
  output: ActuatorId,
  at: number,
  cycles: readonly (Cycle | undefined)[],
): SelfTestResult => ({
  output,
  at,
  isConfirmed: cycles.some((cycle) =>
    cycle?.outputs.some(({ actuator, duty }) => actuator === output && (duty ?? 0) > 0),
  ),
  proof: cycles.at(-1)?.result.proofs[output] ?? 'none',
});

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
