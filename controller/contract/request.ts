// What a person may ask for, by REST. The same schemas check the request and describe the API.
import { z } from 'zod';
import { scheduleSchema } from './schedule.ts';
import { becauseSchema } from './snapshot.ts';

/** `on` always ends: between one minute and four hours. */
export const outputRequestSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('off') }),
  z.strictObject({ mode: z.literal('automatic') }),
  z.strictObject({ mode: z.literal('on'), minutes: z.number().int().min(1).max(240) }),
]);

/** The whole schedule; `revision` is the one the edit was made from. */
export const scheduleRequestSchema = scheduleSchema;

/** How long the schedule is to rest: it goes on by itself. `morning`: until the next 06:00; `none`: it goes on at once. */
export const pauseSchema = z.strictObject({ pause: z.enum(['hour', 'four-hours', 'morning', 'none']) });
export type Pause = z.infer<typeof pauseSchema>['pause'];

export const plannerSchema = z.strictObject({ on: z.boolean() });
export const confirmationSchema = z.strictObject({ path: z.string().min(1).max(200) });

/** What a person says to a card: it is done, not now, or neither after all. */
export const adviceAnswerSchema = z.strictObject({ answer: z.enum(['done', 'later', 'open']) });
export type AdviceAnswer = z.infer<typeof adviceAnswerSchema>['answer'];

/** Whether a person heard the siren, or saw the lamp, when it was tried. */
export const sirenSchema = z.strictObject({ heard: z.boolean() });

/** What time it is, ms since 1970. */
export const clockSchema = z.strictObject({ at: z.number().int() });

/** So long an alarm is to rest, h; 0 wakes it. */
export const restSchema = z.strictObject({
  hours: z.union([z.literal(0), z.literal(1), z.literal(4), z.literal(12)]),
});
export type RestHours = z.infer<typeof restSchema>['hours'];

/** A rig as somebody has it: what is wrong with it is the answer, not a refusal. */
export const rigRequestSchema = z.strictObject({ rig: z.unknown() });

/** A request that carries nothing. */
export const nothingSchema = z.strictObject({});

/** Output or alarm in a path. */
export const idSchema = z.strictObject({ id: z.string().min(1).max(120) });

/** Milliseconds since 1970, as a query carries it. */
const instant = z
  .string()
  .regex(/^-?\d{1,15}(\.\d+)?$/, 'milliseconds since 1970')
  .transform(Number);

export const historyQuerySchema = z
  .strictObject({
    /** Comma between them, such as `air.temperature,output.vent`. */
    tags: z
      .string()
      .max(600)
      .regex(/^[a-z][a-z0-9.-]*(,[a-z][a-z0-9.-]*)*$/, 'tags with commas between them')
      .transform((list) => list.split(',')),
    from: instant,
    to: instant,
    points: z.coerce.number().int().min(2).max(2000).default(300),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'later than from' });

/** Kinds of the journal's entries, as `JournalEntry` names them. */
const JOURNAL_KINDS = ['command', 'veto', 'alarm', 'person', 'link', 'system', 'count', 'written'] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** The newest entries; with `from` and `to` those of a span, however long ago. */
export const journalQuerySchema = z
  .strictObject({
    limit: z.coerce.number().int().min(1).max(2000).default(100),
    from: instant.optional(),
    to: instant.optional(),
    /** Comma between them, such as `alarm,person`. */
    kinds: z
      .string()
      .max(100)
      .transform((list) => list.split(','))
      .pipe(z.array(z.enum(JOURNAL_KINDS)))
      .optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['to'],
    message: 'together with from',
  });

/** null from the wire is `undefined` for the plant: nature goes on. */
const held = (min: number, max: number) =>
  z
    .number()
    .min(min)
    .max(max)
    .nullable()
    .transform((value) => value ?? undefined)
    .optional();

/** For lessons and tests on the virtual greenhouse: holds a part of the weather or the house until null lets it go. °C, %, L; the
 * pH of a cup into which the pH probe is put; the share of its water that the pump still moves. */
export const plantHoldSchema = z.strictObject({
  airTemperature: held(-30, 60),
  outsideTemperature: held(-40, 60),
  outsideHumidity: held(1, 100),
  tankLevel: held(0, 5000),
  cupAcidity: held(0, 14),
  pumpPasses: held(0, 1),
});

export type PlantHoldRequest = z.infer<typeof plantHoldSchema>;

/** Answer to every command: nothing is optimistic, the console waits for this and then for the confirmed duty. */
export const outcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('accepted') }),
  z.strictObject({ outcome: z.literal('vetoed'), by: z.string(), because: becauseSchema }),
  z.strictObject({ outcome: z.literal('refused'), because: becauseSchema }),
]);

export type OutputRequest = z.infer<typeof outputRequestSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;

export interface SchedulePreview {
  readonly runs: readonly { readonly actuator: string; readonly from: number; readonly to: number }[];
  /** Minutes of running per actuator in the day. */
  readonly totals: Readonly<Record<string, number>>;
  /** Of each block, in the order of the schedule: where it stands in this day, or why it rests. */
  readonly blocks: readonly {
    readonly spans: readonly { readonly from: number; readonly to: number }[];
    readonly because?: z.infer<typeof becauseSchema>;
  }[];
  /** Why it cannot be saved, if so: where, and what and what to do. */
  readonly problems: readonly { readonly path: string; readonly because: z.infer<typeof becauseSchema> }[];
}

/** What is running; a console that finds another `console` here reloads its shell. */
export interface Version {
  readonly api: 1;
  /** This run of the controller. */
  readonly boot: string;
  /** Fingerprint of the console that is served; null when none is built. */
  readonly console: string | null;
}

/**
 * RFC 9457 problem details. `title` and `detail` are English, for whoever programs against this door; people read `because`, and of
 * wrong values `faults`, in their own language.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly because?: z.infer<typeof becauseSchema>;
  /** Of each wrong value: where it stands in what was sent, and what is the matter. */
  readonly faults?: readonly { readonly path: string; readonly because: z.infer<typeof becauseSchema> }[];
}
