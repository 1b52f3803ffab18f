// One installation: board, sensors, outputs. `config` is checked again by the driver that it names.
import { z } from 'zod';
import { QUANTITIES, type QuantityKind } from '../core/quantities.ts';

const quantityKinds = Object.keys(QUANTITIES) as [QuantityKind, ...QuantityKind[]];

const calibrationSchema = z.strictObject({
  slope: z.number(),
  offset: z.number(),
  /** ISO date. */
  date: z.iso.date(),
  by: z.string().min(1),
});

const channelSchema = z.strictObject({
  /** Which of the driver's quantities. */
  of: z.string().min(1),
  tag: z
    .string()
    .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/, 'place.quantity in small letters, such as air.temperature'),
  quantity: z.enum(quantityKinds),
  calibration: z
    .union([z.literal('factory'), calibrationSchema])
    .nullable()
    .default(null),
  compensatedBy: z.string().optional(),
});

const sensorSchema = z.strictObject({
  driver: z.string().min(1),
  config: z.record(z.string(), z.unknown()).default({}),
  channels: z.array(channelSchema).min(1),
});

const actuatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and dashes'),
  kind: z.enum(['pump', 'vent', 'heater']),
  driver: z.string().min(1),
  config: z.record(z.string(), z.unknown()).default({}),
  safeDuty: z.number().min(0).max(1).default(0),
  shortestOnSeconds: z.number().min(0),
  shortestOffSeconds: z.number().min(0),
  longestOnSeconds: z.number().min(1).max(65_535),
  proof: z.strictObject({ tag: z.string(), withinSeconds: z.number().min(1) }).optional(),
});

export const rigSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1),
  /** File name in profiles/sites without `.json`. */
  site: z.string().min(1),
  /** File name in profiles/crops, and where the crop stands. */
  crop: z.strictObject({
    profile: z.string().min(1),
    stage: z.string().min(1),
    since: z.iso.date().optional(),
  }),
  tank: z.strictObject({ capacityLitres: z.number().min(1), dryRunLitres: z.number().min(0) }),
  board: z.strictObject({
    model: z.enum(['uno', 'nano', 'mega']),
    /** The id in the board's EEPROM; absent accepts the first board with our firmware and gives it one. */
    id: z
      .string()
      .regex(/^[0-9a-f]{16}$/, '16 hexadecimal digits')
      .optional(),
  }),
  sensors: z.array(sensorSchema).min(1),
  actuators: z.array(actuatorSchema),
});

export type Rig = z.infer<typeof rigSchema>;
export type RigSensor = Rig['sensors'][number];
export type RigActuator = Rig['actuators'][number];
