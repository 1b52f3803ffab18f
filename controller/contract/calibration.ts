// A calibration as it is kept, and as it is asked for. Records are append-only: an undone one stays, and another says so.
import { z } from 'zod';
import { BUFFER_NAMES } from '../core/calibration/buffers.ts';
import { STANDARD_NAMES } from '../core/calibration/standards.ts';
import { QUANTITIES, type QuantityKind } from '../core/quantities.ts';
import { becauseSchema } from './snapshot.ts';

/** Version of a record; a higher one was written by a newer Yapu. */
export const RECORD_VERSION = 1;

const quantityKinds = Object.keys(QUANTITIES) as [QuantityKind, ...QuantityKind[]];
/** What a person writes: any letters and quotes, no line breaks. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'one line of text');
const celsius = z.number().min(-5).max(105);

const referenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('buffer'), buffer: z.enum(BUFFER_NAMES) }),
  z.strictObject({ kind: z.literal('standard'), standard: z.enum(STANDARD_NAMES) }),
  z.strictObject({ kind: z.literal('dry') }),
  z.strictObject({ kind: z.literal('wet-air') }),
  z.strictObject({ kind: z.literal('no-oxygen') }),
  z.strictObject({ kind: z.literal('ice') }),
  z.strictObject({ kind: z.literal('boiling') }),
  z.strictObject({ kind: z.literal('thermometer'), celsius }),
  z.strictObject({ kind: z.literal('salt') }),
  z.strictObject({ kind: z.literal('dry-soil') }),
  z.strictObject({ kind: z.literal('wet-soil') }),
  z.strictObject({ kind: z.literal('volume'), litres: z.number().min(0).max(5000) }),
  z.strictObject({ kind: z.literal('noon') }),
  z.strictObject({
    kind: z.literal('bucket'),
    litres: z.number().min(0.5).max(200),
    /** Each run is a point of its own; the same number takes it anew. */
    run: z.number().int().min(1).max(3),
  }),
  z.strictObject({
    kind: z.literal('run'),
    seconds: z.number().int().min(2).max(60),
    run: z.number().int().min(1).max(3),
  }),
  z.strictObject({
    kind: z.literal('glass'),
    ml: z.number().min(0).max(1000),
    run: z.number().int().min(1).max(3),
  }),
  /** Run 0 only finds the end. */
  z.strictObject({
    kind: z.literal('way'),
    end: z.enum(['open', 'shut']),
    run: z.number().int().min(0).max(3),
  }),
  z.strictObject({
    kind: z.literal('arrived'),
    end: z.enum(['open', 'shut']),
    run: z.number().int().min(0).max(3),
  }),
]);

const pointSchema = z.strictObject({
  reference: referenceSchema,
  /** What is printed on the sachet or bottle, and since when it is open. */
  lot: words(60).optional(),
  opened: z.iso.date().optional(),
  /** °C of the liquid, kPa. */
  temperature: z.number().optional(),
  pressure: z.number().optional(),
  raw: z.number(),
  /** Standard deviation of raw around its trend. */
  spread: z.number(),
  /** s from the dip until it stayed where it came to rest. */
  response: z.number().optional(),
  /** What is true, and what was read by the line before and by the new one; null where there is no such line. */
  value: z.number(),
  before: z.number().nullable(),
  after: z.number().nullable(),
});

/** What a curve of core promises: else nothing could be read by it. */
const isOneWay = (places: readonly { readonly raw: number; readonly value: number }[]): boolean => {
  const steps = places.slice(1).map((place, n) => {
    const before = places[n] ?? place;
    return { raw: place.raw - before.raw, value: Math.sign(place.value - before.value) };
  });
  return steps.every(({ raw, value }) => raw > 0 && value !== 0 && value === steps[0]?.value);
};

const placeSchema = z.strictObject({ raw: z.number(), value: z.number() });
const lineSchema = z.strictObject({
  slope: z.number(),
  offset: z.number(),
  /** Where no straight line will do (a tank that is not straight): measured places by rising raw, the line being what comes nearest. */
  curve: z
    .array(placeSchema)
    .min(2)
    .max(6)
    .refine((places) => isOneWay(places), 'places by rising raw, with values that go one way')
    .optional(),
});

export const calibrationRecordSchema = z.strictObject({
  version: z.literal(RECORD_VERSION),
  /** Grows by one with each record. */
  n: z.number().int().min(1),
  /** ms since 1970. */
  at: z.number(),
  tag: z.string().min(1),
  quantity: z.enum(quantityKinds),
  by: words(60),
  /** What is written on the probe. */
  instrument: words(60),
  verdict: z.enum(['accepted', 'refused', 'undone']),
  points: z.array(pointSchema),
  /** The line before, and of an accepted one the line from now on. */
  before: lineSchema.optional(),
  line: lineSchema.optional(),
  figures: z.record(z.string(), z.number()),
  /** Of a refused one. */
  because: becauseSchema.optional(),
  warnings: z.array(becauseSchema),
  /** Of an accepted one: when it is due again, ms since 1970. */
  due: z.number().optional(),
  /** Of an undone one: the record that no longer holds. */
  undoes: z.number().int().optional(),
});

export type CalibrationRecord = z.infer<typeof calibrationRecordSchema>;
export type CalibrationPoint = z.infer<typeof pointSchema>;

/** Begins: takes the probe out of control. `instrument`: what is written on it; another one than before is a new probe. */
export const calibrationBeginSchema = z.strictObject({ by: words(60), instrument: words(60) });

const sessionId = z.string().min(1).max(40);

/** The probe is in this now. °C of the liquid as a thermometer says, kPa where no barometer answers. */
export const calibrationPointSchema = z.strictObject({
  session: sessionId,
  reference: referenceSchema,
  temperature: z.number().min(-5).max(50).optional(),
  pressure: z.number().min(50).max(110).optional(),
  lot: words(60).optional(),
  opened: z.iso.date().optional(),
});

/** Records that were made away from the controller, on a laptop at the board itself: all of them are taken over, or none. */
export const calibrationImportSchema = z.strictObject({
  records: z
    .array(
      calibrationRecordSchema.refine(({ verdict }) => verdict !== 'undone', {
        path: ['verdict'],
        message: 'accepted or refused: only the controller itself undoes a calibration',
      }),
    )
    .min(1)
    .max(20),
});

export const calibrationSessionSchema = z.strictObject({ session: sessionId });
export const calibrationUndoSchema = z.strictObject({ by: words(60) });

export type CalibrationBegin = z.infer<typeof calibrationBeginSchema>;
export type CalibrationPointRequest = z.infer<typeof calibrationPointSchema>;
type WireReference = z.infer<typeof referenceSchema>;

/** From the least to the most that is taken. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** What a technician says of one kind of reference, so that a form need know nothing of liquids. */
export interface ReferenceAsk {
  readonly kind: WireReference['kind'];
  /** The liquids of this kind by their names, family by family; empty where there is but one. */
  readonly names: readonly (readonly string[])[];
  /** °C of the liquid, where it must be said. */
  readonly temperature?: Span;
  /** kPa, where it must be said because no barometer answers. */
  readonly pressure?: Span;
  /** What the reference itself amounts to: °C of a thermometer, L in a tank. */
  readonly amount?: Span & { readonly unit: string };
  /** How many times it may be measured, each run with its own number from 1 on. */
  readonly runs?: number;
}

/** Of an output on the bench, where one step follows from the other: what comes next. */
export type NextStep =
  | { readonly kind: 'run'; readonly run: number }
  | { readonly kind: 'glass'; readonly run: number }
  | { readonly kind: 'way'; readonly end: 'open' | 'shut'; readonly run: number }
  | { readonly kind: 'arrived'; readonly end: 'open' | 'shut'; readonly run: number };

/** A calibration under way, as its technician sees it. */
export interface CalibrationView {
  /** Whoever goes on with it says this. */
  readonly session: string;
  readonly tag: string;
  readonly quantity: QuantityKind;
  readonly by: string;
  readonly instrument: string;
  /** Without a further step it ends by itself then, and the old line holds. ms since 1970. */
  readonly endsAt: number;
  /** When the probe counts again and its loops go on, if no further step comes. ms since 1970. */
  readonly backAt: number;
  /** What it may be put into, and how many of them it takes. */
  readonly references: readonly WireReference['kind'][];
  /** One for each of `references`. */
  readonly asks: readonly ReferenceAsk[];
  readonly least: number;
  readonly most: number;
  readonly points: readonly CalibrationPoint[];
  /** Of an output; absent while it runs to its own end, and when nothing more can be measured. */
  readonly next?: NextStep;
  /** The reference that it stands in now. */
  readonly watch?: {
    readonly reference: WireReference;
    readonly state: 'settling' | 'steady' | 'failed';
    /** 0…1, for a ring that fills. */
    readonly progress: number;
    /** What is true in it, and at how many °C. */
    readonly value: number;
    readonly temperature?: number;
    /** What it says now by the line before, where it says anything. */
    readonly reading?: number;
    /** s since the dip, and after how many of them it is given up. */
    readonly seconds: number;
    readonly limit: number;
    /** Since the dip: s, and what it said by the line before; raw where there is no line. At most 200. */
    readonly trace: { readonly at: readonly number[]; readonly value: readonly number[] };
    /** Where the trace must stay for `window` s, around where it is now; nobody knows at the beginning. */
    readonly zone?: Span & { readonly window: number };
    /** Why it did not come to rest. */
    readonly because?: z.infer<typeof becauseSchema>;
  };
}

export type CalibrationAnswer =
  | { readonly outcome: 'accepted'; readonly session?: CalibrationView; readonly record?: CalibrationRecord }
  | {
      readonly outcome: 'refused';
      readonly because: z.infer<typeof becauseSchema>;
      /** The refused calibration, where one was judged. */
      readonly record?: CalibrationRecord;
    };

export type CalibrationImportAnswer =
  /** How many were new, and how many were there already. */
  | { readonly outcome: 'accepted'; readonly imported: number; readonly known: number }
  | { readonly outcome: 'refused'; readonly because: z.infer<typeof becauseSchema> };
