// Nobody does anything: vents shut, nothing drawn, no heat; only the pump's timer keeps the roots alive.
import type { ControllerKind } from './controller.ts';
import { plainController, timer } from './plain.ts';

export const closed: ControllerKind = {
  id: 'closed',
  what: 'vents shut for ever, pump by timer',
  create: ({ config }) =>
    plainController(config, () => ({ minute }) => ({ vent: 0, heater: 0, pump: timer(minute) })),
};
