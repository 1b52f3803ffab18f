// One installation: board, sensors, outputs. `config` is checked again by the driver that it names.
import { z } from 'zod';
import { ALARM_PRIORITIES } from '../core/alarm.ts';
import {
  ACTUATOR_KINDS,
  AIRFLOWS,
  DOSED,
  JOINED_BY,
  LINE_KINDS,
  LINE_SPEEDS,
  PARITIES,
  SIGNALS,
  STOP_BITS,
} from '../core/installation.ts';
import { QUANTITIES, type QuantityKind } from '../core/quantities.ts';
import { wanted } from '../core/schema-reason.ts';
import { fallbackFaults, fallbackSchema, tagSchema } from './fallback.ts';
import { proofSchema } from './proof.ts';
import { outputFaults } from './rig-outputs.ts';
import { boardFaults, lineFaults, type Place } from './rig-places.ts';
import { joiningFaults } from './rig-together.ts';

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
  tag: tagSchema,
  quantity: z.enum(quantityKinds),
  calibration: z
    .union([z.literal('factory'), calibrationSchema])
    .nullable()
    .default(null),
  compensatedBy: z.string().optional(),
  /** Of a pH probe: V at the pin for each V of the probe (below 0: turned over), and V at the pin where the probe gives none. */
  amplifier: z
    .strictObject({
      gain: z.number().refine((gain) => Math.abs(gain) >= 0.1, wanted('rig.wanted.gain')),
      zero: z.number().min(-10).max(10),
    })
    .optional(),
  /** ± of this probe in its unit: how far it may be from another of the same value. Absent: what is usual for its kind. */
  accuracy: z.number().positive().optional(),
});

/** Several probes that are one value. */
const joinedSchema = z.strictObject({
  /** What control acts on, such as `air.temperature`; its probes are `air.temperature.north`, `air.temperature.2`. */
  tag: tagSchema,
  of: z.array(tagSchema).min(2).max(8),
  by: z.enum(JOINED_BY),
});

/** Small letters, digits and dashes: it is part of an alarm's id. */
const boardName = z.string().regex(/^[a-z][a-z0-9-]*$/, wanted('rig.wanted.small-letters'));

const boardSchema = z.strictObject({
  /** What people call it: where it hangs, or what it does. */
  name: boardName,
  model: z.enum(['uno', 'nano', 'mega']),
  /** The id in the board's EEPROM. Absent, for the only board of a rig: the first with our firmware is taken, and given one. */
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/, wanted('rig.wanted.board-id'))
    .optional(),
});

const lineSchema = z.strictObject({
  /** What people call it: where it leads. */
  name: boardName,
  /** The serial port of the computer. */
  path: z.string().regex(/^\//, wanted('rig.wanted.line-path')),
  /** What is spoken on it: Modbus RTU with up to 247 slaves, or with the one EZO circuit at its end. */
  kind: z.enum(LINE_KINDS),
  baud: z.literal(LINE_SPEEDS).default(9600),
  parity: z.enum(PARITIES).default('none'),
  stopBits: z.literal(STOP_BITS).default(1),
});

const sensorSchema = z.strictObject({
  /** Name of its board; needed when there are several. */
  board: boardName.optional(),
  /** Name of the serial line of the computer on which it hangs instead. */
  line: boardName.optional(),
  driver: z.string().min(1),
  config: z.record(z.string(), z.unknown()).default({}),
  channels: z.array(channelSchema).min(1),
});

/** An input that the board itself obeys: unless it is at this level the output is off within 100 ms, program or no program. */
const boardInputSchema = z.strictObject({
  pin: z.number().int().min(2).max(69),
  level: z.enum(['high', 'low']),
  /** The board's own resistor, for a bare contact to ground. */
  pullUp: z.boolean(),
});

const actuatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, wanted('rig.wanted.small-letters')),
  kind: z.enum(ACTUATOR_KINDS),
  /** Name of its board; needed when there are several. */
  board: boardName.optional(),
  driver: z.string().min(1),
  config: z.record(z.string(), z.unknown()).default({}),
  safeDuty: z.number().min(0).max(1).default(0),
  shortestOnSeconds: z.number().min(0),
  shortestOffSeconds: z.number().min(0),
  longestOnSeconds: z.number(wanted('rig.wanted.longest-on')).min(1).max(65_535),
  /** What the board does with it alone; without one it goes to its safe duty. */
  fallback: fallbackSchema.optional(),
  boardInputs: z.array(boardInputSchema).max(2, wanted('rig.wanted.two-inputs')).default([]),
  proof: proofSchema.optional(),
  /** W that it draws while it is on, from its label: plans are held under `limits.watts`. */
  watts: z.number().min(0.1).max(20_000).optional(),
  /** Of a doser: which stock solution, and mL in one second of running, measured. */
  doses: z.enum(DOSED).optional(),
  mlPerSecond: z.number(wanted('rig.wanted.ml-per-second')).min(0.01).max(50).optional(),
  /** Of a doser on a pin that the board pulses (`pwm-pump`): its second speed, a share of full power, and mL in one second at it. */
  slowPower: z.number().min(0.1).max(0.95).optional(),
  slowMlPerSecond: z.number(wanted('rig.wanted.ml-per-second')).min(0.005).max(50).optional(),
  /** mL that it may give in any 24 hours; absent: a share of the tank (app/dosing-part). */
  mostMlPerDay: z.number().min(0).max(5000).optional(),
  /** Of a doser: mL in its full bottle; absent: nobody is told when it is nearly empty. */
  bottleMl: z.number().min(50).max(100_000).optional(),
  /** Of a vent: where it opens to, ° from north over east; with a vane, the lee side opens first. */
  faces: z.number().min(0).max(359).optional(),
  /** Of an alarm: a buzzer or a lamp; and from which priority on, `danger` where nothing is said. */
  signal: z.enum(SIGNALS).optional(),
  signalsFrom: z.enum(ALARM_PRIORITIES).optional(),
  /** Of a heater: a relay without contacts, which does not wear. Absent: contacts. */
  switching: z.literal('solid-state').optional(),
  /** Of a fan: it can run slowly; its driver must be able to. Absent: on or off. */
  speed: z.literal('variable').optional(),
  /** Of a fan: it stirs the air inside, or takes it out of the house. */
  airflow: z.enum(AIRFLOWS).optional(),
});

export const limitsSchema = z.strictObject({
  /** Gusts from which the vents must be shut; absent: 10.8 m/s. */
  windMetresPerSecond: z.number().min(3).max(30).optional(),
  /** Hours that the heater may heat in one night: gas in the bottle, charge in the battery; absent: no limit. */
  heatingHoursPerNight: z.number().min(0).max(24).optional(),
  /** W that battery and fuse give at once; absent: plans are not held under any. */
  watts: z.number().min(1).max(100_000).optional(),
});

const fileSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1),
  /** File name in profiles/sites without `.json`. */
  site: z.string().min(1),
  /** File name in profiles/crops, and where the crop stands. */
  crop: z
    .strictObject({
      profile: z.string().min(1),
      /** Named by people; absent: counted from the warmth since sowing. */
      stage: z.string().min(1).optional(),
      /** Day of sowing, or of planting where the crop is not sown. */
      since: z.iso.date().optional(),
    })
    .refine(({ stage, since }) => stage !== undefined || since !== undefined, {
      path: ['stage'],
      message: wanted('rig.wanted.crop-stage'),
    }),
  tank: z.strictObject({ capacityLitres: z.number().min(1), dryRunLitres: z.number().min(0) }),
  /** How the solar panel stands: ° from level, and where it looks, ° from north over east; absent: by the latitude, towards the equator. */
  panel: z.strictObject({ tilt: z.number().min(0).max(90), faces: z.number().min(0).max(359) }).optional(),
  /** What this house bears; each has a default. */
  limits: limitsSchema.optional(),
  boards: z.array(boardSchema).min(1),
  /** Serial lines of the computer itself, for meters that hang on no board. */
  lines: z.array(lineSchema).default([]),
  sensors: z.array(sensorSchema).min(1),
  /** Probes of one value, each on its own; the value is what they say together. */
  together: z.array(joinedSchema).default([]),
  actuators: z.array(actuatorSchema),
});

/** The board refuses both: one input has its resistor or has it not, and what is safe when on cannot be held back. */
const inputFaults = ({ actuators }: z.infer<typeof fileSchema>): readonly Place[] => {
  const pullUps = new Map<string, boolean>();
  return actuators.flatMap(({ board, safeDuty, boardInputs }, n) =>
    boardInputs.flatMap(({ pin, pullUp }, m) => {
      const path = ['actuators', n, 'boardInputs', m];
      const wire = `${board ?? ''}:${pin}`;
      const first = pullUps.get(wire) ?? pullUp;
      pullUps.set(wire, first);
      return [
        ...(safeDuty > 0 ? [{ path, message: wanted('rig.wanted.not-held-back') }] : []),
        ...(first === pullUp
          ? []
          : [
              {
                path: [...path, 'pullUp'],
                message: wanted('rig.wanted.same-pull-up', { first: String(first) }),
              },
            ]),
      ];
    }),
  );
};

export const rigSchema = fileSchema.superRefine((rig, context) => {
  for (const { path, message } of [
    ...boardFaults(rig),
    ...lineFaults(rig),
    ...inputFaults(rig),
    ...fallbackFaults(rig),
    ...joiningFaults(rig),
    ...outputFaults(rig.actuators),
  ])
    context.addIssue({ code: 'custom', path, message });
});

export type Rig = z.infer<typeof rigSchema>;
export type RigSensor = Rig['sensors'][number];
export type RigBoard = Rig['boards'][number];
export type RigLine = Rig['lines'][number];
export type RigActuator = Rig['actuators'][number];
