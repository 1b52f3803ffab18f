// What a board does with an output by itself while no program is there, so that the crop lives: kept in the board's own memory.
import { z } from 'zod';
import { wanted } from '../core/schema-reason.ts';

/** Small letters: `place.quantity`, such as `air.temperature`. */
export const tagSchema = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/, wanted('rig.wanted.tag'));

const phasesSchema = z.strictObject({
  /** 0 stays off. */
  onMinutes: z.number().min(0).max(1000),
  /** 0 stays on, as long as the output may. */
  offMinutes: z.number().min(0).max(1000),
});

/** A pump by turns. */
const cycleSchema = z.strictObject({
  program: z.literal('cycle').optional(),
  day: phasesSchema,
  night: phasesSchema,
  /** Day and night by a light sensor on an analog input, in counts 0…1023; without it, it is always day. */
  light: z
    .strictObject({
      channel: z.number().int().min(0).max(7),
      dayFrom: z.number().int().min(0).max(1023),
      nightBelow: z.number().int().min(0).max(1023),
    })
    .refine(({ dayFrom, nightBelow }) => nightBelow <= dayFrom, {
      path: ['nightBelow'],
      message: wanted('rig.wanted.night-below'),
    })
    .optional(),
});

/** K; less, and every cloud moves the motor. */
const LEAST_BAND = 2;

/** A vent that opens and shuts wholly, by a thermometer that the board reads itself. */
const ventSchema = z
  .strictObject({
    program: z.literal('vent'),
    /** Tag of a temperature on an analog pin of the same board. */
    temperature: tagSchema,
    /** °C; in between it stays as it is. */
    opensAt: z.number().min(5).max(45),
    closesAt: z.number().min(0).max(40),
  })
  .refine(({ opensAt, closesAt }) => closesAt <= opensAt - LEAST_BAND, {
    path: ['closesAt'],
    message: wanted('rig.wanted.vent-band', { least: String(LEAST_BAND) }),
  });

export const fallbackSchema = z.discriminatedUnion('program', [cycleSchema, ventSchema]);

export type Fallback = z.infer<typeof fallbackSchema>;
export type CycleFallback = z.infer<typeof cycleSchema>;
export type VentFallback = z.infer<typeof ventSchema>;

interface Part {
  readonly board?: string | undefined;
}

interface Parts {
  readonly sensors: readonly (Part & {
    readonly line?: string | undefined;
    readonly channels: readonly { readonly tag: string }[];
  })[];
  readonly actuators: readonly (Part & {
    readonly kind: string;
    readonly fallback?: Fallback | undefined;
  })[];
}

/** What keeps a crop alive and cannot hurt it. */
const RUNS_ALONE: readonly string[] = ['pump', 'vent', 'aerator'];

type Place = { readonly path: (string | number)[]; readonly message: string };

/** What the board could not carry out, or must not: each kind of output has its own program. */
export const fallbackFaults = ({ sensors, actuators }: Parts): readonly Place[] =>
  actuators.flatMap(({ kind, board, fallback }, n) => {
    if (!fallback) return [];
    const path = ['actuators', n, 'fallback'];
    if (!RUNS_ALONE.includes(kind)) return [{ path, message: wanted('rig.wanted.stays-off', { kind }) }];
    const isVent = fallback.program === 'vent';
    if (isVent !== (kind === 'vent'))
      return [
        {
          path,
          message: wanted('rig.wanted.program'),
        },
      ];
    const isThere =
      !isVent ||
      sensors.some(
        (sensor) =>
          sensor.line === undefined &&
          sensor.board === board &&
          sensor.channels.some(({ tag }) => tag === fallback.temperature),
      );
    return isThere
      ? []
      : [
          {
            path: [...path, 'temperature'],
            message: wanted('rig.wanted.tag-here'),
          },
        ];
  });
