// The copy as the controller keeps it, and what a person does to it.
import type { ProfileView } from '../../../controller/contract/own-profiles.ts';
import type { Outcome } from '../../../controller/contract/request.ts';
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import { type Reply, refusalIn } from '../../state/commands.ts';
import type { StationDesk } from '../../state/desk.ts';
import { type Fetched, followAnswer } from '../../state/fetched.svelte.ts';

export interface Keeper {
  readonly now: Fetched<ProfileView>;
  readonly kept: ProfileView | undefined;
  readonly isSaving: boolean;
  /** Why the last deed was refused. */
  readonly refusal: WireBecause | undefined;
  /** True when it was done. Whatever came of it, what is shown is what is kept. */
  act(deed: () => Promise<Reply<Outcome>>): Promise<boolean>;
  again(): Promise<void>;
  /** The refusal has been read. */
  forget(): void;
}

type Desk = Pick<StationDesk, 'live' | 'commands' | 'session'>;

/** Must be called while a component is set up. */
export const createKeeper = ({ live, commands, session }: Desk, id: string): Keeper => {
  const view = followAnswer(live, () => id, commands.profile);
  let isSaving = $state(false);
  let refusal = $state.raw<WireBecause | undefined>();
  return {
    get now() {
      return view.now;
    },
    get kept() {
      return view.now.state === 'ready' ? view.now.value : undefined;
    },
    get isSaving() {
      return isSaving;
    },
    get refusal() {
      return refusal;
    },
    async act(deed) {
      isSaving = true;
      refusal = refusalIn(await session.act(deed));
      await view.again();
      isSaving = false;
      return refusal === undefined;
    },
    again: view.again,
    forget() {
      refusal = undefined;
    },
  };
};
