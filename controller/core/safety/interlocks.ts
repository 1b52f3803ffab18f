// What no wish may pass, a person's included, in the order in which it is judged. Each interlock may only refuse; the last
// one, which spares motors and relays, may also hold what is, and only where nothing before it has spoken.

import { type Because, because, shown } from '../because.ts';
import type { InterlockId, OutputStatus } from '../command.ts';
import type { Targets } from '../crop/targets.ts';
import { coldDanger } from '../frost/danger.ts';
import type { ActuatorId } from '../installation.ts';
import { isGood, type Reading, type Tag } from '../reading.ts';
import { AIR_TEMPERATURE, OUTSIDE_TEMPERATURE } from '../tags.ts';
import { type Duty, type Millis, OFF } from '../units.ts';
import type { Wish } from './overrides.ts';
import type { Runs } from './runs.ts';

/** All that interlocks look at. */
export interface Scene {
  readonly stopped: boolean;
  readonly linkReady: boolean;
  readonly unreachable: readonly ActuatorId[];
  readonly monotonic: Millis;
  readonly period: Millis;
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly targets: Targets;
  readonly outputs: readonly OutputStatus[];
  readonly tank: Tank;
  readonly runs: Runs;
}

/** `unmeasured`: the rig has no level sensor. `dry` holds until the level has clearly risen again. */
export type Tank = 'unmeasured' | 'unknown' | 'dry' | 'wet';

/** A wish on its way through the interlocks. */
export interface Pending extends Wish {
  readonly allowed: Duty;
  /** An interlock holds, whether or not the wish ran against it. */
  readonly isBarred: boolean;
}

export interface Refusal {
  readonly allowed: Duty;
  readonly because: Because;
}

export interface Interlock {
  readonly id: InterlockId;
  /** `all`: every wish as the interlocks before this one have left it. */
  judge(pending: Pending, scene: Scene, all: readonly Pending[]): Refusal | undefined;
}

/** Share of full opening from which a vent counts as open. */
const OPEN = 0.05;

const emergencyStop: Interlock = {
  id: 'emergency-stop',
  judge: ({ actuator }, { stopped }) =>
    stopped ? { allowed: actuator.safeDuty, because: because('veto.stopped') } : undefined,
};

/** Without a link no order is carried out: what is asked for then must not come true later. */
const safeState: Interlock = {
  id: 'safe-state',
  judge: ({ actuator, demand }, { linkReady, unreachable }) => {
    if (!linkReady || unreachable.includes(actuator.id))
      return { allowed: actuator.safeDuty, because: because('veto.no-link') };
    return demand.unable ? { allowed: actuator.safeDuty, because: demand.because } : undefined;
  },
};

const dryRun: Interlock = {
  id: 'dry-run',
  judge: ({ actuator }, { tank }) => {
    if (actuator.kind !== 'pump') return undefined;
    if (tank === 'dry') return { allowed: OFF, because: because('veto.dry-run') };
    return tank === 'unknown' ? { allowed: OFF, because: because('veto.dry-run-blind') } : undefined;
  },
};

const frost: Interlock = {
  id: 'frost',
  judge: ({ actuator }, scene) => {
    if (actuator.kind !== 'vent') return undefined;
    const { value } = scene.targets.frostMinimum;
    const facts = { minimum: shown('airTemperature', value) };
    return isFrostNear(scene)
      ? { allowed: OFF, because: because(`veto.${coldDanger(value)}`, facts) }
      : undefined;
  },
};

/** A doubtful value may warn, never reassure. Without inside air a good outside value decides; without both, daylight. */
const isFrostNear = ({ readings, targets }: Scene): boolean => {
  const air = readings[AIR_TEMPERATURE];
  const outside = readings[OUTSIDE_TEMPERATURE];
  const isCold = (reading: Reading | undefined): boolean =>
    reading !== undefined && reading.quality !== 'bad' && reading.value <= targets.frostMinimum.value;
  if (isGood(air)) return isCold(air);
  if (isCold(air) || isCold(outside)) return true;
  return !isGood(outside) && !targets.isDay;
};

const heat: Interlock = {
  id: 'heat',
  judge: ({ actuator }, scene, all) => {
    if (actuator.kind !== 'heater') return undefined;
    const air = scene.readings[AIR_TEMPERATURE];
    if (!isGood(air)) return { allowed: OFF, because: because('veto.heat-blind') };
    const facts = { limit: shown('airTemperature', scene.targets.heatStop) };
    if (air.value >= scene.targets.heatStop) return { allowed: OFF, because: because('veto.heat', facts) };
    return isVentOpen(scene, all) ? { allowed: OFF, because: because('veto.vent-open') } : undefined;
  },
};

const isVentOpen = ({ outputs }: Scene, all: readonly Pending[]): boolean =>
  all
    .filter(({ actuator }) => actuator.kind === 'vent')
    .some(({ actuator, allowed }) => {
      const confirmed = outputs.find((output) => output.actuator === actuator.id)?.duty ?? 0;
      return allowed > OPEN || confirmed > OPEN;
    });

/** Ends a run before the board would have to (its own limit counts as a trip), and lets the output rest. */
const longestOn: Interlock = {
  id: 'longest-on',
  judge: ({ actuator }, { runs, monotonic, period }) => {
    const run = runs[actuator.id];
    if (actuator.kind === 'vent' || !run || run.duty === 0) return undefined;
    const facts = { minutes: Math.round(actuator.longestOn / 60_000) };
    return monotonic + period - run.onSince > actuator.longestOn
      ? { allowed: OFF, because: because('veto.longest-on', facts) }
      : undefined;
  },
};

const shortestTime: Interlock = {
  id: 'shortest-time',
  judge: (pending, scene) => {
    const run = scene.runs[pending.actuator.id];
    if (!run || pending.isBarred || pending.allowed === run.duty) return undefined;
    return pending.actuator.kind === 'vent'
      ? spareMotor(pending, run, scene)
      : spareRelay(pending, run, scene);
  },
};

type Judge = (pending: Pending, run: Runs[string], scene: Scene) => Refusal | undefined;

/** A person who moves a vent sees what happens; the loop waits its time. */
const spareMotor: Judge = ({ actuator, origin }, run, { monotonic }) =>
  origin === 'automatic' && monotonic - run.since < actuator.shortestOff
    ? { allowed: run.duty, because: because('veto.vent-rest') }
    : undefined;

/** Nobody starts a motor that has just stopped; only the loop's own stop can wait, a person's never. */
const spareRelay: Judge = ({ actuator, origin, allowed }, run, { monotonic }) => {
  const elapsed = monotonic - run.since;
  if (run.duty === 0) {
    const rest = Math.ceil((actuator.shortestOff - elapsed) / 1000);
    return rest > 0 ? { allowed: OFF, because: because('veto.rest', { seconds: rest }) } : undefined;
  }
  return allowed === 0 && origin === 'automatic' && elapsed < actuator.shortestOn
    ? { allowed: run.duty, because: because('veto.shortest-on') }
    : undefined;
};

/** In order of judgement. */
export const INTERLOCKS: readonly Interlock[] = [
  emergencyStop,
  safeState,
  dryRun,
  frost,
  heat,
  longestOn,
  shortestTime,
];
