// Water runs into the tank by itself only while its level is known and below the brim: over it the nutrient would run away.
import { because, shown } from '../because.ts';
import { goodValue } from '../reading.ts';
import { TANK_LEVEL } from '../tags.ts';
import { OFF } from '../units.ts';
import type { Interlock } from './scene.ts';

/** Share of the tank that is never passed: its water sloshes, and what is in the pipes comes back. Field judgement. */
const BRIM = 0.95;

export const overfill: Interlock = {
  id: 'overfill',
  judge: ({ actuator }, { readings, site }) => {
    if (actuator.kind !== 'inlet') return undefined;
    const litres = goodValue(readings[TANK_LEVEL]);
    if (litres === undefined) return { allowed: OFF, because: because('veto.fill-blind') };
    return litres >= site.tankCapacity * BRIM
      ? { allowed: OFF, because: because('veto.fill-full', { litres: shown('level', litres) }) }
      : undefined;
  },
};
