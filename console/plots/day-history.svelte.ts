// The last 24 hours: fetched once, then carried on with what is measured now, fetched again when the line comes back.
import { untrack } from 'svelte';
import type { Snapshot, WireBecause } from '../../controller/contract/snapshot.ts';
import type { StationDesk } from '../state/desk.ts';
import { showReading, soundValue } from '../state/shown.ts';
import { alignSeries, appendLive, type Columns, isEmpty } from './columns.ts';
import { DAY_MS } from './day.ts';

export type DayHistory =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly because: WireBecause }
  | { readonly state: 'empty' }
  | { readonly state: 'ready'; readonly columns: Columns };

const POINTS = 288;
/** As dense as the fetched points. */
const EVERY_MS = DAY_MS / POINTS;

/** What is measured now of the series that are no readings, such as the place of a vent. */
export type OthersNow = (snapshot: Snapshot) => Readonly<Record<string, number | undefined>>;

/** Must be called while a component is set up. `tags`: readings and, as `others` tells them, anything else with a history. */
export const followDay = (
  { live, commands }: Pick<StationDesk, 'live' | 'commands'>,
  tags: readonly string[],
  others: OthersNow = () => ({}),
) => {
  let columns = $state.raw<Columns | undefined>();
  let failure = $state.raw<WireBecause | undefined>();

  const load = async (): Promise<void> => {
    const to = live.now;
    const reply = await commands.history({ tags, from: to - DAY_MS, to, points: POINTS });
    if (reply.ok) columns = alignSeries(reply.value, to);
    failure = reply.ok ? undefined : reply.because;
  };

  $effect(() => {
    if (live.line === 'connected') untrack(() => void load());
  });

  $effect(() => {
    const { snapshot } = live;
    if (!snapshot) return;
    untrack(() => {
      if (!columns) return;
      const freshness = { at: snapshot.at, silence: 0, period: snapshot.period };
      const now = Object.fromEntries(
        tags.map((tag) => [tag, soundValue(showReading(snapshot.readings[tag], freshness))]),
      );
      columns = appendLive(
        columns,
        snapshot.at,
        { ...now, ...others(snapshot) },
        { every: EVERY_MS, span: DAY_MS },
      );
    });
  });

  return {
    get day(): DayHistory {
      if (failure) return { state: 'failed', because: failure };
      if (!columns) return { state: 'loading' };
      return isEmpty(columns) ? { state: 'empty' } : { state: 'ready', columns };
    },
    retry: load,
  };
};
