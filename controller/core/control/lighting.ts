// Lamps over the crop: they burn when the family has planned it, and rest where the sun does their work or the day has had the light
// that the crop bears. By itself no lamp is lit: here the sun is strong and electricity is dear.
// Lamps add to weak light; beside 300 W/m² of sun what a family's lamp adds is lost (field judgement: 60 W over a bed of 4 m² are
// some 35 µmol/(m²·s), a twentieth of that sun).

import { type Because, because } from '../because.ts';
import type { Demand } from '../command.ts';
import type { ActuatorId } from '../installation.ts';
import { globalRadiationOfDaylight } from '../physics/light.ts';
import { goodValue } from '../reading.ts';
import { LIGHT } from '../tags.ts';
import { OFF } from '../units.ts';
import type { Decide, Situation } from './situation.ts';

/** W/m² of sun from which lamps rest, and below which they may burn again: a lamp that is lit must not see itself as the sun. */
const SUNNY = 300;
const DULL = 200;

export interface LightingMemory {
  readonly isSunny: boolean;
}

export const NO_LAMPS: LightingMemory = { isSunny: false };

export const decideLighting: Decide<LightingMemory> = (situation, lamps, memory) => {
  const light = goodValue(situation.readings[LIGHT]);
  const radiation = light === undefined ? 0 : globalRadiationOfDaylight(light);
  const isSunny = radiation >= (memory.isSunny ? DULL : SUNNY);
  const reason = reasonToRest(situation, isSunny);
  const rest = (id: ActuatorId): Demand => ({
    actuator: id,
    duty: OFF,
    because: reason ?? because('because.lamp-rest'),
    ...(reason ? { beside: 'insists' } : {}),
  });
  return { demands: lamps.map(({ id }) => rest(id)), memory: { isSunny } };
};

/** What no plan outweighs; undefined: a lamp would be of use. */
const reasonToRest = ({ profile, lightToday }: Situation, isSunny: boolean): Because | undefined => {
  const most = profile.light?.max.value;
  if (most !== undefined && lightToday >= most) return because('because.lamp-enough', { most });
  return isSunny ? because('because.lamp-sun') : undefined;
};
