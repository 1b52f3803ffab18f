// What a day in the journal holds, from its lines. Pure.
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import type { WireWritten } from '../../../controller/contract/written.ts';
import type { JournalLine } from '../../state/commands.ts';
import { dayNumber, pastAlarms } from '../../state/past-alarms.ts';
import { taskKind } from '../../state/task-kind.ts';
import type { EntryKind } from './kinds.ts';

export interface Entry extends WireWritten {
  readonly what: EntryKind;
  /** When it was written, ms since 1970. */
  readonly at: number;
}

/** What the house did or saw, as a reason to be said; `lasted` ms. */
export interface HouseLine {
  readonly at: number;
  readonly because: WireBecause;
  readonly lasted?: number;
}

/** Newest first; each once, without what was taken back. */
export const entriesIn = (lines: readonly JournalLine[]): readonly Entry[] => {
  const undone = new Set(lines.flatMap(({ written }) => (written?.what === 'undo' ? [written.of] : [])));
  const entries = new Map<string, Entry>();
  for (const { at, written } of lines)
    if (written && isEntry(written) && !undone.has(written.id)) entries.set(written.id, { ...written, at });
  return [...entries.values()].sort((a, b) => b.at - a.at);
};

const isEntry = (written: WireWritten): written is WireWritten & { what: EntryKind } =>
  written.what !== 'undo';

/** Kilograms of a crop in a month; `month` counts from year 0, `crop` is undefined where nobody said it. */
export interface HarvestSum {
  readonly month: number;
  readonly crop: string | undefined;
  readonly kg: number;
}

/** Newest month first, the heaviest crop first in it. */
export const harvestSums = (entries: readonly Entry[], utcOffset: number): readonly HarvestSum[] => {
  const sums = new Map<string, HarvestSum>();
  for (const { what, at, crop, amount = 0 } of entries) {
    if (what !== 'harvest') continue;
    const day = new Date(at + utcOffset);
    const month = day.getUTCFullYear() * 12 + day.getUTCMonth();
    const key = `${month} ${crop ?? ''}`;
    sums.set(key, { month, crop, kg: (sums.get(key)?.kg ?? 0) + amount });
  }
  return [...sums.values()].sort((a, b) => b.month - a.month || b.kg - a.kg);
};

/** Newest first: alarms and how long they stood, what people decided, probes that were calibrated, each day's doses. `lines` are
 * oldest first; `bottles`: what each doser gives, as a key of the catalogues. */
export const houseLinesIn = (
  lines: readonly JournalLine[],
  utcOffset: number,
  bottles: Readonly<Record<string, string>>,
): readonly HouseLine[] => {
  const alarms = pastAlarms(lines.filter(({ kind }) => kind === 'alarm')).map(
    ({ because, from, to }): HouseLine => ({
      at: from,
      because: { key: `${because.key}.what`, ...(because.params ? { params: because.params } : {}) },
      ...(to === undefined ? {} : { lasted: to - from }),
    }),
  );
  const deeds = lines.flatMap((line): readonly HouseLine[] => {
    const because = line.kind === 'person' ? deedOf(line) : undefined;
    return because ? [{ at: line.at, because }] : [];
  });
  return [...alarms, ...deeds, ...dosesIn(lines, utcOffset, bottles)].sort((a, b) => b.at - a.at);
};

const TASK = 'advice:';
const SIREN: Readonly<Record<string, WireBecause>> = {
  heard: { key: 'journal.siren-heard' },
  'not heard': { key: 'journal.siren-unheard' },
};

const taskDone = (task: string): WireBecause => ({
  key: 'journal.task-done',
  params: { task: `task-name.${taskKind(task)}` },
});

/** An output is measured, a probe calibrated. */
const calibratedIn = (subject: string, change: string): WireBecause | undefined => {
  if (change.startsWith('output calibration accepted'))
    return { key: 'journal.measured', params: { output: subject } };
  return change.startsWith('calibration accepted')
    ? { key: 'journal.calibrated', params: { tag: subject } }
    : undefined;
};

const deedOf = ({ subject, change = '' }: JournalLine): WireBecause | undefined => {
  if (subject.startsWith(TASK)) return change === 'done' ? taskDone(subject.slice(TASK.length)) : undefined;
  if (subject === 'siren') return SIREN[change];
  if (subject === 'stop') return { key: change === 'pressed' ? 'journal.stopped' : 'journal.released' };
  if (subject === 'schedule') return { key: 'journal.schedule' };
  if (subject === 'clock') return { key: 'journal.clock' };
  if (subject === 'beds') return { key: 'journal.beds' };
  if (subject === 'profiles') return { key: 'journal.profile', params: { crop: change } };
  return calibratedIn(subject, change);
};

/** One line a day and bottle, at its last dose. */
const dosesIn = (
  lines: readonly JournalLine[],
  utcOffset: number,
  bottles: Readonly<Record<string, string>>,
): readonly HouseLine[] => {
  const sums = new Map<string, { readonly at: number; readonly ml: number; readonly doser: string }>();
  for (const { kind, subject, at, amount = 0 } of lines) {
    if (kind !== 'count' || !subject.endsWith('.ml')) continue;
    const key = `${dayNumber(at, utcOffset)} ${subject}`;
    const before = sums.get(key);
    const ml = (before?.ml ?? 0) + amount;
    sums.set(key, { at: Math.max(before?.at ?? at, at), ml, doser: subject.slice(0, -'.ml'.length) });
  }
  return [...sums.values()]
    .filter(({ ml }) => ml > 0)
    .map(({ at, ml, doser }) => ({
      at,
      because: { key: 'journal.dosed', params: { ml: Math.round(ml), bottle: bottles[doser] ?? doser } },
    }));
};

export interface Day {
  /** Local days since 1970. */
  readonly day: number;
  readonly entries: readonly Entry[];
  readonly house: readonly HouseLine[];
}

/** Newest day first; both lists newest first. */
export const byDay = (
  entries: readonly Entry[],
  house: readonly HouseLine[],
  utcOffset: number,
): readonly Day[] => {
  const dayOf = ({ at }: { readonly at: number }): number => dayNumber(at, utcOffset);
  const days = [...new Set([...entries, ...house].map(dayOf))].sort((a, b) => b - a);
  return days.map((day) => ({
    day,
    entries: entries.filter((entry) => dayOf(entry) === day),
    house: house.filter((line) => dayOf(line) === day),
  }));
};
