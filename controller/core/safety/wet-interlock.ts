// Fog must never make the house wet, cold or dark-wet: it evaporates only into dry, warm, known air.
import { because, shown } from '../because.ts';
import { goodValue } from '../reading.ts';
import { AIR_HUMIDITY, AIR_TEMPERATURE } from '../tags.ts';
import { OFF } from '../units.ts';
import type { Interlock, Pending, Refusal, Scene } from './scene.ts';

/** % from which fog no longer evaporates but settles, and rot begins; a good probe errs by 2–5 % up there. Field judgement. */
export const WETTEST = 92;
/** K above the frost minimum below which nobody fogs: fog cools by as much as it evaporates. Field judgement. */
const COLD_MARGIN = 5;

export const fog: Interlock = {
  id: 'fog',
  judge: (pending, scene, all) => (pending.actuator.kind === 'fogger' ? refuse(scene, all) : undefined),
};

const refuse = ({ readings, targets, outputs }: Scene, all: readonly Pending[]): Refusal | undefined => {
  const humidity = goodValue(readings[AIR_HUMIDITY]);
  const air = goodValue(readings[AIR_TEMPERATURE]);
  if (humidity === undefined || air === undefined)
    return { allowed: OFF, because: because('veto.fog-blind') };
  if (humidity >= WETTEST)
    return { allowed: OFF, because: because('veto.fog-wet', { humidity: shown('humidity', humidity) }) };
  if (air <= targets.frostMinimum.value + COLD_MARGIN)
    return { allowed: OFF, because: because('veto.fog-cold', { temperature: shown('airTemperature', air) }) };
  const isHeating = all.some(
    ({ actuator, allowed }) =>
      actuator.kind === 'heater' &&
      (allowed > 0 || (outputs.find((output) => output.actuator === actuator.id)?.duty ?? 0) > 0),
  );
  return isHeating ? { allowed: OFF, because: because('veto.fog-heater') } : undefined;
};
