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

/** A value with the decimals that a person should see of its kind. */
export const shown = (kind: QuantityKind, value: number): number =>
  Number(value.toFixed(QUANTITIES[kind].decimals));
