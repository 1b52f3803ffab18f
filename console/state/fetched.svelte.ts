// Something the controller tells when it is asked: asked anew whenever the line comes back or the question changes. What was told
// before stays in sight meanwhile, and the answer to an older question never overtakes a newer one.
import { untrack } from 'svelte';
import type { WireBecause } from '../../controller/contract/snapshot.ts';
import type { Reply } from './commands.ts';
import type { Live } from './live.svelte.ts';

export type Fetched<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly because: WireBecause }
  | { readonly state: 'ready'; readonly value: T };

export interface Fetch<T> {
  readonly now: Fetched<T>;
  /** An answer is being waited for. */
  readonly busy: boolean;
  again(): Promise<void>;
}

/** Must be called while a component is set up. `question` is read first: what it reads and changes asks anew. */
export const followAnswer = <Q, T>(
  live: Live,
  question: () => Q,
  ask: (question: Q) => Promise<Reply<T>>,
): Fetch<T> => {
  let now = $state.raw<Fetched<T>>({ state: 'loading' });
  let busy = $state(false);
  let asked = 0;

  const again = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    busy = true;
    const reply = await ask(question());
    if (mine !== asked) return;
    busy = false;
    now = reply.ok ? { state: 'ready', value: reply.value } : { state: 'failed', because: reply.because };
  };

  $effect(() => {
    question();
    if (live.line === 'connected') untrack(() => void again());
  });

  return {
    get now() {
      return now;
    },
    get busy() {
      return busy;
    },
    again,
  };
};
