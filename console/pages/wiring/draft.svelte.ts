// A copy of the rig that is changed: judged by the controller as it changes, undone step by step, kept only when asked.
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import type { RigSheet, RigView } from '../../../controller/contract/wiring.ts';
import { refusalIn } from '../../state/commands.ts';
import type { StationDesk } from '../../state/desk.ts';
import { asEdited, type EditedRig } from './rig.ts';

export interface RigDraft {
  readonly view: RigView | undefined;
  readonly rig: EditedRig | undefined;
  /** Of the copy as it was last judged. */
  readonly sheet: RigSheet | undefined;
  /** The copy has changed since it was judged. */
  readonly isJudging: boolean;
  readonly isChanged: boolean;
  readonly canUndo: boolean;
  readonly isSaving: boolean;
  /** Kept for the next start, by this page or before. */
  readonly isWaiting: boolean;
  readonly trouble: WireBecause | undefined;
  edit(rig: EditedRig): void;
  undo(): void;
  save(): Promise<void>;
}

const JUDGE_AFTER_MS = 250;
type Desk = Pick<StationDesk, 'commands' | 'session'>;

/** Must be called while a component is set up. */
export const createRigDraft = ({ commands, session }: Desk): RigDraft => {
  let view = $state.raw<RigView | undefined>();
  let steps = $state.raw<readonly EditedRig[]>([]);
  let judged = $state.raw<{ readonly rig: EditedRig; readonly sheet: RigSheet } | undefined>();
  let trouble = $state.raw<WireBecause | undefined>();
  let isSaving = $state(false);
  let saved = $state.raw<EditedRig | undefined>();

  const rig = $derived<EditedRig | undefined>(steps[steps.length - 1]);

  const open = async (): Promise<void> => {
    const reply = await commands.viewRig();
    if (!reply.ok) {
      trouble = reply.because;
      return;
    }
    view = reply.value;
    const running = asEdited(reply.value.rig);
    steps = [running];
    judged = { rig: running, sheet: reply.value.sheet };
  };
  void open();

  $effect(() => {
    const asked = rig;
    if (!asked || judged?.rig === asked) return;
    const timer = setTimeout(async () => {
      const reply = await commands.checkRig(asked);
      if (asked !== rig) return;
      if (reply.ok) judged = { rig: asked, sheet: reply.value };
      trouble = reply.ok ? undefined : reply.because;
    }, JUDGE_AFTER_MS);
    return () => clearTimeout(timer);
  });

  return {
    get view() {
      return view;
    },
    get rig() {
      return rig;
    },
    get sheet() {
      return judged?.sheet;
    },
    get isJudging() {
      return judged?.rig !== rig;
    },
    get isChanged() {
      return steps.length > 1 && rig !== saved;
    },
    get canUndo() {
      return steps.length > 1;
    },
    get isSaving() {
      return isSaving;
    },
    get isWaiting() {
      return saved !== undefined || (view?.isWaiting ?? false);
    },
    get trouble() {
      return trouble;
    },
    edit(next) {
      trouble = undefined;
      steps = [...steps, next];
    },
    undo() {
      trouble = undefined;
      steps = steps.length > 1 ? steps.slice(0, -1) : steps;
    },
    async save() {
      const wish = rig;
      if (!wish) return;
      isSaving = true;
      const reply = await session.act(() => commands.saveRig(wish));
      isSaving = false;
      trouble = refusalIn(reply);
      if (!trouble) saved = wish;
    },
  };
};
