// A change of the schedule on its way: drawn before it is saved, saved under the revision it was made from, undone once.
import type { Snapshot, WireBecause } from '../../../controller/contract/snapshot.ts';
import { refusalIn } from '../../state/commands.ts';
import type { StationDesk } from '../../state/desk.ts';
import { createForesight, type Foresight } from './foresight.svelte.ts';
import { type Plan, samePlan } from './plan.ts';

/** Another tablet saved since this change was begun. */
export interface Collision {
  readonly base: Plan;
  readonly mine: Plan;
  readonly theirs: Plan;
}

export interface Draft extends Foresight {
  readonly plan: Plan;
  readonly changed: boolean;
  /** Why the last save was refused. */
  readonly refusal: WireBecause | undefined;
  readonly collision: Collision | undefined;
  readonly saving: boolean;
  /** The last save of this page, still there to be undone. */
  readonly undoable: boolean;
  edit(change: Partial<Plan>): void;
  /** Goes on from what is in force now: the other tablet's word is known and answered. */
  settle(plan: Plan): void;
  save(): Promise<void>;
  /** Lets go of the change and shows what is in force. */
  reload(): void;
  undo(): Promise<void>;
}

const NOTHING: Snapshot['schedule'] = { revision: 0, blocks: [] };
type Desk = Pick<StationDesk, 'live' | 'commands' | 'session'>;

/** Must be called while a component is set up. */
export const createDraft = ({ live, commands, session }: Desk): Draft => {
  type Based = { readonly plan: Plan; readonly base: Snapshot['schedule'] };
  let edited = $state.raw<Based | undefined>();
  let refusal = $state.raw<WireBecause | undefined>();
  let saving = $state(false);
  let before = $state.raw<{ readonly plan: Plan; readonly revision: number } | undefined>();

  const force = $derived(live.snapshot?.schedule ?? NOTHING);
  const inForce = $derived(planOf(force));
  const shown = $derived(edited?.plan ?? inForce);
  const wish = $derived({ ...shown, revision: edited?.base.revision ?? force.revision });

  const foreseen = createForesight(commands, () => wish);

  /** True when it is in force. */
  const put = async (plan: Plan, revision: number): Promise<boolean> => {
    saving = true;
    const reply = await session.act(() => commands.saveSchedule({ ...plan, revision }));
    saving = false;
    refusal = refusalIn(reply);
    return refusal === undefined;
  };

  return {
    get plan() {
      return shown;
    },
    get changed() {
      return edited !== undefined && !samePlan(edited.plan, inForce);
    },
    get preview() {
      return foreseen.preview;
    },
    get refusal() {
      return refusal;
    },
    get collision() {
      if (edited === undefined || edited.base.revision === force.revision) return undefined;
      return { base: planOf(edited.base), mine: edited.plan, theirs: inForce };
    },
    get saving() {
      return saving;
    },
    get undoable() {
      return before !== undefined && before.revision === force.revision && edited === undefined;
    },
    wordsFor: foreseen.wordsFor,
    problemsOf: foreseen.problemsOf,
    edit(change) {
      refusal = undefined;
      edited = { plan: { ...shown, ...change }, base: edited?.base ?? force };
    },
    settle(plan) {
      edited = { plan, base: force };
    },
    async save() {
      if (!edited) return;
      const { plan, base } = edited;
      const replaced = inForce;
      if (!(await put(plan, base.revision))) return;
      before = { plan: replaced, revision: base.revision + 1 };
      edited = undefined;
    },
    reload() {
      edited = undefined;
      refusal = undefined;
    },
    async undo() {
      if (before && (await put(before.plan, before.revision))) before = undefined;
    },
  };
};

const planOf = ({ revision: _revision, ...plan }: Snapshot['schedule']): Plan => plan;
