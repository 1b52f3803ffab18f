// A change of a copy on its way: judged by the controller as it changes, saved under the revision it was made from. Where somebody
// else saved first, both stand side by side until a person has chosen.
import type { ProfileEdit, ProfileView } from '../../../controller/contract/own-profiles.ts';
import type { StationDesk } from '../../state/desk.ts';
import { createJudge, type Judge } from './judge.svelte.ts';
import { createKeeper, type Keeper } from './keeper.svelte.ts';
import { type Cited, numberAt, sameNumber } from './numbers.ts';

/** Somebody else saved since this change was begun. */
export interface Collision {
  readonly base: ProfileView;
  readonly theirs: ProfileView;
  readonly edits: readonly ProfileEdit[];
}

export interface ProfileDraft {
  readonly keeper: Keeper;
  readonly judge: Judge;
  readonly edits: readonly ProfileEdit[];
  readonly name: string;
  /** Numbers and the name, as far as they are not saved. */
  readonly changes: number;
  /** The last save of this page was the last there was. */
  readonly isSaved: boolean;
  readonly collision: Collision | undefined;
  /** As it would be saved. */
  numberAt(path: string): Cited | undefined;
  edit(edit: ProfileEdit): void;
  rename(name: string): void;
  discard(): void;
  save(): Promise<void>;
  undo(): Promise<void>;
  /** True when it is gone. */
  remove(): Promise<boolean>;
  /** Goes on from what is saved now with these of my numbers. */
  settle(edits: readonly ProfileEdit[]): void;
}

interface Edited {
  readonly base: ProfileView;
  readonly edits: readonly ProfileEdit[];
  readonly name: string;
}

type Desk = Pick<StationDesk, 'live' | 'commands' | 'session'>;

/** Undefined where nothing is left to save. */
const unlessSame = (edited: Edited): Edited | undefined =>
  edited.edits.length === 0 && edited.name === edited.base.name ? undefined : edited;

const wishIn = (edit: ProfileEdit, { original }: ProfileView): Cited | undefined =>
  'reset' in edit ? numberAt(original, edit.at) : edit;

/** Must be called while a component is set up. */
export const createProfileDraft = (desk: Desk, id: string): ProfileDraft => {
  const { commands } = desk;
  const keeper = createKeeper(desk, id);
  let edited = $state.raw<Edited | undefined>();
  let savedAs = $state<number | undefined>();
  const edits = $derived(edited?.edits ?? []);
  const judge = createJudge(commands, id, () => edits);

  const change = (to: Partial<Omit<Edited, 'base'>>): void => {
    const { kept } = keeper;
    if (!kept) return;
    keeper.forget();
    edited = unlessSame({ ...(edited ?? { base: kept, edits: [], name: kept.name }), ...to });
  };

  return {
    keeper,
    judge,
    get edits() {
      return edits;
    },
    get name() {
      return edited?.name ?? keeper.kept?.name ?? '';
    },
    get changes() {
      return edits.length + (edited && edited.name !== edited.base.name ? 1 : 0);
    },
    get isSaved() {
      return savedAs !== undefined && savedAs === keeper.kept?.revision && edited === undefined;
    },
    get collision() {
      const theirs = keeper.kept;
      return edited && theirs && edited.base.revision !== theirs.revision ? { ...edited, theirs } : undefined;
    },
    numberAt(path) {
      const edit = edits.find(({ at }) => at === path);
      const { kept } = keeper;
      return kept && (edit ? wishIn(edit, kept) : numberAt(kept.profile, path));
    },
    edit(edit) {
      const { kept } = keeper;
      const others = edits.filter(({ at }) => at !== edit.at);
      const isNothing = kept && sameNumber(wishIn(edit, kept), numberAt(kept.profile, edit.at));
      change({ edits: isNothing ? others : [...others, edit] });
    },
    rename: (name) => change({ name }),
    discard() {
      edited = undefined;
      keeper.forget();
    },
    async save() {
      if (!edited) return;
      const request = { revision: edited.base.revision, name: edited.name.trim(), edits: [...edits] };
      if (!(await keeper.act(() => commands.saveProfile(id, request)))) return;
      edited = undefined;
      savedAs = keeper.kept?.revision;
    },
    async undo() {
      const { kept } = keeper;
      if (kept) await keeper.act(() => commands.undoProfile(id, kept.revision));
    },
    async remove() {
      const { kept } = keeper;
      return kept !== undefined && keeper.act(() => commands.deleteProfile(id, kept.revision));
    },
    settle(chosen) {
      const theirs = keeper.kept;
      if (!edited || !theirs) return;
      const name = edited.name === edited.base.name ? theirs.name : edited.name;
      edited = unlessSame({ base: theirs, edits: chosen, name });
      keeper.forget();
    },
  };
};
