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
  .superRefine((profile, context) => {
    for (const { path, message } of findProfileFaults(profile))
      context.addIssue({ code: 'custom', path: [...path, 'value'], message });
  }) satisfies z.ZodType<CropProfile>;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Point = 'min' | 'best' | 'max';
type Points = Readonly<Partial<Record<Point, { readonly value: number }>>>;

/** Numbers that are each possible and contradict each other. */
const findProfileFaults = ({
  air,
  humidity,
  vapourDeficit,
  solution,
  ventilation,
  stages,
}: CropProfile): readonly Fault[] => [
  ...findFalling(['air', 'day'], air.day, SPAN),
  ...findFalling(['air', 'night'], air.night, SPAN),
  ...findColderDays(air),
  ...findFalling(['humidity'], humidity, RANGE),
  ...findFalling(['vapourDeficit'], vapourDeficit, RANGE),
  ...findFalling(['solution', 'temperature'], solution.temperature, SPAN),
  ...findFalling(['solution', 'acidity'], solution.acidity, RANGE),
  ...findFalling(['solution', 'acidityAlarm'], solution.acidityAlarm, RANGE),
  ...stages.flatMap(({ conductivity }, index) =>
    findFalling(['stages', index, 'conductivity'], conductivity, RANGE),
  ),
  ...(ventilation.full.value > ventilation.start.value
    ? []
    : [
        {
          path: ['ventilation', 'full'],
          message: `more than the ${ventilation.start.value} of ventilation.start: vents open further as it gets warmer`,
        },
      ]),
];

const SPAN = ['min', 'best', 'max'] as const;
const RANGE = ['min', 'max'] as const;

const findColderDays = ({ day, night }: CropProfile['air']): readonly Fault[] =>
  SPAN.filter((point) => day[point].value < night[point].value).map((point) => ({
    path: ['air', 'day', point],
    message: `at least the ${night[point].value} of air.night.${point}: the day must not be colder than the night`,
  }));

const findFalling = (path: Fault['path'], points: Points, order: readonly Point[]): readonly Fault[] =>
  order.flatMap((point, index) => {
    const before = order[index - 1] ?? point;
    const least = points[before]?.value ?? 0;
    if ((points[point]?.value ?? 0) >= least) return [];
    return [
      {
        path: [...path, point],
        message: `at least the ${least} of ${before}: ${order.join(', ')} must rise`,
      },
    ];
  });

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

export const siteSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().min(1),
  name: z.string().min(1),
  timeZone: z
    .string()
    .refine(isTimeZone, { abort: true, message: 'a time zone of the IANA list, such as America/La_Paz' }),
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
