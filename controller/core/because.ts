// A reason, as a key of the catalogues and its numbers: core never writes sentences for people.
import { QUANTITIES, type QuantityKind } from './quantities.ts';

export interface Because {
  /** Key in `console/i18n/*.json`, such as `because.too-warm`. */
  readonly key: string;
  /** Numbers (already in display unit) and further keys the sentence needs. */
  readonly params?: Readonly<Record<string, number | string>>;
}

export const because = (key: string, params?: Record<string, number | string>): Because =>
  params ? { key, params } : { key };

/** What travels to a page: one digit more than a person sees is enough for trends, and noise stays at home. */
export const withSpareDigit = (kind: QuantityKind, value: number): number =>
  Number(value.toFixed(QUANTITIES[kind].decimals + 1));

/** A value with the decimals that a person should see of its kind: what a page makes of the one with the spare digit, halves up. */
export const shown = (kind: QuantityKind, value: number): number => {
  const scale = 10 ** QUANTITIES[kind].decimals;
  const tenths = Math.round(Math.abs(withSpareDigit(kind, value)) * scale * 10);
  const size = Math.floor((tenths + 5) / 10) / scale;
  return value < 0 && size > 0 ? -size : size;
};

/** The same beside the limits that it is told with: with one digit more where it would read like one of them. */
export const shownBeside = (kind: QuantityKind, value: number, ...limits: readonly number[]): number => {
  const seen = shown(kind, value);
  return limits.some((limit) => shown(kind, limit) === seen) ? withSpareDigit(kind, value) : seen;
};
