// Heater: on where the coldest leaf is as cold as under air at the frost minimum and a clear sky, off a little above; a pulse of
// heat where dew settles and a crack of the vents is open. A number that nobody vouches for never switches it on.

import { type Because, because, shown, shownBeside } from '../because.ts';
import type { Demand } from '../command.ts';
import type { Target } from '../crop/profile.ts';
import type { Actuator, ActuatorId } from '../installation.ts';
import { goodValue } from '../reading.ts';
import { AIR_TEMPERATURE } from '../tags.ts';
import { clamp, FULL, OFF, seconds } from '../units.ts';
import { followHeat, type HeatBook, heatRefusal, isPulseDue, NO_HEAT, paceOf } from './heat-book.ts';
import { fallAhead, fallOf, followLeaf } from './heat-rest.ts';
import { airOfLeaf, type LeafTemperature, PROBE_LAG } from './leaf.ts';
import { cannotJudge, type Decide, type Situation } from './situation.ts';

/**
 * K from the end of a run down to the next start, for each minute that a start must last, and its limits. Computed on frost
 * nights of the virtual house: 0.6 K costs least heat, 0.3 K and 0.9 K cost 8 % more.
 */
const BAND = { perMinute: 0.04, least: 0.5, most: 1.6 };
/** K where starts cost nothing: above the noise of the probe. */
const FINE_BAND = 0.1;
/** The longest round over which a slope is one. */
const LONGEST_ROUND = seconds(60);
/** K above the frost minimum under which damp leaves are dried with heat: warmer nights dry by themselves. Field judgement. */
const PULSE_BELOW = 6;

/** What each heater has done. */
export type HeatingMemory = Readonly<Record<ActuatorId, HeatBook>>;

/** May this number switch a heater on? A C-grade one only after a technician has confirmed it. */
export const isArmed = ({ confidence, path }: Target, confirmed: readonly string[]): boolean =>
  confidence !== 'C' || confirmed.includes(path);

export const decideHeating: Decide<HeatingMemory> = (situation, heaters, memory) => {
  const { targets, confirmed, damp, readings } = situation;
  const { frostMinimum } = targets;
  if (!isArmed(frostMinimum, confirmed)) {
    const reason = because('because.heater-unconfirmed', { minimum: frostMinimum.value });
    return rest(situation, heaters, memory, ({ id }) => ({ actuator: id, duty: OFF, because: reason }));
  }
  const air = goodValue(readings[AIR_TEMPERATURE]);
  const { leaf } = damp;
  if (air === undefined || leaf === undefined)
    return rest(situation, heaters, memory, cannotJudge(because('because.no-air-temperature')));
  const judged = heaters.map((heater) => judge(situation, air, leaf, heater, memory[heater.id] ?? NO_HEAT));
  return {
    demands: judged.map(({ demand }) => demand),
    memory: Object.fromEntries(judged.map(({ demand, book }) => [demand.actuator, book])),
  };
};

/** Nobody heats; what was used of the night stays in the book. */
const rest = (
  situation: Situation,
  heaters: readonly Actuator[],
  memory: HeatingMemory,
  demand: (heater: Actuator) => Demand,
) => ({
  demands: heaters.map(demand),
  memory: Object.fromEntries(
    heaters.map(
      (heater) => [heater.id, followHeat(memory[heater.id] ?? NO_HEAT, false, situation, heater)] as const,
    ),
  ),
});

const judge = (situation: Situation, air: number, leaf: LeafTemperature, heater: Actuator, was: HeatBook) => {
  const wish = wishFor(situation, leaf, was, heater);
  const isDanger = leaf.value <= situation.profile.air.frostDamage.value;
  const refusal = wish && heatRefusal(was, situation, isDanger, heater);
  const on = refusal ? undefined : wish;
  const { pulseAt, ...book } = followHeat(was, on !== undefined, situation, heater);
  const minimum = situation.targets.frostMinimum.value;
  return {
    demand: {
      actuator: heater.id,
      duty: on ? FULL : OFF,
      because: refusal ?? reasonFor({ wish: on, air, leaf, minimum }),
    },
    book: {
      ...book,
      leaf: leaf.value,
      ...followLeaf(was, on !== undefined, leaf.value, situation.monotonic, heater),
      ...(on === 'pulse' ? { pulseAt: pulseAt ?? situation.monotonic } : {}),
    },
  };
};

/** Why heat is wanted. */
type Want = 'cold' | 'pulse';

const wishFor = (
  situation: Situation,
  leaf: LeafTemperature,
  was: HeatBook,
  heater: Actuator,
): Want | undefined => {
  const minimum = situation.targets.frostMinimum.value + (situation.plan?.heatAbove ?? 0);
  const felt = airOfLeaf(leaf) + aheadOf(was, leaf, situation, heater);
  const goesOn = was.isOn && was.pulseAt === undefined;
  if (felt <= minimum + (goesOn ? bandOf(was, situation, heater) : 0)) return 'cold';
  return felt <= minimum + PULSE_BELOW && isPulseDue(was, situation) ? 'pulse' : undefined;
};

/** K by which the leaf will differ when the probe has heard of what is done now, or a run has come to it. */
const aheadOf = (
  was: HeatBook,
  leaf: LeafTemperature,
  { monotonic }: Situation,
  { switching }: Actuator,
): number => {
  if (switching !== 'solid-state') return was.isOn ? 0 : fallAhead(was, leaf.value, monotonic);
  if (was.leaf === undefined || was.at === undefined) return 0;
  const passed = monotonic - was.at;
  if (passed <= 0 || passed > LONGEST_ROUND) return 0;
  return ((leaf.value - was.leaf) / passed) * PROBE_LAG;
};

/**
 * K from the end of a run down to the next start. Few starts left make long runs: a late start would cost warmth. Never less than the
 * leaf falls while the contacts must rest.
 */
const bandOf = (was: HeatBook, situation: Situation, heater: Actuator): number =>
  heater.switching === 'solid-state'
    ? FINE_BAND
    : clamp(
        Math.max(fallOf(was), (BAND.perMinute * paceOf(was, situation, heater)) / 60_000),
        BAND.least,
        BAND.most,
      );

interface Reasoning {
  readonly wish: Want | undefined;
  readonly air: number;
  readonly leaf: LeafTemperature;
  readonly minimum: number;
}

const reasonFor = ({ wish, air, leaf, minimum }: Reasoning): Because => {
  const facts = {
    temperature: shownBeside('airTemperature', air, minimum),
    leaf: shownBeside('airTemperature', leaf.value, minimum),
    minimum: shown('airTemperature', minimum),
  };
  if (wish === 'pulse') return because('because.heat-pulse', facts);
  const measured = leaf.isEstimate ? '' : '-leaf';
  return because(wish ? `because.heating${measured}` : `because.warm-enough${measured}`, facts);
};
