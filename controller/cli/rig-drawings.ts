// `yapu rig wokwi` and `yapu rig draw`: a board or a serial line of a rig as a file for another program, or for the wall.
import { writeFile } from 'node:fs/promises';
import { planLines } from '../../hardware/wiring/line-plan.ts';
import { drawWiring } from '../../hardware/wiring/picture.ts';
import { type BoardPlan, planWiring } from '../../hardware/wiring/plan.ts';
import { toWokwi } from '../../hardware/wiring/wokwi.ts';
import type { Rig } from '../contract/rig.ts';
import { because } from '../core/because.ts';
import { loadRig } from '../site-files.ts';
import { Misunderstood } from './command-line.ts';
import { cannotWrite, oneOf } from './option-values.ts';
import type { RigTask } from './rig-check.ts';

export interface DrawingTask extends RigTask {
  /** Name of the board; needed where there are several. */
  readonly board: string | undefined;
  /** Name of a serial line, in place of a board. */
  readonly line: string | undefined;
  /** File to write; absent: to standard output. */
  readonly out: string | undefined;
}

export const writeWokwi = async (task: DrawingTask): Promise<void> => {
  if (task.line !== undefined) throw new Misunderstood(because('cli.rig.boards-only'));
  const { rig } = await loadRig(task.file);
  await deliver(task, `${JSON.stringify(toWokwi(planOf(rig, task)), null, 2)}\n`);
};

export const writePicture = async (task: DrawingTask): Promise<void> => {
  const { rig } = await loadRig(task.file);
  const { line } = task;
  const plan =
    line === undefined ? planOf(rig, task) : oneOf('--line', line, planLines(rig), (each) => each.line.name);
  await deliver(task, drawWiring(plan, rig.name));
};

const planOf = (rig: Rig, { board }: DrawingTask): BoardPlan => {
  const plans = planWiring(rig);
  const [only, second] = plans;
  if (board === undefined && only && !second) return only;
  if (board !== undefined) return oneOf('--board', board, plans, (each) => each.board.name);
  throw new Misunderstood(
    because('cli.rig.which-board', { of: plans.map((each) => each.board.name).join(', ') }),
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
