// What stands in the compared house beyond the family's rig: a night screen on a motor, and pumps for both stock solutions and
// the acid. Each controller uses of it what it can.
import type { RigActuator } from '../../../controller/contract/rig.ts';

const SCREEN: RigActuator = {
  id: 'screen',
  kind: 'screen',
  driver: 'vent-motor',
  config: { openPin: 8, closePin: 9, activeLow: false, travelOpenSeconds: 60, travelCloseSeconds: 60 },
  safeDuty: 0,
  shortestOnSeconds: 2,
  shortestOffSeconds: 600,
  longestOnSeconds: 90,
  boardInputs: [],
};

const doser = (doses: 'a' | 'b' | 'acid', pin: number): RigActuator => ({
  id: `doser-${doses}`,
  kind: 'doser',
  driver: 'relay',
  config: { pin, activeLow: false },
  safeDuty: 0,
  shortestOnSeconds: 0,
  shortestOffSeconds: 0,
  longestOnSeconds: 240,
  boardInputs: [],
  doses,
  mlPerSecond: 1,
});

export const FITTINGS: readonly RigActuator[] = [SCREEN, doser('a', 10), doser('b', 11), doser('acid', 12)];
