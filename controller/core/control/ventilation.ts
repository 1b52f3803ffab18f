// Vents: proportional to how far the air is above the start, in moves worth a motor's while. Wind and rain narrow them, those in the
// lee go first, a frost night ahead starts them later (heat-banking), and damp leaves keep a crack open.
// Start, band and their widening with cold outside air and wind come with the targets (crop/setpoints).

import { type Because, because, shown } from '../because.ts';
import type { Actuator, ActuatorId } from '../installation.ts';
import { isGood } from '../reading.ts';
import { mostOpenInWind, RAIN_OPENING } from '../safety/weather.ts';
import { AIR_TEMPERATURE } from '../tags.ts';
import { clamp, FULL, type Millis, OFF } from '../units.ts';
import { isSurelyDamp } from './damp.ts';
import { byLee } from './lee.ts';
import { cannotJudge, type Decide, type Situation } from './situation.ts';
import { AT_REST, isAstray, isResting, sendTo, type Travel } from './travel.ts';

/** Share of full travel below which no move is made, the last one shut included: motors wear by moves. Practice: 12 % and more. */
export const VENT_DEADBAND = 0.12;

/**
 * Share of the way to the wanted opening that one move goes: in sun and wind a small house cools by more than the band while a
 * vent goes through its travel, and whole ways would swing it back and forth with every move.
 */
const APPROACH = 0.5;
/** Share of full travel that the opening must be from where it should be: half of that is a move worth making. */
const WORTH = VENT_DEADBAND / APPROACH;
/** Largest single move: the house answers within minutes, and a whole stroke at once would swing it between hot and cold. */
const LARGEST_MOVE = 0.25;
/** Bands beyond the end of the proportional range from which the stroke is no longer divided: it is far too warm or too cold. */
const FAR = 0.5;
/** Share of full opening that lets vapour out of a damp house without emptying it of warmth. Practice: 5 %. */
export const CRACK = 0.05;
/** K above the frost minimum below which no crack is opened. Field judgement. */
const CRACK_MARGIN = 2;

/** Where each vent was last sent. */
export type VentilationMemory = Readonly<Record<ActuatorId, Travel>>;

/** What all vents shall do. */
interface Wish {
  /** °C inside, and from where they open today. */
  readonly air: number;
  readonly start: number;
  /** Below 0 and above 1 where the air is beyond the band. */
  readonly wanted: number;
  /** Most opening by the wind, and by rain as well. */
  readonly inWind: number;
  readonly most: number;
  readonly isCrack: boolean;
}

export const decideVentilation: Decide<VentilationMemory> = (situation, vents, memory) => {
  const air = situation.readings[AIR_TEMPERATURE];
  if (!isGood(air)) return { demands: vents.map(cannotJudge(because('because.no-air-temperature'))), memory };
  const wish = wishFor(situation, air.value);
  const shares = byLee(vents, wish.wanted, situation);
  const next: VentilationMemory = Object.fromEntries(
    vents.map((vent, n) => {
      const own = { ...wish, wanted: shares[n] ?? wish.wanted };
      return [vent.id, move(vent, memory[vent.id] ?? AT_REST, own, situation.monotonic)];
    }),
  );
  const demands = vents.map(({ id }) => {
    const { opening } = next[id] ?? AT_REST;
    const reason = isLost(id, situation) ? lostReason(wish) : reasonFor(wish, opening, situation);
    return { actuator: id, duty: opening, because: reason };
  });
  return { demands, memory: next };
};

const wishFor = ({ targets, weather, damp, bankedHeat }: Situation, air: number): Wish => {
  const start = targets.ventStart + bankedHeat;
  const wanted = (air - start) / targets.ventBand;
  const inWind = mostOpenInWind(weather, targets.isDay);
  const most = Math.min(inWind, weather.isRaining ? RAIN_OPENING : 1);
  const mayCrack = most >= CRACK && air > targets.frostMinimum.value + CRACK_MARGIN;
  return { air, start, wanted, inWind, most, isCrack: isSurelyDamp(damp) && mayCrack && wanted < CRACK };
};

/** After a start the board knows a vent's place only once it has reached a stop. */
const isLost = (id: ActuatorId, { outputs }: Situation): boolean =>
  outputs.some(({ actuator, duty }) => actuator === id && duty === null);

const lostReason = ({ air, start }: Wish): Because =>
  because('because.vent-lost', {
    temperature: shown('airTemperature', air),
    start: shown('airTemperature', start),
  });

const reasonFor = (
  { air, start, wanted, inWind, most, isCrack }: Wish,
  opening: number,
  { weather, targets, bankedHeat }: Situation,
): Because => {
  // A shut vent says when it will move, not where its band begins: "shut at 22.3 °C, opens from 22" would be nonsense.
  const moves = opening > 0 ? start : start + WORTH * targets.ventBand;
  const facts = { temperature: shown('airTemperature', air), start: shown('airTemperature', moves) };
  if (isCrack && opening > 0) return because('because.vent-crack', facts);
  if (wanted > inWind && inWind < 1) return because(`because.vent-wind-${weather.wind}`, facts);
  if (wanted > most && weather.isRaining) return because('because.vent-rain', facts);
  const isKept = bankedHeat > 0 && air > targets.ventStart;
  if (isKept && opening === 0) return because('because.vent-banking', facts);
  return because(opening > 0 ? 'because.vent-open' : 'because.vent-closed', facts);
};

const move = (
  { shortestOff }: Actuator,
  was: Travel,
  { wanted, most, isCrack }: Wish,
  now: Millis,
): Travel => {
  const isTooOpen = was.opening > most;
  const isUrgent = wanted < -FAR || wanted > 1 + FAR || isTooOpen;
  if (isResting(was, shortestOff, now, isUrgent)) return was;
  if (isCrack) return sendTo(was, CRACK, now);
  if (isAstray(was, now)) return sendTo(was, Math.min(wanted, most) < 0.5 ? OFF : FULL, now);
  return approach(was, { goal: Math.min(wanted, most), isLimit: wanted >= most }, isUrgent, now);
};

/** Half of the way, as far as one move may go; the last bit to the stop or the limit, and whatever is urgent, at once. */
const approach = (
  was: Travel,
  { goal, isLimit }: { readonly goal: number; readonly isLimit: boolean },
  isUrgent: boolean,
  now: Millis,
): Travel => {
  const isShut = goal <= OFF;
  if (Math.abs(goal - was.opening) < (isShut || isUrgent ? VENT_DEADBAND : WORTH)) return was;
  const way = clamp(goal, OFF, FULL) - was.opening;
  const isWhole = isUrgent || ((isShut || isLimit) && Math.abs(way) <= LARGEST_MOVE);
  const step = isWhole ? way : clamp(way * APPROACH, -LARGEST_MOVE, LARGEST_MOVE);
  return sendTo(was, was.opening + step, now, isUrgent);
};
