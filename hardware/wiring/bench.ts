// All that can be said of a rig before it is built: what a technician is told at the terminal and on the page, from one place.
import type { Rig } from '../../controller/contract/rig.ts';
import type { RigReport, WiredBoard } from '../../controller/contract/wiring.ts';
import type { WiringBench } from '../../controller/ports.ts';
import { findRigProblems } from '../check-rig.ts';
import { findCautions } from './cautions.ts';
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
  return { faults, cautions: findCautions(rig, boards), boards };
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
    Object.fromEntries(planWiring(rig).map((plan) => [plan.board.name, drawWiring(plan, rig.name)])),
  offers: offerParts,
};
