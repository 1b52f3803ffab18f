// What a doser of the rig may give in a day, where the rig does not say: a share of the tank that a family could still live with.
import type { RigActuator } from '../contract/rig.ts';
import type { Actuator, Dosed } from '../core/installation.ts';

/**
 * mL for each litre of the full tank. A and B: what raises it by 0.8 mS/cm in all (La Molina solution: 5 mL A + 2 mL B ≈ 1.3 mS/cm);
 * acid and base, a tenth strong: about half a pH (field judgement, as the first guess of their effect).
 */
const SHARE_OF_TANK: Readonly<Record<Dosed, number>> = {
  a: (0.8 / 1.3) * 5,
  b: (0.8 / 1.3) * 2,
  acid: 2,
  base: 2,
};

/** Nothing for what is no doser; the rig's schema demands both fields of one. */
export const toDosing = (
  { doses, mlPerSecond, slowMlPerSecond, mostMlPerDay, bottleMl }: RigActuator,
  capacityLitres: number,
): Pick<Actuator, 'dosing'> => {
  if (doses === undefined || mlPerSecond === undefined) return {};
  const mostPerDay = mostMlPerDay ?? SHARE_OF_TANK[doses] * capacityLitres;
  const slow = slowMlPerSecond === undefined ? {} : { slow: { mlPerSecond: slowMlPerSecond } };
  const bottle = bottleMl === undefined ? {} : { bottle: bottleMl };
  return { dosing: { doses, mlPerSecond, ...slow, mostPerDay, ...bottle } };
};
