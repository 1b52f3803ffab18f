// `yapu rig wokwi` and `yapu rig draw`: a board of a rig as a file for another program, or for the wall.
import { writeFile } from 'node:fs/promises';
import { drawWiring } from '../../hardware/wiring/picture.ts';
import { type BoardPlan, planWiring } from '../../hardware/wiring/plan.ts';
import { toWokwi } from '../../hardware/wiring/wokwi.ts';
import type { Rig } from '../contract/rig.ts';
import { because } from '../core/because.ts';
import { loadRig } from '../site-files.ts';
import { Misunderstood } from './command-line.ts';
import { cannotWrite } from './option-values.ts';
import type { RigTask } from './rig-check.ts';

export interface DrawingTask extends RigTask {
  /** Name of the board; needed where there are several. */
  readonly board: string | undefined;
  /** File to write; absent: to standard output. */
  readonly out: string | undefined;
}

export const writeWokwi = async (task: DrawingTask): Promise<void> => {
  const { rig } = await loadRig(task.file);
  await deliver(task, `${JSON.stringify(toWokwi(planOf(rig, task)), null, 2)}\n`);
};

export const writePicture = async (task: DrawingTask): Promise<void> => {
  const { rig } = await loadRig(task.file);
  await deliver(task, drawWiring(planOf(rig, task), rig.name));
};

const planOf = (rig: Rig, { board }: DrawingTask): BoardPlan => {
  const plans = planWiring(rig);
  const [only] = plans;
  const names = plans.map((plan) => plan.board.name);
  if (board === undefined && names.length > 1)
    throw new Misunderstood(because('cli.rig.which-board', { of: names.join(', ') }));
  const plan = board === undefined ? only : plans.find((each) => each.board.name === board);
  if (plan) return plan;
  throw new Misunderstood(
    because('cli.option.one-of', { option: '--board', got: board ?? '', of: names.join(', ') }),
  );
};

const deliver = async ({ out, terminal }: DrawingTask, text: string): Promise<void> => {
  if (out === undefined) return terminal.out(text);
  try {
    await writeFile(out, text);
  } catch (cause) {
    throw cannotWrite(out, cause);
  }
  terminal.note(`${terminal.say('cli.rig.written', { file: out })}\n`);
};
