// An output on for some seconds before a person's eyes, by the way of every wish: the interlocks judge it, it ends by itself, and what
// people decided meanwhile holds. One at a time in the whole house, so that what moves is the one that was sent.
import type { Outcome } from '../contract/request.ts';
import type { Override } from '../core/command.ts';
import type { ActuatorId } from '../core/installation.ts';
import type { Proof } from '../core/safety/limits.ts';
import type { Millis } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import type { Decisions } from './decisions.ts';
import type { Cycle, Loop } from './loop.ts';
import { wireBecause } from './snapshot.ts';

/** What a run showed. A plant without a sign proves nothing. */
export interface Seen {
  /** The board has confirmed a duty above zero in a round of it. */
  readonly isConfirmed: boolean;
  readonly proof: Proof;
}

export type BriefRun =
  | Exclude<Outcome, { readonly outcome: 'accepted' }>
  | { readonly outcome: 'accepted'; readonly ended: Promise<Seen> };

export type RunBriefly = (actuator: ActuatorId, lasting: Millis, by: string) => Promise<BriefRun>;

export interface BriefRunDeps {
  readonly loop: Pick<Loop, 'round'>;
  readonly decisions: Pick<Decisions, 'overrides' | 'holdOn' | 'release'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly actuators: readonly ActuatorId[];
}

/** Refused while another runs, of an output that a person holds, and by every interlock. */
export const createBriefRuns = (deps: BriefRunDeps): RunBriefly => {
  let isBusy = false;

  const start = async (actuator: ActuatorId, lasting: Millis, by: string): Promise<BriefRun> => {
    const { loop, decisions } = deps;
    await decisions.holdOn(actuator, lasting / 60_000, by);
    const mine = decisions.overrides()[actuator];
    const begun = await loop.round();
    const veto = begun?.result.vetoes.find((candidate) => candidate.actuator === actuator);
    if (!veto) return { outcome: 'accepted', ended: end(deps, actuator, lasting, mine, begun) };
    await giveBack(deps, actuator, mine);
    return { outcome: 'vetoed', by: veto.by, because: wireBecause(veto.because) };
  };

  return async (actuator, lasting, by) => {
    if (!deps.actuators.includes(actuator)) return refused('refusal.no-such-output');
    if (isBusy) return refused('brief-run.busy');
    if (deps.decisions.overrides()[actuator]) return refused('brief-run.taken');
    isBusy = true;
    const free = (): void => {
      isBusy = false;
    };
    const run = start(actuator, lasting, by);
    // Whoever asked hears of a fault; here it only ends the run.
    run.then((begun) => (begun.outcome === 'accepted' ? begun.ended : undefined)).then(free, free);
    return run;
  };
};

const refused = (key: string): BriefRun => ({ outcome: 'refused', because: { key } });

const end = async (
  deps: BriefRunDeps,
  actuator: ActuatorId,
  lasting: Millis,
  mine: Override | undefined,
  begun: Cycle | undefined,
): Promise<Seen> => {
  try {
    await new Promise<void>((resolve) => {
      deps.clock.after(lasting, resolve);
    });
    const last = await deps.loop.round(true);
    return {
      isConfirmed: [begun, last].some((cycle) =>
        cycle?.outputs.some((output) => output.actuator === actuator && (output.duty ?? 0) > 0),
      ),
      proof: last?.result.proofs[actuator] ?? 'none',
    };
  } finally {
    await giveBack(deps, actuator, mine);
  }
};

/** Taken over meanwhile: what people decided last holds. */
const giveBack = async (
  { loop, decisions }: BriefRunDeps,
  actuator: ActuatorId,
  mine: Override | undefined,
): Promise<void> => {
  const now = decisions.overrides()[actuator];
  if (now === undefined || (now.mode === 'on' && now.since === mine?.since && now.by === mine.by))
    await decisions.release(actuator);
  await loop.round();
};
