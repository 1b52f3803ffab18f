// The beds as the controller keeps them, and a change on its way: saved under the revision it was made from, undone once.
import type { Bed, BedsView } from '../../../controller/contract/beds.ts';
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import { refusalIn } from '../../state/commands.ts';
import type { StationDesk } from '../../state/desk.ts';
import type { Fetch } from '../../state/fetched.svelte.ts';

export interface BedKeeper {
  readonly saving: boolean;
  /** Why the last change was refused. */
  readonly refusal: WireBecause | undefined;
  /** The last change of this page can still be taken back. */
  readonly undoable: boolean;
  /** It changed more than photos: the house goes by it. */
  readonly steers: boolean;
  /** True when it is in force. */
  save(beds: readonly Bed[]): Promise<boolean>;
  /** The photo that it had stays until the new one is kept. */
  photograph(id: string, photo: Blob): Promise<void>;
  undo(): Promise<void>;
}

interface Before {
  readonly beds: readonly Bed[];
  readonly revision: number;
  readonly steers: boolean;
}

export const createBedKeeper = (
  { commands, session }: Pick<StationDesk, 'commands' | 'session'>,
  view: Fetch<BedsView>,
): BedKeeper => {
  let saving = $state(false);
  let refusal = $state.raw<WireBecause | undefined>();
  let before = $state.raw<Before | undefined>();
  const kept = $derived(view.now.state === 'ready' ? view.now.value : undefined);

  const put = async (beds: readonly Bed[], revision: number): Promise<boolean> => {
    saving = true;
    const reply = await session.act(() => commands.saveBeds({ revision, beds: [...beds] }));
    refusal = refusalIn(reply);
    await view.again();
    saving = false;
    return refusal === undefined;
  };

  const save = async (beds: readonly Bed[]): Promise<boolean> => {
    if (!kept) return false;
    const replaced = kept;
    const isSaved = await put(beds, replaced.revision);
    const steers = withoutPhotos(beds) !== withoutPhotos(replaced.beds);
    if (isSaved) before = { beds: replaced.beds, revision: replaced.revision + 1, steers };
    return isSaved;
  };

  return {
    get saving() {
      return saving;
    },
    get refusal() {
      return refusal;
    },
    get undoable() {
      return before !== undefined && before.revision === kept?.revision;
    },
    get steers() {
      return before?.steers ?? false;
    },
    save,
    async photograph(id, bytes) {
      saving = true;
      const reply = await session.act(() => commands.keep('photo', bytes));
      saving = false;
      refusal = refusalIn(reply);
      if (!reply.ok || reply.value.outcome !== 'accepted') return;
      const photo = reply.value.name;
      await save((kept?.beds ?? []).map((bed) => (bed.id === id ? { ...bed, photo } : bed)));
    },
    async undo() {
      if (before && (await put(before.beds, before.revision))) before = undefined;
    },
  };
};

const withoutPhotos = (beds: readonly Bed[]): string =>
  JSON.stringify(beds.map(({ photo: _photo, ...bed }) => bed));
