// What every console sees: the whole state at connect, then numbered merge patches. Values never travel without quality and age.
import { z } from 'zod';
import { ACTUATOR_KINDS, DOSED } from '../core/installation.ts';
import { scheduleSchema } from './schedule.ts';

export const becauseSchema = z.strictObject({
  key: z.string(),
  params: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
});

export const readingSchema = z.strictObject({
  quality: z.enum(['good', 'uncertain', 'bad']),
  /** Absent when bad. Already filtered; unit beside it. */
  value: z.number().optional(),
  at: z.number(),
  /** Doubt or fault, key `reading.<why>`. */
  why: z.string().optional(),
  unit: z.string(),
  decimals: z.number(),
});

const outputSchema = z.strictObject({
  kind: z.enum(ACTUATOR_KINDS),
  mode: z.enum(['automatic', 'off', 'on']),
  /** End of `on`. */
  until: z.number().optional(),
  by: z.string().optional(),
  /** What the board confirms, 0…1; absent while unknown. */
  duty: z.number().optional(),
  /** What was ordered this tick, 0…1. */
  ordered: z.number(),
  /** Why it is as it is. */
  because: becauseSchema,
  /** The interlock that refused a wish, if any. */
  veto: z.strictObject({ by: z.string(), because: becauseSchema }).optional(),
  /** Did the plant itself show that it works? */
  proof: z.enum(['proved', 'refuted', 'waiting', 'none']),
  /** Of a doser: its bottle, what it gave in the last 24 hours (absent while nobody can say) and the most it may. */
  dosing: z
    .strictObject({ doses: z.enum(DOSED), dayMl: z.number().optional(), mostMlPerDay: z.number() })
    .optional(),
});

const alarmSchema = z.strictObject({
  id: z.string(),
  priority: z.enum(['attention', 'danger']),
  because: becauseSchema,
  since: z.number(),
  acknowledged: z.boolean(),
  /** Over: it waits to be seen, or has come so often today that it may come again. */
  returned: z.enum(['unseen', 'often']).optional(),
  /** It rests until then and calls nobody. */
  restsUntil: z.number().optional(),
});

const linkSchema = z.strictObject({
  state: z.enum(['connecting', 'ready', 'lost', 'refused']),
  because: becauseSchema.optional(),
  board: z
    .strictObject({ id: z.string(), firmware: z.string(), port: z.string(), resets: z.number() })
    .optional(),
});

const boardSchema = linkSchema.extend({
  model: z.enum(['uno', 'nano', 'mega']),
  /** Whole seconds since it was last heard; absent without a link. */
  silentSeconds: z.number().optional(),
  /** Messages that came damaged since the link was made. */
  damaged: z.number(),
  /** Power pins. `duty` as the board confirms it, absent while unknown; `trips`: it ended an "on" that lasted too long. */
  pins: z.array(
    z.strictObject({ pin: z.number(), output: z.string(), duty: z.number().optional(), trips: z.number() }),
  ),
  /** What its sensors measure. */
  tags: z.array(z.string()),
});

/** A serial line of the computer with its meters. */
const lineSchema = linkSchema.omit({ board: true }).extend({
  kind: z.enum(['modbus', 'ezo']),
  port: z.string(),
  /** What its meters measure. */
  tags: z.array(z.string()),
});

const band = z.strictObject({ min: z.number(), max: z.number() });

export const snapshotSchema = z.strictObject({
  /** Grows by one with each delta; a console that misses one asks for a snapshot. */
  seq: z.number(),
  /** Changes when the controller restarts: numbers then begin anew. */
  boot: z.string(),
  /** Controller's time at the last tick, ms since 1970, and what it is worth. */
  at: z.number(),
  clock: z.enum(['trusted', 'drifting', 'unknown']),
  /** Local time minus UTC, ms. */
  utcOffset: z.number(),
  /** How much faster than real time the virtual greenhouse runs; 1 on real hardware. */
  speed: z.number(),
  period: z.number(),
  site: z.strictObject({ name: z.string(), altitude: z.number(), timeZone: z.string() }),
  /** True whenever any hardware is simulated: the console then shows a striped frame and says so. */
  virtual: z.boolean(),
  /** Of several boards: ready while one is. */
  link: linkSchema,
  /** Each board by its name in the rig. */
  boards: z.record(z.string(), boardSchema),
  /** Each serial line of the computer by its name in the rig. */
  lines: z.record(z.string(), lineSchema),
  readings: z.record(z.string(), readingSchema),
  outputs: z.record(z.string(), outputSchema),
  targets: z.strictObject({
    isDay: z.boolean(),
    ventStart: z.number(),
    ventBand: z.number(),
    frostMinimum: z.number(),
    air: band,
    humidity: band,
    vapourDeficit: band,
    /** Absent where the crop's profile knows none: soil, plain water. */
    solution: band.optional(),
    conductivity: band.optional(),
    acidity: band,
  }),
  /** L; at `dryRun` and less the pump stops. */
  tank: z.strictObject({ capacity: z.number(), dryRun: z.number() }),
  crop: z.strictObject({
    id: z.string(),
    stage: z.string(),
    day: z.number().optional(),
    /** Other crops that stand here; what is told of stage and days is told of the one that leads the watering. */
    others: z.array(z.string()).optional(),
    /** Nothing stands here: the house is kept as for this crop. */
    empty: z.literal(true).optional(),
    /** Of the beds; absent until somebody has written them down. */
    revision: z.number().optional(),
    /** The sun moves a pump that is left to the crop off the plan that is shown. */
    followsSun: z.literal(true).optional(),
    /** What the stage is counted from; absent where people named it. */
    counted: z
      .strictObject({
        by: z.enum(['degree-days', 'days']),
        degreeDays: z.number().optional(),
        /** Days that were not measured and are taken to be as warm as the others. */
        missingDays: z.number(),
      })
      .optional(),
  }),
  /** Copies of shipped crops: what people call them, and what each is a copy of. Absent where there are none. */
  ownCrops: z.record(z.string(), z.strictObject({ name: z.string(), of: z.string() })).optional(),
  sun: z.strictObject({ rise: z.number(), set: z.number() }),
  verdict: z.strictObject({ level: z.enum(['good', 'attention', 'danger']), because: becauseSchema }),
  alarms: z.record(z.string(), alarmSchema),
  advice: z.record(z.string(), becauseSchema),
  /** Looking ahead: whether people let it, and what it found; no reason while there is no plan. */
  planner: z.strictObject({ on: z.boolean(), because: becauseSchema.optional() }),
  stop: z.strictObject({ active: z.boolean(), since: z.number().optional(), by: z.string().optional() }),
  schedule: scheduleSchema,
  /** The schedule rests until then, and goes on by itself. */
  pause: z.strictObject({ until: z.number(), by: z.string() }).optional(),
  /** Outputs that a schedule may plan, and those of them that quiet hours and a pause may silence. */
  plannable: z.array(z.strictObject({ output: z.string(), maySilence: z.boolean() })),
  /** C-grade numbers that would arm something and wait for a technician's word. */
  unconfirmed: z.array(z.strictObject({ path: z.string(), value: z.number(), source: z.string() })),
  access: z.strictObject({ pinSet: z.boolean() }),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type WireReading = z.infer<typeof readingSchema>;
export type WireBoard = z.infer<typeof boardSchema>;
export type WireLine = z.infer<typeof lineSchema>;
export type WireOutput = z.infer<typeof outputSchema>;
export type WireAlarm = z.infer<typeof alarmSchema>;
export type WireBecause = z.infer<typeof becauseSchema>;

/** RFC 7396 merge patch of the snapshot: an absent key is unchanged, null is gone. */
export interface Delta {
  readonly boot: string;
  readonly seq: number;
  readonly patch: Readonly<Record<string, unknown>>;
}
