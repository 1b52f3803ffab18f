// A look at up to eight channels ten times a second, beside the rounds: the board reports more often while somebody looks, and nothing
// waits for it. It is lent for a minute and ends by itself; the tick, its filters and its memory do not know of it.
import type { ScopeView } from '../contract/scope.ts';
import { type Because, because } from '../core/because.ts';
import type { Channel } from '../core/installation.ts';
import { QUANTITIES } from '../core/quantities.ts';
import { bad, type Reading, type Sample, type Tag } from '../core/reading.ts';
import { err, ok, type Result } from '../core/result.ts';
import { calibrate } from '../core/signal/calibrate.ts';
import { type FilterMemory, filter } from '../core/signal/filter.ts';
import { type Millis, minutes } from '../core/units.ts';
import type { Board, Clock, Stop } from '../ports.ts';
import type { Cycle } from './loop.ts';

/** Whoever goes on looking asks again. */
const LENT = minutes(1);
/** Half a minute of eight channels; whoever asks more seldom has gaps. */
const MOST_ROWS = 2400;

export interface Scope {
  /** Looks at these; the same ones again: a minute more. Refused where one cannot be looked at. */
  look(tags: readonly Tag[]): Result<ScopeView, Because>;
  end(): void;
  /** The rows after the one of this number. */
  view(since: number): ScopeView;
  /** A channel that no board reports unasked shows what the rounds bring. */
  follow(cycle: Pick<Cycle, 'input' | 'result'>): void;
}

export interface ScopeDeps {
  readonly board: Pick<Board, 'stream'>;
  readonly clock: Clock;
  /** With the lines that hold now. */
  readonly channels: () => readonly Channel[];
}

interface Row {
  readonly n: number;
  readonly channel: number;
  readonly at: number;
  readonly raw: number | null;
  readonly calm: number | null;
}

interface Looked {
  readonly channels: readonly Channel[];
  readonly memories: Map<Tag, FilterMemory>;
  /** Reported unasked. */
  readonly streamed: Set<Tag>;
  readonly endsAt: number;
  readonly stops: readonly Stop[];
}

export const createScope = ({ board, clock, channels }: ScopeDeps): Scope => {
  const rows = createRowLog();
  let looked: Looked | undefined;
  let readings: Readonly<Record<Tag, Reading>> = {};

  const end = (): void => {
    for (const stop of looked?.stops ?? []) stop();
    looked = undefined;
  };

  const take = (sample: Sample): void => {
    const place = looked?.channels.findIndex(({ tag }) => tag === sample.tag) ?? -1;
    const channel = looked?.channels[place];
    if (!looked || !channel) return;
    const { reading, memory } = calmed(
      channel,
      sample,
      { readings, memories: looked.memories },
      clock.monotonic(),
    );
    looked.memories.set(channel.tag, memory);
    const isMeant = reading.quality !== 'bad' && channel.calibration !== null;
    rows.add({
      channel: place,
      at: sample.at,
      raw: 'raw' in sample ? sample.raw : null,
      calm: isMeant ? reading.value : null,
    });
  };

  const hear = (sample: Sample): void => {
    looked?.streamed.add(sample.tag);
    take(sample);
  };

  const begin = (chosen: readonly Channel[], before: Looked | undefined): void => {
    const tags = chosen.map(({ tag }) => tag);
    looked = {
      channels: chosen,
      memories: before?.memories ?? new Map(),
      streamed: before?.streamed ?? new Set(),
      endsAt: clock.now() + LENT,
      stops: [board.stream?.(tags, hear) ?? (() => undefined), clock.after(LENT, end)],
    };
  };

  const view = (since: number): ScopeView => ({
    ...(looked ? { endsAt: looked.endsAt } : {}),
    channels: (looked?.channels ?? []).map(wireChannel),
    ...rows.since(since),
  });

  return {
    look(tags) {
      const chosen = channels().filter(({ tag }) => tags.includes(tag));
      const unknown = tags.find((tag) => !chosen.some((channel) => channel.tag === tag));
      if (unknown !== undefined) return err(because('scope.no-such-probe', { tag: unknown }));
      const before = isSame(looked?.channels, chosen) ? looked : undefined;
      end();
      if (!before) rows.clear();
      begin(chosen, before);
      return ok(view(rows.last()));
    },
    end,
    view,
    follow({ input, result }) {
      readings = result.readings;
      for (const sample of input.samples) if (looked && !looked.streamed.has(sample.tag)) take(sample);
    },
  };
};

interface Known {
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly memories: ReadonlyMap<Tag, FilterMemory>;
}

/** By the line in force, and calmed with a memory of its own. */
const calmed = (
  channel: Channel,
  sample: Sample,
  { readings, memories }: Known,
  at: Millis,
): ReturnType<typeof filter> => {
  const warmth = channel.compensatedBy === undefined ? undefined : readings[channel.compensatedBy];
  const reading =
    'raw' in sample ? calibrate(channel, sample.raw, sample.at, warmth) : bad(sample.at, sample.fault);
  return filter(reading, channel.quantity, memories.get(channel.tag), at);
};

const wireChannel = ({ tag, quantity }: Channel): ScopeView['channels'][number] => {
  const { unit, decimals } = QUANTITIES[quantity];
  return { tag, unit, decimals };
};

const isSame = (before: readonly Channel[] | undefined, next: readonly Channel[]): boolean =>
  before?.map(({ tag }) => tag).join(' ') === next.map(({ tag }) => tag).join(' ');

interface RowLog {
  add(row: Omit<Row, 'n'>): void;
  clear(): void;
  last(): number;
  since(n: number): Pick<ScopeView, 'last' | 'rows'>;
}

/** The newest rows; the numbers go on when they are thrown away. */
const createRowLog = (): RowLog => {
  let rows: Row[] = [];
  let last = 0;
  return {
    add(row) {
      last += 1;
      rows.push({ ...row, n: last });
      if (rows.length > MOST_ROWS) rows = rows.slice(-MOST_ROWS / 2);
    },
    clear() {
      rows = [];
    },
    last: () => last,
    since(n) {
      const fresh = rows.filter((row) => row.n > n);
      return {
        last,
        rows: {
          channel: fresh.map(({ channel }) => channel),
          at: fresh.map(({ at }) => at),
          raw: fresh.map(({ raw }) => raw),
          calm: fresh.map(({ calm }) => calm),
        },
      };
    },
  };
};
