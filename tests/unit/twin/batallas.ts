// The site and the greenhouse that the twin's tests run on.
import { readFileSync } from 'node:fs';
import { type SiteFile, siteSchema } from '../../../controller/contract/profile.ts';
import { hours, timestamp } from '../../../controller/core/units.ts';
import { deriveConstants } from '../../../hardware/twin/constants.ts';
import { createGreenhouse, type Greenhouse } from '../../../hardware/twin/greenhouse.ts';
import { KINDS } from '../../../hardware/twin/kinds/index.ts';
import { plainValues } from '../../../hardware/twin/parameters.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const LOCAL = hours(-4);

export const batallas: SiteFile = siteSchema.parse(
  JSON.parse(readFileSync(new URL('../../../profiles/sites/batallas.json', import.meta.url), 'utf8')),
);

/** ms since 1970 of a local hour in 2026; January is 1. */
export const localTime = (month: number, day: number, hour = 0): number =>
  Date.UTC(2026, month - 1, day, hour + 4);

export const STILL = { pump: 0, heater: 0, ventMotor: 0 } as const;
export const parameters = plainValues(KINDS['carpa-solar']);
export const constants = deriveConstants(parameters, batallas);

export const greenhouseAt = (start: number, options: { seed?: number; step?: number } = {}): Greenhouse =>
  createGreenhouse({
    site: batallas,
    kind: 'carpa-solar',
    seed: options.seed ?? 1,
    start: timestamp(start),
    utcOffset: LOCAL,
    ...(options.step === undefined ? {} : { step: options.step }),
  });

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
