// What stands in the compared house beyond the family's rig: a night screen on a motor, as each of the controllers may draw it.
import type { RigActuator } from '../../../controller/contract/rig.ts';

export const SCREEN: RigActuator = {
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
