// What a calibration came to: a line to read by from now on, or a reason why there is none.
import type { Because } from '../because.ts';
import type { Amplifier, Channel } from '../installation.ts';
import type { Line } from './line.ts';
import type { Reference } from './reference.ts';

/** The probe at rest in one reference. */
export interface Point {
  readonly reference: Reference;
  /** What is true there, in the unit of the kind. */
  readonly value: number;
  readonly raw: number;
  /** °C of the reference, where it was asked for. */
  readonly temperature?: number | undefined;
}

/** What is known of the probe beside its points. */
export interface Probe {
  readonly channel: Channel;
  /** The line in force; undefined for a probe that never had one, or that is new. */
  readonly previous: Line | undefined;
}

/** Numbers that a technician reads: slope %, offset mV. */
export type Figures = Readonly<Record<string, number>>;

export type Judgement =
  | {
      readonly verdict: 'accepted';
      readonly line: Line;
      readonly figures: Figures;
      /** Good enough, and not for long. */
      readonly warnings: readonly Because[];
    }
  | { readonly verdict: 'refused'; readonly because: Because; readonly figures: Figures };

export const refuse = (because: Because, figures: Figures = {}): Judgement => ({
  verdict: 'refused',
  because,
  figures,
});

export const accept = (line: Line, figures: Figures, warnings: readonly (Because | false)[]): Judgement => ({
  verdict: 'accepted',
  line,
  figures,
  warnings: warnings.filter((warning) => warning !== false),
});

/** mV of a pH probe behind its amplifier. */
export const millivolts = ({ gain, zero }: Amplifier, raw: number): number => ((raw - zero) / gain) * 1000;

/** The places of a short list with what stands there given away in every order: `give` puts what is of `from` into `place`. */
export const ordersOf = <T>(
  places: readonly T[],
  give: (place: T, from: T) => T,
  givers: readonly T[] = places,
): readonly (readonly T[])[] => {
  const [place, ...rest] = places;
  if (place === undefined) return [[]];
  return givers.flatMap((from) =>
    ordersOf(
      rest,
      give,
      givers.filter((other) => other !== from),
    ).map((order) => [give(place, from), ...order]),
  );
};

/** A number as a sentence shows it. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
