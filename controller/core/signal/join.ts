// Several probes of one value, joined into it. Good ones only; what is not good never moves the result, and a worse probe never makes
// it better. Each good reading is an interval, its value ± its accuracy; probes agree where more than half of all of them share a point
// (Marzullo 1984, as clocks of a network find the false one among them). One that stands outside every such majority is the odd one: it
// is left out and told of. Where nobody has a majority for minutes the value is in doubt. Where too few speak to agree at all, the last
// ones carry it for a day since they agreed: until then somebody has seen the alarm of the broken one; after that a lone probe is a
// claim without a witness.
import type { Joining } from '../installation.ts';
import { median } from '../median.ts';
import type { QuantityKind } from '../quantities.ts';
import { type Good, good, isGood, type Reading, type Tag, uncertain } from '../reading.ts';
import { hours, type Millis, minutes, timestamp } from '../units.ts';
import { accuracyAt } from './accuracy.ts';

/** A change reaches one probe some minutes before the other. */
const PATIENCE = minutes(5);
/** So long the last ones carry the value after the last agreement. Own judgement: probes go astray over days, not over one. */
const CARRIED = hours(24);

/** One probe of several. `accuracy`: ±, where the rig states it. */
export interface Voice {
  readonly tag: Tag;
  readonly reading: Reading;
  readonly accuracy?: number | undefined;
}

/** Monotonic times: when a majority last agreed, and since when there is none although enough speak. */
export interface Agreement {
  readonly agreedAt?: Millis;
  readonly apartSince?: Millis;
}

interface JoinedReading {
  readonly reading: Reading;
  /** Good ones that a majority contradicts. */
  readonly odd: readonly Tag[];
  readonly memory: Agreement;
}

type GoodVoice = Voice & { readonly reading: Good };
const isGoodVoice = (voice: Voice): voice is GoodVoice => isGood(voice.reading);

/** The value of all `voices`, which are never none, at `now`, monotonic. */
export const join = (
  by: Joining['by'],
  kind: QuantityKind,
  voices: readonly Voice[],
  memory: Agreement,
  now: Millis,
): JoinedReading => {
  const heard = voices.filter(isGoodVoice);
  if (heard.length === 0) return { reading: leastBad(voices), odd: [], memory };
  const agreeing = findAgreeing(kind, heard, voices.length);
  if (agreeing.length > 0) {
    const odd = heard.filter((voice) => !agreeing.includes(voice)).map(({ tag }) => tag);
    return { reading: together(by, agreeing), odd, memory: { agreedAt: now } };
  }
  const couldAgree = isMajority(heard.length, voices.length);
  const next = couldAgree ? { ...memory, apartSince: memory.apartSince ?? now } : memory;
  const value = together(by, heard);
  const why = whyDoubted(next, couldAgree, now);
  return { reading: why ? uncertain(value.value, value.at, why) : value, odd: [], memory: next };
};

const whyDoubted = ({ agreedAt, apartSince }: Agreement, couldAgree: boolean, now: Millis) => {
  if (apartSince !== undefined && now - apartSince >= PATIENCE) return 'apart';
  const isCarried = agreedAt !== undefined && now - agreedAt <= CARRIED;
  return couldAgree || isCarried ? undefined : 'alone';
};

/** Of all that the rig names, not of those that speak: fewer voices never agree more easily. */
const isMajority = (some: number, all: number): boolean => some * 2 > all;

/** All that stand in a majority whose intervals share a point; none where there is no majority. */
const findAgreeing = (kind: QuantityKind, heard: readonly GoodVoice[], all: number): readonly GoodVoice[] => {
  const reach = ({ reading: { value }, accuracy }: GoodVoice) => {
    const within = accuracyAt(kind, value, accuracy);
    return { from: value - within, to: value + within };
  };
  // A point that most share can always be moved down to where one of their intervals begins.
  const majorities = heard
    .map((voice) => reach(voice).from)
    .map((point) => heard.filter((voice) => reach(voice).from <= point && point <= reach(voice).to))
    .filter((group) => isMajority(group.length, all));
  return heard.filter((voice) => majorities.some((group) => group.includes(voice)));
};

/** As old as the oldest of them. */
const together = (by: Joining['by'], voices: readonly GoodVoice[]): Good => {
  const at = Math.min(...voices.map(({ reading }) => reading.at));
  return good(VALUE_BY[by](voices.map(({ reading }) => reading.value)), timestamp(at));
};

const highest = (values: readonly number[]): number => Math.max(...values);
const lowest = (values: readonly number[]): number => Math.min(...values);
/** Held between its ends: a sum rounds. */
const mean = (values: readonly number[]): number => {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.min(highest(values), Math.max(lowest(values), middle));
};
const VALUE_BY: Readonly<Record<Joining['by'], (values: readonly number[]) => number>> = {
  highest,
  lowest,
  mean,
  vote: median,
};

/** Where nothing is good: what can at least be shown, else the first fault. */
const leastBad = (voices: readonly Voice[]): Reading => {
  const readings = voices.map(({ reading }) => reading);
  return readings.find(({ quality }) => quality === 'uncertain') ?? (readings[0] as Reading);
};
