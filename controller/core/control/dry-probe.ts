// A conductivity probe that hangs in air reads almost nothing, and the water looks thin: nothing is dosed by it at once, and people
// are told once it has said so in water that is surely there and goes round. A pipe that drains while the pump rests proves nothing.
import type { Condition } from '../alarms.ts';
import { because, shown } from '../because.ts';
import { goodValue } from '../reading.ts';
import { CONDUCTIVITY, FLOW_RATE, TANK_LEVEL } from '../tags.ts';
import { type Millis, millis, minutes, seconds } from '../units.ts';
import type { Situation } from './situation.ts';

/** mS/cm: below it the probe hangs in air, or in water without any feed. Practice: 0.2. */
export const DRY_PROBE = 0.2;
/** So long must it be above it again. Practice: 60 s. */
const WET_AGAIN = seconds(60);
/** So long in moving water before anybody is called: a pipe fills, air leaves. Field judgement. */
const PATIENCE = minutes(2);

/** Times are monotonic. Empty while the probe is in the water. */
export interface ProbeMemory {
  /** When it last said that it is dry. */
  readonly dryAt?: Millis;
  /** For how long it has said so where there was water. */
  readonly against?: Millis;
}

/** Takes this round into account; `passed`: ms since the one before. */
export const followProbe = (situation: Situation, before: ProbeMemory, passed: number): ProbeMemory => {
  const { readings, monotonic } = situation;
  const probe = readings[CONDUCTIVITY];
  // A doubtful value cannot accuse anybody, but it is enough to wait.
  const isDry = probe !== undefined && probe.quality !== 'bad' && probe.value < DRY_PROBE;
  const memory = isDry ? { ...before, dryAt: monotonic } : before;
  if (!isProbeDry(memory, monotonic)) return {};
  const counts = isDry && probe.quality === 'good' && before.dryAt !== undefined && isInWater(situation);
  return { ...memory, against: millis((before.against ?? 0) + (counts ? passed : 0)) };
};

/** It says that it is dry, or did a moment ago. */
export const isProbeDry = ({ dryAt }: ProbeMemory, now: Millis): boolean =>
  dryAt !== undefined && now - dryAt < WET_AGAIN;

/** Water is there and goes round: each by its own probe, or by the other's word and the pump's orders where that probe is silent. */
const isInWater = ({ readings, site, isCirculating }: Situation): boolean => {
  const level = goodValue(readings[TANK_LEVEL]);
  const flow = goodValue(readings[FLOW_RATE]);
  const moves = flow === undefined ? isCirculating : flow > 0;
  return moves && (level === undefined ? flow !== undefined : level > site.dryRunLevel);
};

/** What people must know. A crop that is fed plain water has no band: its water may rightly be without salt. */
export const findDryProbe = (
  { readings, targets }: Pick<Situation, 'readings' | 'targets'>,
  { against }: ProbeMemory,
): readonly Condition[] => {
  const value = goodValue(readings[CONDUCTIVITY]);
  if (value === undefined || !targets.conductivityBand) return [];
  if (against === undefined || against < PATIENCE) return [];
  const facts = { value: shown('conductivity', value) };
  return [
    {
      id: `probe-dry:${CONDUCTIVITY}`,
      priority: 'attention',
      because: because('alarm.probe-dry', facts),
    },
  ];
};
