// Where no motor does it, a person can: the same facts that would have moved it, as a card with one act.

import type { Advice } from '../alarm.ts';
import { because, shown } from '../because.ts';
import { isArmed } from '../control/heating.ts';
import type { Targets } from '../crop/targets.ts';
import type { Actuator, ActuatorKind } from '../installation.ts';
import { isGood, type Reading, type Tag } from '../reading.ts';
import { AIR_TEMPERATURE } from '../tags.ts';

/** K above the frost minimum at which a person is asked to cover the crop: time for the walk. */
const WARNING = 2;

export const adviseByHand = (
  actuators: readonly Actuator[],
  confirmed: readonly string[],
  readings: Readonly<Record<Tag, Reading>>,
  targets: Targets,
): readonly Advice[] => {
  const air = readings[AIR_TEMPERATURE];
  if (!isGood(air)) return [];
  const facts = { temperature: shown('airTemperature', air.value) };
  const has = (kind: ActuatorKind) => actuators.some((actuator) => actuator.kind === kind);
  const isCold = air.value <= targets.frostMinimum.value + WARNING;
  const isHot = air.value >= targets.ventStart;
  const canHeat = has('heater') && isArmed(targets.frostMinimum, confirmed);
  return [
    ...(isHot && !has('vent')
      ? [{ id: 'open-by-hand', because: because('advice.open-by-hand', facts) }]
      : []),
    ...(isCold && !has('vent')
      ? [{ id: 'close-by-hand', because: because('advice.close-by-hand', facts) }]
      : []),
    ...(isCold && !canHeat ? [{ id: 'cover-crop', because: because('advice.cover-crop', facts) }] : []),
  ];
};
