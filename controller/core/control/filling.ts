// Inlet of the tank: what the crop has drunk comes back in small shares. The crop takes water faster than salt, so a tank that is not
// topped up grows stronger from day to day, and no doser can make it weaker.

import { because, shown } from '../because.ts';
import type { ActuatorId } from '../installation.ts';
import { goodValue } from '../reading.ts';
import { TANK_LEVEL } from '../tags.ts';
import { FULL, OFF } from '../units.ts';
import { cannotJudge, type Decide } from './situation.ts';

/**
 * Shares of the tank: opens below the first, shuts at the second, which leaves room for what the pipes hold. A twentieth at a time:
 * even plain water of 0.4 mS/cm then takes less than 0.1 from a solution of 1.6. Field judgement.
 */
const OPENS = 0.8;
export const SHUTS = 0.85;

export interface FillingMemory {
  readonly open: Readonly<Record<ActuatorId, boolean>>;
}

export const decideFilling: Decide<FillingMemory> = ({ readings, site }, inlets, { open }) => {
  const litres = goodValue(readings[TANK_LEVEL]);
  if (litres === undefined)
    return { demands: inlets.map(cannotJudge(because('because.fill-blind'))), memory: { open: {} } };
  const next = inlets.map(({ id }) => {
    const mark = site.tankCapacity * (open[id] === true ? SHUTS : OPENS);
    return [id, litres < mark] as const;
  });
  const facts = {
    litres: shown('level', litres),
    full: shown('level', site.tankCapacity * SHUTS),
  };
  return {
    demands: next.map(([actuator, isOpen]) => ({
      actuator,
      duty: isOpen ? FULL : OFF,
      because: because(isOpen ? 'because.filling' : 'because.tank-filled', facts),
    })),
    memory: { open: Object.fromEntries(next) },
  };
};
