// The parts that crop and site files are made of: a number with its source, and spans of them. Each carries its unit, least and most
// as metadata, so that whoever shows a form for a profile need not know them.
import { z } from 'zod';
import { type Limits, PROFILE_LIMITS, type ProfileQuantity } from '../core/crop/limits.ts';
import { wanted } from '../core/schema-reason.ts';
import { words } from './written.ts';

export const confidenceSchema = z.enum(['A', 'B', 'C']);
/** Longer is no source but a paper of its own, and no page could show it beside its number. */
const MOST_LETTERS = 2000;
export const sourceSchema = z.string(wanted('profile.wanted.source')).min(3).max(MOST_LETTERS);
export const noteSchema = z.string().min(3).max(MOST_LETTERS).optional();

/** Part of a file name and of the path of a confirmation. */
export const idSchema = z.string().regex(/^[a-z][a-z0-9-]*$/, wanted('rig.wanted.small-letters'));

/** Braces and bars are signs of the catalogues, into whose sentences the name goes. */
export const cropNameSchema = words(40).refine((name) => !/[{}|]/.test(name), wanted('profile.wanted.name'));

/** A plain number of that quantity, within its limits. */
export const numberOf = (quantity: ProfileQuantity) => {
  const { unit, least, most, whole }: Limits = PROFILE_LIMITS[quantity];
  const limits = { least: String(least), most: String(most), unit };
  const message = wanted(`profile.wanted.${whole ? 'whole-number' : 'number'}`, limits);
  const number = z.number(message).min(least, message).max(most, message);
  return whole ? number.int(message) : number;
};

/** A number of that quantity with its source, its confidence and, where sources disagree, a note. */
export const cited = (quantity: ProfileQuantity) =>
  z
    .strictObject({
      value: numberOf(quantity),
      source: sourceSchema,
      confidence: confidenceSchema,
      note: noteSchema,
    })
    .meta({ ...PROFILE_LIMITS[quantity] });

export const spanOf = (quantity: ProfileQuantity) =>
  z.strictObject({ min: cited(quantity), best: cited(quantity), max: cited(quantity) });

export const rangeOf = (quantity: ProfileQuantity) =>
  z.strictObject({ min: cited(quantity), max: cited(quantity) });

/** Unit, least and most of the number at a path such as `['stages', 0, 'days']`; undefined where no number stands. */
export const limitsAt = (schema: unknown, path: readonly (string | number)[]): Limits | undefined => {
  if (schema instanceof z.ZodOptional) return limitsAt(schema.unwrap(), path);
  const [step, ...rest] = path;
  if (step === undefined) return schema instanceof z.ZodObject ? toLimits(schema.meta()) : undefined;
  if (schema instanceof z.ZodObject) return limitsAt(schema.shape[step], rest);
  if (schema instanceof z.ZodArray) return limitsAt(schema.element, rest);
  return undefined;
};

const toLimits = (meta: unknown): Limits | undefined =>
  typeof meta === 'object' && meta !== null && 'least' in meta ? (meta as Limits) : undefined;
