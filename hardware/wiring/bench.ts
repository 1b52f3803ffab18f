// All that can be said of a rig before it is built: what a technician is told at the terminal and on the page, from one place.
import type { Rig } from '../../controller/contract/rig.ts';
import type { RigReport, WiredBoard, WiredLine } from '../../controller/contract/wiring.ts';
import type { WiringBench } from '../../controller/ports.ts';
import { findRigProblems } from '../check-rig.ts';
import { findCautions } from './cautions.ts';
import { budgetOfLine, planLines } from './line-plan.ts';
import { offerParts } from './offers.ts';
import { drawWiring } from './picture.ts';
import { planWiring } from './plan.ts';
import { budgetOf } from './power.ts';

export const examineRig = (rig: Rig): RigReport => {
  const faults = findRigProblems(rig).map(({ path, because: { key, params = {} } }) => ({
    path,
    because: { key, params: withName(params, rig) },
  }));
  const boards: readonly WiredBoard[] = planWiring(rig).map(({ board: { name, model }, parts }) => ({
    name,
    model,
    parts,
    power: budgetOf(model, parts),
  }));
  const lines: readonly WiredLine[] = planLines(rig).map((plan) => ({
    name: plan.line.name,
    kind: plan.line.kind,
    meters: plan.parts,
    power: budgetOfLine(plan),
  }));
  return { faults, cautions: findCautions(rig, boards), boards, lines };
};

type Params = NonNullable<RigReport['faults'][number]['because']['params']>;

/** Who else is there, by its name before its place in the file: `pump (actuators.0.config.pin)`. */
const withName = (params: Params, { sensors, actuators }: Rig): Params => {
  const other = params['other'];
  if (typeof other !== 'string') return params;
  const [list, n] = other.split('.');
  const name =
    list === 'actuators'
      ? actuators[Number(n)]?.id
      : sensors[Number(n)]?.channels.map(({ tag }) => tag).join(', ');
  return name === undefined ? params : { ...params, other: `${name} (${other})` };
};

export const wiringBench: WiringBench = {
  examine: examineRig,
  draw: (rig) =>
    Object.fromEntries([
      ...planWiring(rig).map((plan) => [plan.board.name, drawWiring(plan, rig.name)] as const),
      ...planLines(rig).map((plan) => [`line:${plan.line.name}`, drawWiring(plan, rig.name)] as const),
    ]),
  offers: offerParts,
};
