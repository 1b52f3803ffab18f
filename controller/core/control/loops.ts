// All control loops, each on the actuators of its kind. A new loop is a file beside this one and a line here.

import type { Demand } from '../command.ts';
import type { Actuator, ActuatorKind } from '../installation.ts';
import { type AerationMemory, decideAeration } from './aeration.ts';
import { type DoseMemory, NO_DOSES } from './dose-effect.ts';
import { decideDosing } from './dose-loop.ts';
import { decideFans, type FanMemory } from './fans.ts';
import { decideFilling, type FillingMemory } from './filling.ts';
import { decideFogging, type FoggingMemory } from './fogging.ts';
import { decideHeating, type HeatingMemory } from './heating.ts';
import { decideIrrigation, type IrrigationMemory } from './irrigation.ts';
import { decideLighting, type LightingMemory, NO_LAMPS } from './lighting.ts';
import { planned } from './planned.ts';
import { decideScreen, type ScreenMemory } from './screen.ts';
import { decideShade, type ShadeMemory } from './shade.ts';
import { decideSignalling, type SignallingMemory } from './signalling.ts';
import { type Decide, type LoopId, runLoop, type Situation } from './situation.ts';
import { decideVentilation, type VentilationMemory } from './ventilation.ts';

export interface LoopMemories {
  readonly ventilation: VentilationMemory;
  readonly heating: HeatingMemory;
  readonly screen: ScreenMemory;
  readonly shade: ShadeMemory;
  readonly fans: FanMemory;
  readonly fogging: FoggingMemory;
  readonly lighting: LightingMemory;
  readonly aeration: AerationMemory;
  readonly doses: DoseMemory;
  readonly filling: FillingMemory;
  readonly circulation: IrrigationMemory;
  readonly signalling: SignallingMemory;
}

export const NO_MEMORIES: LoopMemories = {
  ventilation: {},
  heating: {},
  screen: {},
  shade: {},
  fans: {},
  fogging: {},
  lighting: NO_LAMPS,
  aeration: { running: {} },
  doses: NO_DOSES,
  filling: { open: {} },
  circulation: {},
  signalling: {},
};

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
  const demands: Demand[] = [];
  const failed: LoopId[] = [];
  const run = <Id extends LoopId>(id: Id, kind: ActuatorKind, loop: Decide<LoopMemories[Id]>) => {
    const own = actuators.filter((actuator) => actuator.kind === kind);
    const decision = runLoop(id, loop, situation, own, memory[id]);
    demands.push(...decision.demands);
    if (decision.failed) failed.push(decision.failed);
    return decision.memory;
  };
  const next: LoopMemories = {
    ventilation: run('ventilation', 'vent', decideVentilation),
    heating: run('heating', 'heater', decideHeating),
    screen: run('screen', 'screen', planned(decideScreen)),
    shade: run('shade', 'shade', planned(decideShade)),
    fans: run('fans', 'fan', planned(decideFans)),
    fogging: run('fogging', 'fogger', planned(decideFogging)),
    lighting: run('lighting', 'lamp', planned(decideLighting)),
    aeration: run('aeration', 'aerator', planned(decideAeration)),
    doses: run('doses', 'doser', decideDosing),
    filling: run('filling', 'inlet', decideFilling),
    circulation: run('circulation', 'pump', decideIrrigation),
    signalling: run('signalling', 'alarm', decideSignalling),
  };
  return { demands, memory: next, failed };
};
