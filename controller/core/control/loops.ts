// All control loops, each on the actuators of its kind. A new loop is a file beside this one and a line here.

import type { Demand } from '../command.ts';
import type { Actuator, ActuatorKind } from '../installation.ts';
import type { LoopMemories } from '../memory.ts';
import { decideCirculation } from './circulation.ts';
import { decideHeating } from './heating.ts';
import { type LoopId, runLoop, type Situation } from './situation.ts';
import { decideVentilation } from './ventilation.ts';

export interface Decisions {
  readonly demands: readonly Demand[];
  readonly memory: LoopMemories;
  /** Loops that threw in this tick. */
  readonly failed: readonly LoopId[];
}

export const decide = (
  situation: Situation,
  actuators: readonly Actuator[],
  memory: LoopMemories,
): Decisions => {
  const of = (kind: ActuatorKind) => actuators.filter((actuator) => actuator.kind === kind);
  const ventilation = runLoop('ventilation', decideVentilation, situation, of('vent'), memory.ventilation);
  const heating = runLoop('heating', decideHeating, situation, of('heater'), memory.heating);
  const circulation = runLoop('circulation', decideCirculation, situation, of('pump'), memory.circulation);
  return {
    demands: [ventilation, heating, circulation].flatMap(({ demands }) => demands),
    memory: { ventilation: ventilation.memory, heating: heating.memory, circulation: circulation.memory },
    failed: [ventilation, heating, circulation].flatMap(({ failed }) => failed ?? []),
  };
};
