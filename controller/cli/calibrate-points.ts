// How a technician writes down what the probe stands in: `7.00@15,2`, `1413@18`, `dry`, `wet-air@14`, `ice`, `thermometer=18,4`,
// `litres=120`, `bucket=10:1` (the first bucket of 10 L). A decimal comma is a decimal point.
import { type CalibrationPointRequest, calibrationPointSchema } from '../contract/calibration.ts';
import { type Because, because } from '../core/because.ts';
import { BUFFER_NAMES } from '../core/calibration/buffers.ts';
import type { ReferenceKind } from '../core/calibration/reference.ts';
import { STANDARD_NAMES } from '../core/calibration/standards.ts';
import { err, ok, type Result } from '../core/result.ts';
import { schemaReason, valueAt } from '../core/schema-reason.ts';

export type Dipped = Omit<CalibrationPointRequest, 'session'>;

/** What belongs to every point of one run. */
export interface Supplies {
  readonly lot?: string | undefined;
  readonly pressure?: number | undefined;
}

/** NaN for what is no number. */
export const readNumber = (text: string): number =>
  /^[+-]?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;

/** A point, or the reasons why it is none. `kinds`: what this probe may be put into. */
export const readPoint = (
  text: string,
  kinds: readonly ReferenceKind[],
  { lot, pressure }: Supplies = {},
): Result<Dipped, readonly Because[]> => {
  const [label = '', temperature] = text.trim().split('@');
  const reference = referenceOf(label, kinds);
  if (!reference) return err([because('cli.calibrate.no-point', { got: text, examples: examplesOf(kinds) })]);
  const asked = {
    session: '-',
    reference,
    ...(temperature === undefined ? {} : { temperature: readNumber(temperature) }),
    ...(lot === undefined ? {} : { lot }),
    ...(pressure === undefined ? {} : { pressure }),
  };
  const parsed = calibrationPointSchema.safeParse(asked);
  if (!parsed.success)
    return err(
      parsed.error.issues.flatMap((issue) => [
        because('cli.calibrate.point-fault', { got: text, field: issue.path.join('.') }),
        schemaReason(issue, valueAt(asked, issue.path)),
      ]),
    );
  const { session: _none, ...dipped } = parsed.data;
  return ok(dipped);
};

const EXAMPLES: Readonly<Record<ReferenceKind, string>> = {
  buffer: '7.00@15.2',
  standard: '1413@18',
  dry: 'dry',
  'wet-air': 'wet-air@14',
  'no-oxygen': 'no-oxygen',
  ice: 'ice',
  boiling: 'boiling',
  thermometer: 'thermometer=18.4',
  salt: 'salt@20',
  'dry-soil': 'dry-soil',
  'wet-soil': 'wet-soil',
  volume: 'litres=120',
  noon: 'noon',
  bucket: 'bucket=10:1',
  run: 'run=20:1',
  glass: 'glass=18.5:1',
  way: 'open=1',
  arrived: 'arrived=open:1',
};

/** For a question and for an answer to a mistake. */
export const examplesOf = (kinds: readonly ReferenceKind[]): string =>
  kinds.map((kind) => EXAMPLES[kind]).join(', ');

const referenceOf = (label: string, kinds: readonly ReferenceKind[]): Dipped['reference'] | undefined =>
  kinds.map((kind) => referenceOfKind(label.trim().toLowerCase(), kind)).find((found) => found !== undefined);

const referenceOfKind = (label: string, kind: ReferenceKind): Dipped['reference'] | undefined => {
  const [word, amount = ''] = label.split('=');
  switch (kind) {
    case 'buffer': {
      const buffer = BUFFER_NAMES.find((name) => Number(name) === readNumber(label));
      return buffer && { kind, buffer };
    }
    case 'standard': {
      const standard = STANDARD_NAMES.find((name) =>
        [Number(name), Number(name) / 1000].includes(readNumber(label)),
      );
      return standard && { kind, standard };
    }
    case 'thermometer':
      return word === 'thermometer' ? { kind, celsius: readNumber(amount) } : undefined;
    case 'volume':
      return word === 'litres' || word === 'liters' ? { kind, litres: readNumber(amount) } : undefined;
    case 'bucket':
    case 'run':
    case 'glass':
      return word === kind ? numbered(kind, amount) : undefined;
    case 'way':
    case 'arrived':
      return ofMotor(kind, word, amount);
    default:
      return label === kind ? { kind } : undefined;
  }
};

/** `open=2`: to this end, the second time; `arrived=open:2`: there. */
const ofMotor = (kind: 'way' | 'arrived', word = '', amount: string): Dipped['reference'] | undefined => {
  const [end, times = '1'] = kind === 'way' ? [word, amount] : amount.split(':');
  const isNamed = kind === 'way' || word === kind;
  return isNamed && (end === 'open' || end === 'shut') ? { kind, end, run: readNumber(times) } : undefined;
};

/** `10:2`: so much, the second time. */
const numbered = (kind: 'bucket' | 'run' | 'glass', text: string): Dipped['reference'] => {
  const [amount = '', times = '1'] = text.split(':');
  const [much, run] = [readNumber(amount), readNumber(times)];
  if (kind === 'bucket') return { kind, litres: much, run };
  return kind === 'run' ? { kind, seconds: much, run } : { kind, ml: much, run };
};
