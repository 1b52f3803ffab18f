// What no wish may pass, a person's included, in the order in which it is judged. Each interlock may only refuse; the last
// one, which spares motors and relays, may also hold what is, and only where nothing before it has spoken.

import { because, shown } from '../because.ts';
import { coldDanger } from '../frost/danger.ts';
import { isPositioned } from '../installation.ts';
import { isGood, type Reading } from '../reading.ts';
import { AIR_TEMPERATURE, OUTSIDE_TEMPERATURE } from '../tags.ts';
import { OFF } from '../units.ts';
import { measuredDose } from './dose-interlock.ts';
import { overfill } from './overfill-interlock.ts';
import { power } from './power-interlock.ts';
import type { Runs } from './runs.ts';
import type { Interlock, Pending, Refusal, Scene } from './scene.ts';
import { fog } from './wet-interlock.ts';
import { wind } from './wind-interlock.ts';

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
    if (actuator.kind !== 'vent' && actuator.airflow !== 'exhaust') return undefined;
    const { value } = scene.targets.frostMinimum;
    const facts = { minimum: shown('airTemperature', value) };
    const key = actuator.kind === 'vent' ? `veto.${coldDanger(value)}` : 'veto.fan-cold';
    return isFrostNear(scene) ? { allowed: OFF, because: because(key, facts) } : undefined;
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
    if (isVentOpen(scene, all)) return { allowed: OFF, because: because('veto.vent-open') };
    return isAirTakenOut(all) ? { allowed: OFF, because: because('veto.fan-out') } : undefined;
  },
};

const isVentOpen = ({ outputs }: Scene, all: readonly Pending[]): boolean =>
  all
    .filter(({ actuator }) => actuator.kind === 'vent')
    .some(({ actuator, allowed }) => {
      const confirmed = outputs.find((output) => output.actuator === actuator.id)?.duty ?? 0;
      return allowed > OPEN || confirmed > OPEN;
    });

const isAirTakenOut = (all: readonly Pending[]): boolean =>
  all.some(({ actuator, allowed }) => actuator.airflow === 'exhaust' && allowed > 0);

/** Ends a run before the board would have to (its own limit counts as a trip), and lets the output rest. */
const longestOn: Interlock = {
  id: 'longest-on',
  judge: ({ actuator }, { runs, monotonic, period }) => {
    const run = runs[actuator.id];
    if (isPositioned(actuator.kind) || !run || run.duty === 0) return undefined;
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
    return isPositioned(pending.actuator.kind)
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
  measuredDose,
  dryRun,
  overfill,
  wind,
  frost,
  heat,
  fog,
  power,
  longestOn,
  shortestTime,
];
