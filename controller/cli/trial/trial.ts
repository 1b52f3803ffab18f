// A closed loop that runs as fast as it can: the twin, what its probes say, a controller, and what it orders. Without app,
// sockets and documents; the same seed gives the same figures.

import { isCut } from '../../../hardware/twin/faults.ts';
import type { GreenhouseKind } from '../../../hardware/twin/kinds/index.ts';
import type { Sample } from '../../core/reading.ts';
import { millis, type Timestamp, timestamp } from '../../core/units.ts';
import type { SiteFiles } from '../../site-files.ts';
import type { ControllerKind, Decision, TrialController, Tuning } from './controllers/controller.ts';
import { brokenAt, isForgetting, isLinkLost, type TrialFault } from './faults.ts';
import { createFleeceHands } from './fleece.ts';
import { createHands, type Hands } from './hands.ts';
import { buildHouse, type MeasuredWeather, type TrialHouse } from './house.ts';
import { createTally, type Figures } from './metrics/index.ts';
import type { Bounds } from './metrics/metric.ts';
import { type Moment, observe } from './moment.ts';

export interface TrialOptions {
  readonly files: SiteFiles;
  readonly kind: GreenhouseKind;
  readonly seed: number;
  readonly start: Timestamp;
  readonly days: number;
  /** Weather that was measured, in place of the drawn. */
  readonly measured?: MeasuredWeather;
  readonly controller: ControllerKind;
  readonly tuning?: Tuning;
  readonly faults?: readonly TrialFault[];
  /** The family has a fleece for its crop, and reads the cards. */
  readonly hasFleece?: boolean;
  /** s between two rounds of control; 60 unless told. */
  readonly period?: number;
  /** s of one step of the twin; 10 unless told. */
  readonly step?: number;
  readonly onRound?: (round: TrialRound) => void;
}

export interface TrialRound {
  readonly at: Timestamp;
  readonly samples: readonly Sample[];
  readonly decision: Decision;
  readonly moment: Moment;
  readonly outputs: ReturnType<Hands['outputs']>;
}

/** An alarm that began, ms since the start. */
export interface Raised {
  readonly at: number;
  readonly id: string;
}

export interface TrialResult {
  readonly figures: Figures;
  readonly raised: readonly Raised[];
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const NOTHING: Decision = { orders: [], raised: [] };

export const runTrial = (options: TrialOptions): TrialResult => {
  const { files, start, days, faults = [], step = 10, onRound } = options;
  const period = options.controller.period ?? options.period ?? 60;
  const house = buildHouse({ ...options, period, step });
  const hands = createHands(files.rig.actuators, house.greenhouse, house.faults);
  const controller = options.controller.create(house, options.tuning ?? {});
  const seen = options.controller.knowsAll ? { ...house, sample: () => [] } : house;
  const ask = createRound(seen, hands, controller, faults, start);
  const family = options.hasFleece ? createFleeceHands(house.greenhouse, house.utcOffset) : undefined;
  const tally = createTally(boundsOf(house));
  const raised: Raised[] = [];
  const ms = period * 1000;
  for (let elapsed = 0; elapsed < days * DAY_MS; elapsed += ms) {
    const { samples, decision } = ask(elapsed);
    family?.read(decision.advice ?? [], timestamp(start + elapsed));
    for (const id of decision.raised) raised.push({ at: elapsed, id });
    hands.pass(ms, decision.exact);
    const moment = observe(house.greenhouse, ms / HOUR_MS, hands.takeWork());
    tally.add(moment);
    const at = timestamp(start + elapsed);
    onRound?.({ at, samples, decision, moment, outputs: hands.outputs(at) });
  }
  return { figures: tally.figures(), raised };
};

/** One round: sample, decide, order; or what is left of it while power (cut, or the battery empty) or cable are gone. */
const createRound = (
  house: TrialHouse,
  hands: Hands,
  controller: TrialController,
  faults: readonly TrialFault[],
  start: number,
) => {
  let wasDark = false;
  const { period } = house.config;

  const decide = (elapsed: number, linkReady: boolean) => {
    const at = timestamp(start + elapsed);
    const samples = linkReady ? house.sample(at) : silence(house, at);
    const heard = hands.outputs(at);
    const outputs = linkReady ? heard : heard.map((each) => ({ ...each, duty: null }));
    const monotonic = millis(elapsed);
    const { utcOffset } = house;
    const view = { now: at, monotonic, utcOffset, linkReady, samples, outputs };
    return { samples, decision: controller.decide(view) };
  };

  return (elapsed: number): { samples: readonly Sample[]; decision: Decision } => {
    house.fail(brokenAt(faults, elapsed));
    const isDark = isCut(house.faults()) || house.greenhouse.isDark();
    if (isForgetting(faults, elapsed, period) || (wasDark && !isDark)) controller.restart();
    wasDark = isDark;
    if (isDark) {
      hands.loseAll();
      return { samples: [], decision: NOTHING };
    }
    const linkReady = !isLinkLost(faults, elapsed);
    const round = decide(elapsed, linkReady);
    if (linkReady) hands.obey(round.decision.orders);
    else hands.makeSafe();
    return round;
  };
};

const silence = ({ config }: TrialHouse, at: Timestamp): readonly Sample[] =>
  config.channels.map(({ tag }) => ({ tag, at, fault: 'link-lost' }));

/** K below first damage at which a crop is taken to die where its profile does not say. */
const FROM_DAMAGE_TO_DEATH = 2;

const boundsOf = ({ config }: TrialHouse): Bounds => {
  const { air, solution, stages } = config.profile;
  const stage = stages.find(({ id }) => id === config.stage);
  const middle = ({ min, max }: { min: { value: number }; max: { value: number } }) =>
    (min.value + max.value) / 2;
  return {
    lethal: air.frostLethal?.value ?? air.frostDamage.value - FROM_DAMAGE_TO_DEATH,
    meanAir: (air.day.best.value + air.night.best.value) / 2,
    conductivity: stage?.conductivity && middle(stage.conductivity),
    acidity: middle(solution.acidity),
  };
};
