// Units as types: a number that carries its unit can only be made through its door, and a door refuses NaN and infinity.
declare const unit: unique symbol;

/** A finite number in unit `U`. */
export type Quantity<U extends string> = number & { readonly [unit]: U };

export type Celsius = Quantity<'°C'>;
export type Percent = Quantity<'%'>;
export type Kilopascal = Quantity<'kPa'>;
export type Metres = Quantity<'m'>;
export type WattsPerSquareMetre = Quantity<'W/m²'>;
/** Share of full power or full opening, 0…1. */
export type Duty = Quantity<'0…1'>;
/** A length of time. */
export type Millis = Quantity<'ms'>;
/** Milliseconds since 1970-01-01 UTC. */
export type Timestamp = Quantity<'ms since 1970'>;

const finite =
  <Q extends Quantity<string>>(name: string) =>
  (x: number): Q => {
    if (!Number.isFinite(x)) throw new RangeError(`${x} is not a quantity in ${name}`);
    return x as Q;
  };

export const celsius = finite<Celsius>('°C');
export const percent = finite<Percent>('%');
export const kilopascal = finite<Kilopascal>('kPa');
export const metres = finite<Metres>('m');
export const wattsPerSquareMetre = finite<WattsPerSquareMetre>('W/m²');
export const millis = finite<Millis>('ms');
export const timestamp = finite<Timestamp>('ms since 1970');

/** The one door that also bounds: a duty outside 0…1 is a programming error. */
export const duty = (x: number): Duty => {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`${x} is not a duty between 0 and 1`);
  return x as Duty;
};

export const OFF = duty(0);
export const FULL = duty(1);

export const seconds = (x: number): Millis => millis(x * 1000);
export const minutes = (x: number): Millis => millis(x * 60_000);
export const hours = (x: number): Millis => millis(x * 3_600_000);

/** `x` held between `low` and `high`. */
export const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);
