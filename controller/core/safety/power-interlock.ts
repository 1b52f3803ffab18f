// A battery that runs low: who gives up power first, so that what keeps roots alive is last. Order from practice (lamps, fog, fans, motors
// that only save energy, dosing, circulation last); the charges are field judgement for lead batteries, which age below one half.

import { because } from '../because.ts';
import type { Actuator } from '../installation.ts';
import { OFF } from '../units.ts';
import type { Interlock } from './scene.ts';

/**
 * % of charge below which a kind gets no more power. Vents are not among them: a vent that cannot shut costs the crop.
 * A heater is not either: what it burns is its own, and its fan or igniter takes little.
 */
const SHED_BELOW: Readonly<Partial<Record<Actuator['kind'], number>>> = {
  lamp: 60,
  fogger: 50,
  fan: 40,
  shade: 30,
  screen: 30,
  doser: 20,
  inlet: 15,
  aerator: 15,
  pump: 10,
};

/** What has a place on its travel stays there. */
export const power: Interlock = {
  id: 'power',
  judge: ({ actuator }, { charge, runs }) => {
    const limit = SHED_BELOW[actuator.kind];
    if (limit === undefined || charge === undefined || charge >= limit) return undefined;
    const isMotor = actuator.kind === 'screen' || actuator.kind === 'shade';
    const allowed = isMotor ? (runs[actuator.id]?.duty ?? OFF) : OFF;
    return { allowed, because: because('veto.power', { charge: Math.round(charge), limit }) };
  },
};
