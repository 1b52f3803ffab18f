// A fault as it is typed: what breaks, of which probe or output and by how much, when, and for how long.
// `stopped:pump@12:30+3h` · `dead:air.temperature@2026-07-02T18:00` · `drift:solution.acidity=0.1@06:00` · `panel-covered=0.1@12:00+72h`
import type { HouseFault, OutputFault, ProbeFault } from '../../../hardware/twin/faults.ts';
import { because } from '../../core/because.ts';
import type { ActuatorId } from '../../core/installation.ts';
import type { Tag } from '../../core/reading.ts';
import { Misunderstood } from '../command-line.ts';
import type { ControlFault, TrialFault } from '../trial/faults.ts';

/** A day on which a bare time of the clock stands, and when the trial begins and ends; ms since 1970, site's offset in ms. */
export interface TrialDays {
  readonly from: number;
  readonly until: number;
  readonly utcOffset: number;
}

/** What the rig has that can break. */
export interface TrialParts {
  readonly tags: readonly Tag[];
  readonly outputs: readonly ActuatorId[];
}

/** The field that the amount goes into; null where there is none. */
type Amount = 'by' | 'perDay' | 'share' | 'perWeek' | 'deviation' | 'kelvin' | 'clear' | 'alkalinity' | null;

const OF_PROBES = {
  dead: null,
  stuck: null,
  bias: 'by',
  drift: 'perDay',
  share: 'share',
  fouling: 'perWeek',
  noise: 'deviation',
  sunlit: 'kelvin',
  dropout: 'share',
} as const satisfies Record<ProbeFault['kind'], Amount>;
const OF_OUTPUTS = {
  welded: null,
  open: null,
  stopped: null,
  empty: null,
  weak: 'share',
} as const satisfies Record<OutputFault['kind'], Amount>;
const OF_THE_WHOLE = {
  'power-cut': null,
  'panel-covered': 'clear',
  'bottles-swapped': null,
  'hard-water': 'alkalinity',
  'link-lost': null,
  restart: null,
} as const satisfies Record<HouseFault['kind'] | ControlFault['kind'], Amount>;
const KINDS: Readonly<Record<string, Amount>> = { ...OF_PROBES, ...OF_OUTPUTS, ...OF_THE_WHOLE };

/** Amounts that are shares of a whole. */
const SHARES: readonly Amount[] = ['share', 'perWeek', 'clear'];

const SHAPE =
  /^(?<kind>[a-z-]+)(:(?<place>[a-z0-9.-]+))?(=(?<amount>-?\d+(\.\d+)?))?@((?<day>\d{4}-\d{2}-\d{2})T)?(?<hour>\d{2}):(?<minute>\d{2})(\+(?<hours>\d+(\.\d+)?)h)?$/;
const HOUR_MS = 3_600_000;

/** Throws Misunderstood that says what was wanted. */
export const parseFault = (text: string, parts: TrialParts, days: TrialDays): TrialFault => {
  const words = SHAPE.exec(text)?.groups;
  if (!words) throw wanted('shape', text);
  const from = timeOf(words, days);
  if (!(from >= 0 && days.from + from < days.until)) throw wanted('time', text);
  const until =
    words['hours'] === undefined ? Number.POSITIVE_INFINITY : from + Number(words['hours']) * HOUR_MS;
  const kind = kindOf(text, words);
  const broken = { kind, ...placeOf(text, kind, words, parts), ...amountOf(text, kind, words) };
  // The tables above name each kind's place and amount.
  return { ...broken, from, until } as TrialFault;
};

type Words = Readonly<Record<string, string | undefined>>;

/** `wish`: what was wanted instead, named in the catalogues. */
const wanted = (wish: string, got: string, params: Readonly<Record<string, string>> = {}): Misunderstood =>
  new Misunderstood(because(`cli.fault.${wish}`, { got, ...params }));

/** ms since the start of the trial; NaN where the calendar has no such moment. */
const timeOf = ({ day, hour, minute }: Words, { from, utcOffset }: TrialDays): number => {
  const first = new Date(from + utcOffset).toISOString().slice(0, 10);
  return Date.parse(`${day ?? first}T${hour}:${minute}:00Z`) - utcOffset - from;
};

const kindOf = (text: string, { kind = '' }: Words): string => {
  if (Object.hasOwn(KINDS, kind)) return kind;
  throw wanted('kind', text, { of: Object.keys(KINDS).join(', ') });
};

const placeOf = (text: string, kind: string, { place }: Words, { tags, outputs }: TrialParts) => {
  if (Object.hasOwn(OF_PROBES, kind))
    return { tag: placeAmong(tags, place, () => wanted('probe', text, { of: tags.join(', ') })) };
  if (Object.hasOwn(OF_OUTPUTS, kind))
    return { actuator: placeAmong(outputs, place, () => wanted('output', text, { of: outputs.join(', ') })) };
  if (place !== undefined) throw wanted('whole', text, { kind });
  return {};
};

const placeAmong = (
  all: readonly string[],
  place: string | undefined,
  refusal: () => Misunderstood,
): string => {
  if (place !== undefined && all.includes(place)) return place;
  throw refusal();
};

const amountOf = (text: string, kind: string, { place, amount }: Words) => {
  const field = KINDS[kind] ?? null;
  const example = `${kind}${place === undefined ? '' : `:${place}`}=0.5@12:30`;
  if (field === null && amount !== undefined) throw wanted('no-amount', text, { kind });
  if (field === null) return {};
  if (amount === undefined) throw wanted('amount', text, { example });
  const value = Number(amount);
  if (SHARES.includes(field) && !(value >= 0 && value <= 1)) throw wanted('share', text, { example });
  return { [field]: value };
};
