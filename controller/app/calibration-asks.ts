// What a technician is asked for each kind of reference: names of liquids, and within which limits a temperature or pressure is known.
// The limits come from the laws themselves: where a law knows no value, nothing is asked for.
import type { ReferenceAsk, Span } from '../contract/calibration.ts';
import { BUFFER_NAMES, familyOf } from '../core/calibration/buffers.ts';
import {
  type Reference,
  type ReferenceKind,
  trueValue,
  wantsPressure,
  wantsTemperature,
} from '../core/calibration/reference.ts';
import { STANDARD_NAMES } from '../core/calibration/standards.ts';

/** °C and kPa beyond which nobody stands in a greenhouse with a beaker. */
const COLDEST = -5;
const HOTTEST = 50;
const PRESSURES: Span = { least: 50, most: 110 };

/** `pressure`: kPa, where a barometer answers and a person need not. */
export const askFor = (kind: ReferenceKind, pressure: number | undefined): ReferenceAsk => ({
  kind,
  names: namesOf(kind),
  ...(wantsTemperature({ kind }) ? { temperature: temperaturesOf(kind) } : {}),
  ...(wantsPressure({ kind }) && pressure === undefined ? { pressure: PRESSURES } : {}),
  ...amountOf(kind),
});

const namesOf = (kind: ReferenceKind): readonly (readonly string[])[] => {
  if (kind === 'standard') return [STANDARD_NAMES];
  if (kind !== 'buffer') return [];
  const families = [...new Set(BUFFER_NAMES.map(familyOf))];
  return families.map((family) => BUFFER_NAMES.filter((name) => familyOf(name) === family));
};

const amountOf = (kind: ReferenceKind): Pick<ReferenceAsk, 'amount' | 'runs'> => {
  if (kind === 'thermometer') return { amount: { least: -5, most: 105, unit: '°C' } };
  if (kind === 'run') return { amount: { least: 2, most: 60, unit: 's' }, runs: 3 };
  if (kind === 'glass') return { amount: { least: 0, most: 1000, unit: 'mL' }, runs: 3 };
  if (kind === 'bucket') return { amount: { least: 0.5, most: 200, unit: 'L' }, runs: 3 };
  return kind === 'volume' ? { amount: { least: 0, most: 5000, unit: 'L' } } : {};
};

/** Whole °C at which some reference of this kind has a value. */
const temperaturesOf = (kind: ReferenceKind): Span => {
  const all = Array.from({ length: HOTTEST - COLDEST + 1 }, (_, n) => COLDEST + n);
  const known = all.filter((temperature) =>
    examplesOf(kind).some(
      (reference) => trueValue(reference, { temperature, pressure: PRESSURES.most }) !== undefined,
    ),
  );
  return { least: Math.min(...known), most: Math.max(...known) };
};

const examplesOf = (kind: ReferenceKind): readonly Reference[] => {
  if (kind === 'buffer') return BUFFER_NAMES.map((buffer) => ({ kind, buffer }));
  if (kind === 'standard') return STANDARD_NAMES.map((standard) => ({ kind, standard }));
  if (kind === 'thermometer') return [{ kind, celsius: 0 }];
  if (kind === 'run') return [{ kind, seconds: 2, run: 1 }];
  if (kind === 'glass') return [{ kind, ml: 0, run: 1 }];
  if (kind === 'bucket') return [{ kind, litres: 1, run: 1 }];
  if (kind === 'way' || kind === 'arrived') return [{ kind, end: 'shut', run: 0 }];
  return kind === 'volume' ? [{ kind, litres: 0 }] : [{ kind }];
};
