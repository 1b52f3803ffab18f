// All that may run a greenhouse in a trial. A new one is a file beside this one and a line here.
import { advice } from './advice.ts';
import { closed } from './closed.ts';
import type { ControllerKind } from './controller.ts';
import { family } from './family.ts';
import { onOff } from './on-off.ts';
import { oracle } from './oracle.ts';
import { pid } from './pid.ts';
import { sigmoid } from './sigmoid.ts';
import { rules, yapu } from './yapu.ts';

export const CONTROLLERS: readonly ControllerKind[] = [
  closed,
  family,
  advice,
  onOff,
  pid,
  sigmoid,
  oracle,
  rules,
  yapu,
];

/** Undefined where there is none of that name. */
export const controllerOf = (id: string): ControllerKind | undefined =>
  CONTROLLERS.find((controller) => controller.id === id);
