// Crop and site files: strict, every number with source and confidence.
import { z } from 'zod';
import type { CropProfile } from '../core/crop/profile.ts';

const cited = z.strictObject({
  value: z.number(),
  source: z.string().min(3),
  confidence: z.enum(['A', 'B', 'C']),
});
const span = z.strictObject({ min: cited, best: cited, max: cited });
const range = z.strictObject({ min: cited, max: cited });
const rhythm = z.strictObject({ on: cited, off: cited });

const rising = (s: { min: { value: number }; best: { value: number }; max: { value: number } }) =>
  s.min.value <= s.best.value && s.best.value <= s.max.value;

export const cropProfileSchema = z
  .strictObject({
    version: z.literal(1),
    id: z.string().min(1),
    air: z.strictObject({ day: span, night: span, frostDamage: cited, growthStops: cited }),
    humidity: range,
    vapourDeficit: range,
    solution: z.strictObject({ temperature: span, acidity: range, acidityAlarm: range }),
    ventilation: z.strictObject({ start: cited, full: cited }),
    stages: z.array(z.strictObject({ id: z.string().min(1), days: cited, conductivity: range })).min(1),
    circulation: z.strictObject({ day: rhythm, night: rhythm }),
  })
  .refine((p) => rising(p.air.day), { path: ['air', 'day'], message: 'min, best and max must rise' })
  .refine((p) => rising(p.air.night), { path: ['air', 'night'], message: 'min, best and max must rise' })
  .refine((p) => p.air.day.best.value >= p.air.night.best.value, {
    path: ['air', 'day', 'best'],
    message: 'the day must not be colder than the night',
  })
  .refine((p) => p.ventilation.full.value > p.ventilation.start.value, {
    path: ['ventilation', 'full'],
    message: 'must be warmer than ventilation.start',
  }) satisfies z.ZodType<CropProfile>;

export const siteSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().min(1),
  name: z.string().min(1),
  timeZone: z.string().min(1),
  latitude: cited,
  longitude: cited,
  /** m */
  altitude: cited,
  /** kPa, mean station pressure */
  meanPressure: cited,
  /** January first. Outside air (°C, %), rain (mm), sun (h/day), by month. */
  climate: z.strictObject({
    source: z.string().min(3),
    confidence: z.enum(['A', 'B', 'C']),
    minTemperature: z.array(z.number()).length(12),
    maxTemperature: z.array(z.number()).length(12),
    minTemperatureDeviation: z.array(z.number()).length(12),
    relativeHumidity: z.array(z.number()).length(12),
    sunHours: z.array(z.number()).length(12),
    wetDays: z.array(z.number()).length(12),
  }),
});

export type SiteFile = z.infer<typeof siteSchema>;
