// Every part that can be screwed on, with what must be said of it: the fields of its configuration by the driver's own schema, so that
// no page knows more than the driver, nor anything else.
import { z } from 'zod';
import type {
  LineOffer,
  MeterOffer,
  OutputOffer,
  PartField,
  PartOffers,
  SensorOffer,
} from '../../controller/contract/wiring.ts';
import {
  ACTUATOR_KINDS,
  type ActuatorKind,
  AIRFLOWS,
  DOSED,
  isPositioned,
  JOINED_BY,
  LINE_KINDS,
  LINE_SPEEDS,
  PARITIES,
  SIGNALS,
  STOP_BITS,
} from '../../controller/core/installation.ts';
import { QUANTITIES, type QuantityKind } from '../../controller/core/quantities.ts';
import { canBeJoined } from '../../controller/core/signal/accuracy.ts';
import { actuatorDrivers, lineDrivers, sensorDrivers } from '../drivers/index.ts';

/** Quantities of drivers that are called otherwise than the brain's; null where a calibration decides. */
const NAMED: Readonly<Record<string, string | null>> = {
  temperature: 'airTemperature',
  closed: 'contact',
  direction: 'windDirection',
  depth: 'level',
  distance: null,
  volts: null,
};

const KINDS = Object.keys(QUANTITIES) as readonly QuantityKind[];

/** No part measures it: the brain reckons it from two others. */
const RECKONED = 'vapourDeficit';

/** Seconds to begin with, as in the rigs that are shipped: shortest on, shortest off, longest on. */
const TIMES: Readonly<Record<ActuatorKind, readonly [number, number, number]>> = {
  pump: [30, 60, 5400],
  vent: [2, 600, 90],
  heater: [120, 180, 14_400],
  screen: [2, 1800, 90],
  shade: [2, 1800, 90],
  fan: [180, 180, 14_400],
  fogger: [10, 60, 120],
  lamp: [60, 60, 65_000],
  aerator: [60, 60, 65_000],
  doser: [1, 1, 60],
  inlet: [10, 60, 1800],
  alarm: [0, 60, 120],
};

export const offerParts = (): PartOffers => ({
  sensors: sensorDrivers.map(toSensorOffer),
  meters: lineDrivers.map(toMeterOffer),
  lines: LINE_KINDS.map(toLineOffer),
  outputs: ACTUATOR_KINDS.flatMap(toOutputOffer),
  quantities: KINDS.filter((kind) => kind !== RECKONED),
  joinable: KINDS.filter(canBeJoined),
  joinedBy: JOINED_BY,
  limits: LIMIT_FIELDS,
});

const toSensorOffer = (driver: (typeof sensorDrivers)[number]): SensorOffer => ({
  driver: driver.id,
  fields: fieldsOf(driver.configSchema),
  example: driver.example,
  gives: driver.quantities.map(toGiven),
});

const toGiven = (of: string): SensorOffer['gives'][number] => ({
  of,
  quantity: of in QUANTITIES ? of : (NAMED[of] ?? null),
  isFactory: of !== 'volts' && of !== 'depth' && of !== 'distance',
});

const toMeterOffer = ({
  id,
  kind,
  configSchema,
  example,
  quantities,
}: (typeof lineDrivers)[number]): MeterOffer => ({
  driver: id,
  kind,
  fields: fieldsOf(configSchema),
  example,
  gives: quantities(configSchema.parse(example)).map(toGiven),
});

const toLineOffer = (kind: LineOffer['kind']): LineOffer => ({
  kind,
  fields: [
    { name: 'path', kind: 'text', isOptional: false },
    { name: 'baud', kind: 'choice', choices: LINE_SPEEDS, isOptional: true },
    ...(kind === 'ezo' ? [] : FRAME_FIELDS),
  ],
  example: { path: '/dev/serial/by-id/…', baud: 9600 },
});

/** An EZO circuit knows neither parity nor a second stop bit. */
const FRAME_FIELDS: readonly PartField[] = [
  { name: 'parity', kind: 'choice', choices: PARITIES, isOptional: true },
  { name: 'stopBits', kind: 'choice', choices: STOP_BITS, isOptional: true },
];

/** What may switch each kind; the usual one first. */
const driversFor = (kind: ActuatorKind): readonly string[] => {
  if (kind === 'vent') return ['vent-motor', 'servo'];
  if (isPositioned(kind)) return ['vent-motor'];
  if (kind === 'inlet') return ['relay', 'servo'];
  if (kind === 'doser') return ['relay', 'pwm-pump'];
  return kind === 'fan' ? ['relay', 'pwm-fan'] : ['relay'];
};

/** A motor runs for its travel; a servo holds a vent open for as long as it is open. */
const timesFor = (kind: ActuatorKind, driver: string): (typeof TIMES)[ActuatorKind] =>
  driver === 'servo' && kind === 'vent' ? [2, 600, 65_000] : TIMES[kind];

const toOutputOffer = (kind: ActuatorKind): readonly OutputOffer[] => {
  const more = OWN[kind] ?? { fields: [], example: {} };
  return actuatorDrivers
    .filter(({ id }) => driversFor(kind).includes(id))
    .map(({ id, configSchema, example, hasTwoSpeeds }) => {
      const [shortestOnSeconds, shortestOffSeconds, longestOnSeconds] = timesFor(kind, id);
      return {
        kind,
        driver: id,
        fields: fieldsOf(configSchema),
        example,
        own: [...TIME_FIELDS, WATTS_FIELD, ...more.fields, ...(hasTwoSpeeds ? SLOW_FIELDS : [])],
        ownExample: { shortestOnSeconds, shortestOffSeconds, longestOnSeconds, ...more.example },
      };
    });
};

const optionalNumber = (name: string, min: number, max: number): PartField => ({
  name,
  kind: 'number',
  min,
  max,
  isOptional: true,
});
/** As the rig's schema has them: m/s, h, W. */
const LIMIT_FIELDS = [
  optionalNumber('windMetresPerSecond', 3, 30),
  optionalNumber('heatingHoursPerNight', 0, 24),
  optionalNumber('watts', 1, 100_000),
];

const secondsField = (name: string, min: number): PartField => ({
  name,
  kind: 'number',
  min,
  max: 65_535,
  isOptional: false,
});
const TIME_FIELDS = [
  secondsField('shortestOnSeconds', 0),
  secondsField('shortestOffSeconds', 0),
  secondsField('longestOnSeconds', 1),
];

/** From its label, so that what runs together can be held under what the house gives. */
const WATTS_FIELD = optionalNumber('watts', 0.1, 20_000);

/** Of a dosing pump that can run slowly too, when it is to. */
const SLOW_FIELDS = [optionalNumber('slowPower', 0.1, 0.95), optionalNumber('slowMlPerSecond', 0.005, 50)];

const OWN: Partial<
  Record<ActuatorKind, { fields: readonly PartField[]; example: OutputOffer['ownExample'] }>
> = {
  doser: {
    fields: [
      { name: 'doses', kind: 'choice', choices: DOSED, isOptional: false },
      { name: 'mlPerSecond', kind: 'number', min: 0.01, max: 50, isOptional: false },
      optionalNumber('bottleMl', 50, 100_000),
    ],
    example: { doses: 'a' },
  },
  fan: {
    fields: [{ name: 'airflow', kind: 'choice', choices: AIRFLOWS, isOptional: false }],
    example: { airflow: 'mixing' },
  },
  alarm: {
    fields: [{ name: 'signal', kind: 'choice', choices: SIGNALS, isOptional: false }],
    example: { signal: 'sound' },
  },
};

/** As much of JSON schema as the drivers' schemas become. */
interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a record: of each of its values. */
  readonly additionalProperties?: JsonSchema | false;
}

const fieldsOf = (schema: z.ZodType): readonly PartField[] =>
  fieldsIn(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);

const fieldsIn = ({ properties = {}, required = [] }: JsonSchema): readonly PartField[] =>
  Object.entries(properties).map(([name, field]) => ({
    name,
    ...kindOf(field),
    isOptional: !required.includes(name),
  }));

const kindOf = (field: JsonSchema): Omit<PartField, 'name' | 'isOptional'> => {
  const choices = choicesOf(field);
  if (choices) return { kind: 'choice', choices };
  if (field.anyOf) return { kind: 'tag-or-number' };
  if (field.additionalProperties) return { kind: 'table', columns: fieldsIn(field.additionalProperties) };
  if (field.type === 'boolean') return { kind: 'yes-no' };
  if (field.type === 'string') return { kind: 'text' };
  return {
    kind: field.type === 'integer' ? 'whole' : 'number',
    ...(field.minimum === undefined ? {} : { min: field.minimum }),
    ...(field.maximum === undefined ? {} : { max: field.maximum }),
  };
};

const choicesOf = (field: JsonSchema): PartField['choices'] | undefined => {
  if (field.enum) return field.enum;
  if (field.const !== undefined) return [field.const];
  const each = field.anyOf?.map((option) => option.const);
  return each?.every((value) => value !== undefined) ? each : undefined;
};
