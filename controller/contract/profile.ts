// Crop and site files: strict, every number within its limits, with source and confidence.
import { z } from 'zod';
import { type CropProfile, STAGES, YIELD_TIMES } from '../core/crop/profile.ts';
import { wanted } from '../core/schema-reason.ts';
import { findProfileFaults } from './profile-faults.ts';
import {
  cited,
  confidenceSchema,
  cropNameSchema,
  idSchema,
  noteSchema,
  rangeOf,
  sourceSchema,
  spanOf,
} from './profile-fields.ts';

const rhythm = z.strictObject({ on: cited('minutesOn'), off: cited('minutesOff') });

const irrigation = z.strictObject({
  film: z.strictObject({ sunny: rhythm, from: cited('radiation') }).optional(),
  raft: z.strictObject({ air: rhythm }).optional(),
  drip: z
    .strictObject({
      sum: cited('radiationSum'),
      least: cited('minutesOff'),
      most: cited('minutesOff'),
    })
    .optional(),
  mist: z.strictObject({ on: cited('secondsOn') }).optional(),
});

const stageSchema = z.strictObject({
  id: z.enum(STAGES),
  days: cited('days').optional(),
  degreeDays: cited('degreeDays').optional(),
  conductivity: rangeOf('conductivity').optional(),
});

export const cropProfileSchema = z
  .strictObject({
    version: z.literal(1),
    id: idSchema,
    copyOf: idSchema.optional(),
    name: cropNameSchema.optional(),
    air: z.strictObject({
      day: spanOf('airTemperature'),
      night: spanOf('airTemperature'),
      germination: spanOf('airTemperature').optional(),
      frostDamage: cited('airTemperature'),
      frostLethal: cited('airTemperature').optional(),
      growthStops: cited('airTemperature'),
    }),
    humidity: rangeOf('humidity'),
    vapourDeficit: rangeOf('vapourDeficit'),
    light: spanOf('dailyLight').optional(),
    solution: z.strictObject({
      temperature: spanOf('waterTemperature').optional(),
      acidity: rangeOf('acidity'),
      acidityAlarm: rangeOf('acidity'),
    }),
    ventilation: z.strictObject({ start: cited('airTemperature'), full: cited('airTemperature') }),
    growthBase: cited('airTemperature').optional(),
    stages: z.array(stageSchema).min(1, wanted('profile.wanted.stages')),
    circulation: z.strictObject({ day: rhythm, night: rhythm.optional() }).optional(),
    irrigation: irrigation.optional(),
    yield: z.strictObject({ amount: rangeOf('harvest'), per: z.enum(YIELD_TIMES) }).optional(),
  })
  .superRefine((profile, context) => {
    for (const { path, message } of findProfileFaults(profile))
      context.addIssue({ code: 'custom', path: [...path], message });
  }) satisfies z.ZodType<CropProfile>;

/** Looks in the list first: to ask for a format in the zone takes twenty times as long. */
const isTimeZone = (name: string): boolean => {
  if (Intl.supportedValuesOf('timeZone').includes(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** January first. */
const byMonth = (least: number, most: number, unit: string) => {
  const message = wanted('profile.wanted.months', { least: String(least), most: String(most), unit });
  return z.array(z.number(message).min(least, message).max(most, message), message).length(12, message);
};

const climateSchema = z
  .strictObject({
    source: sourceSchema,
    confidence: confidenceSchema,
    note: noteSchema,
    minTemperature: byMonth(-40, 40, '°C'),
    maxTemperature: byMonth(-40, 50, '°C'),
    minTemperatureDeviation: byMonth(0, 10, 'K'),
    relativeHumidity: byMonth(1, 100, '%'),
    sunHours: byMonth(0, 24, 'h a day'),
    wetDays: byMonth(0, 31, 'days'),
    rain: byMonth(0, 2000, 'mm').optional(),
  })
  .superRefine(({ minTemperature, maxTemperature }, context) => {
    const month = maxTemperature.findIndex((most, n) => most <= (minTemperature[n] ?? most));
    if (month >= 0)
      context.addIssue({
        code: 'custom',
        path: ['maxTemperature', month],
        message: wanted('profile.wanted.warmer-day', { least: String(minTemperature[month]) }),
      });
  });

export const siteSchema = z.strictObject({
  version: z.literal(1),
  id: idSchema,
  copyOf: idSchema.optional(),
  name: z.string().min(1),
  timeZone: z.string().refine(isTimeZone, { abort: true, message: wanted('profile.wanted.time-zone') }),
  latitude: cited('latitude'),
  longitude: cited('longitude'),
  altitude: cited('altitude'),
  /** Mean station pressure. */
  meanPressure: cited('pressure'),
  climate: climateSchema,
});

export type SiteFile = z.infer<typeof siteSchema>;
