// What came of a close look, gathered piece by piece: the last half minute of each channel.
import type { ScopeView } from '../../../controller/contract/scope.ts';
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import type { Commands } from '../../state/commands.ts';
import type { Session } from '../../state/session.svelte.ts';

export interface Trace {
  readonly tag: string;
  readonly unit: string;
  readonly decimals: number;
  /** Equal lengths; ms since 1970. */
  readonly at: readonly number[];
  readonly raw: readonly (number | null)[];
  readonly calm: readonly (number | null)[];
}

export interface ScopeWatch {
  /** Until when somebody looks, ms since 1970; undefined while nobody does. */
  readonly endsAt: number | undefined;
  readonly traces: readonly Trace[];
  readonly trouble: WireBecause | undefined;
  begin(tags: readonly string[]): Promise<void>;
  end(): Promise<void>;
  look(): Promise<void>;
}

/** ms that a plot shows. */
export const SHOWN_MS = 30_000;

export const createScopeWatch = (
  commands: Pick<Commands, 'scope' | 'lookClosely' | 'endLook'>,
  session: Pick<Session, 'act'>,
): ScopeWatch => {
  let view = $state.raw<ScopeView | undefined>();
  let traces = $state.raw<readonly Trace[]>([]);
  let trouble = $state.raw<WireBecause | undefined>();
  let asking = false;

  const hear = (next: ScopeView): void => {
    traces = grow(traces, next);
    view = next;
  };

  return {
    get endsAt() {
      return view?.endsAt;
    },
    get traces() {
      return traces;
    },
    get trouble() {
      return trouble;
    },
    async begin(tags) {
      const reply = await session.act(() => commands.lookClosely(tags));
      const refused = reply.ok && reply.value.outcome === 'refused' ? reply.value.because : undefined;
      trouble = reply.ok ? refused : reply.because;
      if (reply.ok && reply.value.outcome === 'accepted') hear(reply.value.view);
    },
    async end() {
      const reply = await session.act(() => commands.endLook());
      trouble = reply.ok ? undefined : reply.because;
    },
    async look() {
      if (asking) return;
      asking = true;
      const reply = await commands.scope(view?.last ?? 0);
      asking = false;
      trouble = reply.ok ? trouble : reply.because;
      if (reply.ok) hear(reply.value);
    },
  };
};

/** After the end the last curves stay; other channels begin anew. */
const grow = (before: readonly Trace[], { channels, rows }: ScopeView): readonly Trace[] => {
  if (channels.length === 0) return before;
  const newest = rows.at[rows.at.length - 1];
  return channels.map((channel, place) => {
    const own = rows.channel.map((each, n) => (each === place ? n : -1)).filter((n) => n >= 0);
    const known = before.find(({ tag }) => tag === channel.tag);
    const pick = <T>(old: readonly T[] | undefined, column: readonly T[]): readonly T[] => [
      ...(old ?? []),
      ...own.map((n) => column[n] as T),
    ];
    const at = pick(known?.at, rows.at);
    const from = at.findIndex((each) => each > (newest ?? 0) - SHOWN_MS);
    const cut = <T>(column: readonly T[]): readonly T[] => column.slice(Math.max(0, from));
    return {
      ...channel,
      at: cut(at),
      raw: cut(pick(known?.raw, rows.raw)),
      calm: cut(pick(known?.calm, rows.calm)),
    };
  });
};
