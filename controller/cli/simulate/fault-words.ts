// A fault as it is typed: what breaks, of which probe and by how much, when, and for how long.
// `pump-stopped@12:30+3h` · `dead:air.temperature@2026-07-02T18:00` · `drift:solution.acidity=0.1@06:00` · `panel-covered=0.1@12:00+72h`
import type { Tag } from '../../core/reading.ts';
import { UsageError } from '../../options.ts';
import type { TrialFault } from '../trial/faults.ts';

/** A day on which a bare time of the clock stands, and when the trial begins and ends; ms since 1970, site's offset in ms. */
export interface TrialDays {
  readonly from: number;
  readonly until: number;
  readonly utcOffset: number;
}

const PLAIN = [
  'pump-stopped',
  'vent-jammed',
  'heater-dead',
  'bottle-empty',
  'power-cut',
  'link-lost',
  'restart',
] as const;
const SILENT = ['dead', 'stuck'] as const;
const WITH_AMOUNT = ['offset', 'drift', 'share'] as const;

const SHAPE =
  /^(?<kind>[a-z-]+)(:(?<tag>[a-z.-]+))?(=(?<amount>-?\d+(\.\d+)?))?@((?<day>\d{4}-\d{2}-\d{2})T)?(?<hour>\d{2}):(?<minute>\d{2})(\+(?<hours>\d+(\.\d+)?)h)?$/;
/** Share of the sun that still reaches the panel. */
const COVERED = 'panel-covered';
const HOUR_MS = 3_600_000;

/** Throws UsageError that says what was wanted. `tags`: what the rig measures. */
export const parseFault = (text: string, tags: readonly Tag[], days: TrialDays): TrialFault => {
  const words = SHAPE.exec(text)?.groups;
  if (!words)
    throw wanted(
      text,
      'FAULT@TIME, such as pump-stopped@12:30+3h or drift:air.temperature=0.3@2026-07-02T06:00',
    );
  const from = timeOf(words, days);
  if (!(from >= 0 && days.from + from < days.until)) throw wanted(text, 'a time within the simulated days');
  const until =
    words['hours'] === undefined ? Number.POSITIVE_INFINITY : from + Number(words['hours']) * HOUR_MS;
  return { ...what(text, words, tags), from, until };
};

type Words = Readonly<Record<string, string | undefined>>;

const wanted = (text: string, wish: string): UsageError =>
  new UsageError(`--fault: got ${text}, wanted ${wish}.`);

/** ms since the start of the trial; NaN where the calendar has no such moment. */
const timeOf = ({ day, hour, minute }: Words, { from, utcOffset }: TrialDays): number => {
  const first = new Date(from + utcOffset).toISOString().slice(0, 10);
  return Date.parse(`${day ?? first}T${hour}:${minute}:00Z`) - utcOffset - from;
};

type Broken = TrialFault extends infer F ? (F extends TrialFault ? Omit<F, 'from' | 'until'> : never) : never;

const what = (text: string, { kind, tag, amount }: Words, tags: readonly Tag[]): Broken => {
  const plain = PLAIN.find((name) => name === kind);
  if (plain !== undefined && tag === undefined) return { kind: plain };
  if (kind === COVERED && tag === undefined) return covering(text, amount);
  const silent = SILENT.find((name) => name === kind);
  const misread = WITH_AMOUNT.find((name) => name === kind);
  if (silent === undefined && misread === undefined)
    throw wanted(text, `one of ${[...PLAIN, COVERED, ...SILENT, ...WITH_AMOUNT].join(', ')}`);
  if (tag === undefined || !tags.includes(tag)) throw wanted(text, `one of the probes ${tags.join(', ')}`);
  if (silent !== undefined) return { kind: silent, tag };
  if (misread === undefined || amount === undefined)
    throw wanted(text, `an amount, such as ${kind}:${tag}=0.5@12:30`);
  return misreading(misread, tag, Number(amount));
};

const covering = (text: string, amount: string | undefined): Broken => {
  const clear = Number(amount ?? Number.NaN);
  if (!(clear >= 0 && clear <= 1)) throw wanted(text, `a share of 0 to 1, such as ${COVERED}=0.1@12:30`);
  return { kind: COVERED, clear };
};

const misreading = (kind: (typeof WITH_AMOUNT)[number], tag: Tag, amount: number): Broken => {
  switch (kind) {
    case 'offset':
      return { kind, tag, by: amount };
    case 'drift':
      return { kind, tag, perDay: amount };
    case 'share':
      return { kind, tag, share: amount };
  }
};
