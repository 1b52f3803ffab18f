// What a formula needs beside its own part: a fixed number, or the tag of a sensor on the same board.
import { z } from 'zod';
import { ok } from '../../controller/core/result.ts';
import { minutes } from '../../controller/core/units.ts';
import type { Measured, Need, Neighbours } from '../driver.ts';

export type Source = number | string;

const numberOrTag = (least: number, most: number) =>
  z.union([z.number().min(least).max(most), z.string().min(1)]);

/** Tag of the water's temperature on the same board; or °C, where it hardly changes. */
export const waterTemperature = numberOrTag(0, 45);
/** Tag of the air's pressure on the same board; or kPa, of the site. */
export const pressure = numberOrTag(50, 110);

/** Water and weather change slowly. */
const LONGEST_AGE = minutes(5);

export const given = (source: Source, neighbours: Neighbours): Measured =>
  typeof source === 'number' ? ok(source) : neighbours.last(source, LONGEST_AGE);

/** The tags among these fields. */
export const needsOf = (
  fields: Partial<Readonly<Record<'waterTemperature' | 'pressure', Source>>>,
): readonly Need[] =>
  (['waterTemperature', 'pressure'] as const).flatMap((field) => {
    const tag = fields[field];
    return typeof tag === 'string' ? [{ field, tag, quantity: field }] : [];
  });
