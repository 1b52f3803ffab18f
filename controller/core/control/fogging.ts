// Fogger: short bursts of fog while the air is drier than the crop bears. By day only, and early enough that leaves are dry at
// dusk. What it must never do is in safety/wet-interlock.
// Fog first, shade second is the practice for the dry season; bursts, so that drops evaporate before they settle: field judgement.

import { because, shown } from '../because.ts';
import type { Demand } from '../command.ts';
import type { ActuatorId } from '../installation.ts';
import { vapourPressureDeficit } from '../physics/humid-air.ts';
import { goodValue } from '../reading.ts';
import { AIR_HUMIDITY, AIR_TEMPERATURE } from '../tags.ts';
import { celsius, FULL, type Millis, minutes, OFF, percent, seconds } from '../units.ts';
import { cannotJudge, type Decide, type Situation } from './situation.ts';

/** kPa above the highest that suits at which fogging begins; it ends at that highest. Half of what a good probe may err, twice. */
const DRY_MARGIN = 0.2;
const BURST = seconds(60);
const PAUSE = minutes(3);
/** min before sunset after which no leaf is wetted. */
export const DRY_BY_DUSK = 120;

/** `at`: when the burst or the pause began. */
export type FoggingMemory = Readonly<
  Record<ActuatorId, { readonly isDry: boolean; readonly isOn: boolean; readonly at: Millis }>
>;

export const decideFogging: Decide<FoggingMemory> = (situation, foggers, memory) => {
  const air = goodValue(situation.readings[AIR_TEMPERATURE]);
  const humidity = goodValue(situation.readings[AIR_HUMIDITY]);
  if (air === undefined || humidity === undefined)
    return { demands: foggers.map(cannotJudge(because('because.fog-blind'))), memory: {} };
  const deficit = vapourPressureDeficit(celsius(air), percent(humidity));
  const most = situation.targets.vapourDeficitBand.max;
  const facts = { deficit: shown('vapourDeficit', deficit), most };
  const mayFog = isFogTime(situation);
  const beside: Pick<Demand, 'beside'> = mayFog ? {} : { beside: 'insists' };
  const next = foggers.map(({ id }) => {
    const was = memory[id];
    const isDry = deficit > most + (was?.isDry ? 0 : DRY_MARGIN);
    const burst = follow(was, situation.monotonic, isDry && mayFog);
    return [id, { ...burst, isDry }] as const;
  });
  return {
    demands: next.map(([id, { isOn, isDry }]): Demand => {
      const state = isOn ? 'fogging' : isDry && mayFog ? 'fog-pause' : mayFog ? 'fog-enough' : 'fog-late';
      return {
        actuator: id,
        duty: isOn ? FULL : OFF,
        because: because(`because.${state}`, facts),
        ...beside,
      };
    }),
    memory: Object.fromEntries(next),
  };
};

const follow = (was: FoggingMemory[string] | undefined, now: Millis, isWanted: boolean) => {
  if (!isWanted) return was && !was.isOn ? was : { isOn: false, at: now };
  if (was === undefined) return { isOn: true, at: now };
  const isOver = now - was.at >= (was.isOn ? BURST : PAUSE);
  return isOver ? { isOn: !was.isOn, at: now } : { isOn: was.isOn, at: was.at };
};

/** Without a clock the light tells day from night, and nobody knows when it will be dusk. */
const isFogTime = ({ targets, minuteOfDay, sun }: Situation): boolean =>
  targets.isDay && minuteOfDay !== undefined && minuteOfDay < sun.set - DRY_BY_DUSK;
