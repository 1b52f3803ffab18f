// What became of a wish for an output: requested, then accepted or refused, then confirmed by the board. Never optimistic.
import type { OutputRequest } from '../../controller/contract/request.ts';
import type { WireBecause, WireOutput } from '../../controller/contract/snapshot.ts';
import type { Commands } from './commands.ts';
import type { Live } from './live.svelte.ts';
import type { Session } from './session.svelte.ts';

export type Progress =
  | { readonly phase: 'requested' | 'accepted' | 'confirmed'; readonly wish: OutputRequest }
  | {
      readonly phase: 'vetoed' | 'refused';
      readonly wish: OutputRequest;
      readonly because: WireBecause;
    };

export interface Requests {
  of(output: string): Progress | undefined;
  send(output: string, wish: OutputRequest): Promise<void>;
  /** The person has read it. */
  dismiss(output: string): void;
}

export const createRequests = (commands: Commands, session: Session, live: Live): Requests => {
  let sent = $state.raw<Readonly<Record<string, Progress>>>({});

  const put = (output: string, progress: Progress): void => {
    sent = { ...sent, [output]: progress };
  };

  return {
    of(output) {
      const progress = sent[output];
      const state = live.snapshot?.outputs[output];
      if (progress?.phase !== 'accepted' || !state || !fulfils(state, progress.wish)) return progress;
      return { phase: 'confirmed', wish: progress.wish };
    },
    async send(output, wish) {
      put(output, { phase: 'requested', wish });
      const reply = await session.act(() => commands.setOutput(output, wish));
      if (!reply.ok) put(output, { phase: 'refused', wish, because: reply.because });
      else if (reply.value.outcome === 'accepted') put(output, { phase: 'accepted', wish });
      else put(output, { phase: reply.value.outcome, wish, because: reply.value.because });
    },
    dismiss(output) {
      const { [output]: _, ...others } = sent;
      sent = others;
    },
  };
};

/** The board itself confirms what was wished. */
export const fulfils = (output: WireOutput, wish: OutputRequest): boolean => {
  if (output.mode !== wish.mode) return false;
  if (wish.mode === 'off') return output.duty === 0;
  return wish.mode === 'automatic' || (output.duty ?? 0) > 0;
};
