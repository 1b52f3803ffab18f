// A change of the schedule on its way: drawn before it is saved, saved under the revision it was made from, undone once.
import type { SchedulePreview } from '../../../controller/contract/request.ts';
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import { refusalIn } from '../../state/commands.ts';
import type { StationDesk } from '../../state/desk.ts';
import { type Block, sameBlocks } from './blocks.ts';

export interface Draft {
  readonly blocks: readonly Block[];
  readonly changed: boolean;
  readonly preview: SchedulePreview | undefined;
  /** Why it cannot be saved, or was not. */
  readonly problems: readonly WireBecause[];
  /** Another tablet saved since this change was begun. */
  readonly overtaken: boolean;
  readonly saving: boolean;
  /** The last save of this page, still there to be undone. */
  readonly undoable: boolean;
  edit(blocks: readonly Block[]): void;
  save(): Promise<void>;
  /** Lets go of the change and shows what is in force. */
  reload(): void;
  undo(): Promise<void>;
}

const PREVIEW_AFTER_MS = 250;
type Desk = Pick<StationDesk, 'live' | 'commands' | 'session'>;

/** Must be called while a component is set up. */
export const createDraft = ({ live, commands, session }: Desk): Draft => {
  let edited = $state.raw<{ readonly blocks: readonly Block[]; readonly revision: number } | undefined>();
  let preview = $state.raw<SchedulePreview | undefined>();
  let refusal = $state.raw<WireBecause | undefined>();
  let saving = $state(false);
  let before = $state.raw<{ readonly blocks: readonly Block[]; readonly revision: number } | undefined>();

  const force = $derived(live.snapshot?.schedule ?? { revision: 0, blocks: [] });
  const shown = $derived(edited?.blocks ?? force.blocks);
  const wish = $derived({ revision: edited?.revision ?? force.revision, blocks: [...shown] });

  $effect(() => {
    const asked = wish;
    const timer = setTimeout(async () => {
      const reply = await commands.previewSchedule(asked);
      if (reply.ok && asked === wish) preview = reply.value;
    }, PREVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  });

  /** True when it is in force. */
  const put = async (blocks: readonly Block[], revision: number): Promise<boolean> => {
    saving = true;
    const reply = await session.act(() => commands.saveSchedule({ revision, blocks: [...blocks] }));
    saving = false;
    refusal = refusalIn(reply);
    return refusal === undefined;
  };

  return {
    get blocks() {
      return shown;
    },
    get changed() {
      return edited !== undefined && !sameBlocks(edited.blocks, force.blocks);
    },
    get preview() {
      return preview;
    },
    get problems() {
      return [...(refusal ? [refusal] : []), ...(preview?.problems ?? [])];
    },
    get overtaken() {
      return edited !== undefined && edited.revision !== force.revision;
    },
    get saving() {
      return saving;
    },
    get undoable() {
      return before !== undefined && before.revision === force.revision && edited === undefined;
    },
    edit(blocks) {
      refusal = undefined;
      edited = { blocks, revision: edited?.revision ?? force.revision };
    },
    async save() {
      if (!edited) return;
      const { blocks, revision } = edited;
      const replaced = force.blocks;
      if (!(await put(blocks, revision))) return;
      before = { blocks: replaced, revision: revision + 1 };
      edited = undefined;
    },
    reload() {
      edited = undefined;
      refusal = undefined;
    },
    async undo() {
      if (before && (await put(before.blocks, before.revision))) before = undefined;
    },
  };
};
