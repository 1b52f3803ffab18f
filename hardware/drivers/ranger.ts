// An ultrasonic ranger over a tank, timed by the board: HC-SR04 or the splash-proof JSN-SR04T. Depth of water from the echo, with
// the speed of sound at the temperature of the air: c = 343.2 m/s · √(T / 293.15 K), ISO 9613-1:1993, annex A; pressure has no part in it.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { wanted } from '../../controller/core/schema-reason.ts';
import { seconds } from '../../controller/core/units.ts';
import type { Measured, Need, Neighbours, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, type PartWiring } from '../part-wiring.ts';

/** Nearer than this the part hears its own shout, cm: data sheets of HC-SR04 (Elecfreaks) and JSN-SR04T. */
const BLIND_ZONES = { 'hc-sr04': 2, 'jsn-sr04t': 20 } as const;
/** While it listens, mA: the same data sheets. */
const DRAWN = {
  'hc-sr04': { milliamps: 15, source: dataSheet('Elecfreaks HC-SR04: 15 mA') },
  'jsn-sr04t': { milliamps: 30, source: dataSheet('JSN-SR04T 1.0: 30 mA') },
} as const;

const pin = z.number().int().min(2).max(69);
const configSchema = z
  .strictObject({
    triggerPin: pin,
    echoPin: pin,
    model: z.literal(Object.keys(BLIND_ZONES) as (keyof typeof BLIND_ZONES)[]),
    /** From the sensor's face to the floor of the tank, cm. */
    mountingHeight: z.number().min(5).max(400),
    /** Tag of the air temperature on the same board; or °C, where it hardly changes. */
    airTemperature: z.union([
      z.number().min(-30).max(50),
      z.string(wanted('rig.wanted.air-or-degrees')).min(1),
    ]),
  })
  .refine(({ model, mountingHeight }) => mountingHeight > BLIND_ZONES[model], {
    path: ['mountingHeight'],
    message: wanted('rig.wanted.blind-zone'),
  });
type Config = z.infer<typeof configSchema>;
type Mounting = Pick<Config, 'model' | 'mountingHeight'>;

const SHOUTS = 5;
/** Waves and drips spoil single echoes: of five, two may be lost or wild. */
const FEWEST_ECHOES = 3;
/** What the floor may seem to be too far away, cm: its own error and a floor that is not flat. Beyond, it sees something else. */
const FLOOR_TOLERANCE = 2;
/** An air temperature that is older says nothing of the sound now. */
const LONGEST_AGE = seconds(60);
/** Air in a greenhouse; what says otherwise is no thermometer. °C */
const COLDEST = -40;
const WARMEST = 60;
const KELVIN = 273.15;

/** m/s in air of so many °C. */
export const speedOfSound = (celsius: number): number => 343.2 * Math.sqrt((celsius + KELVIN) / 293.15);

/** cm from an echo in µs, there and back. */
export const distanceOf = (echo: number, celsius: number): number => (echo * speedOfSound(celsius)) / 20_000;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

/** cm of water and cm to its surface, from the echoes of one reading. */
export const decode = (
  echoes: readonly number[],
  celsius: number,
  { model, mountingHeight }: Mounting,
): Result<{ readonly depth: number; readonly distance: number }, Fault> => {
  if (echoes.length < FEWEST_ECHOES) return err('no-answer');
  if (!(celsius >= COLDEST && celsius <= WARMEST)) return err('out-of-range');
  const distance = distanceOf(median(echoes), celsius);
  const depth = mountingHeight - distance;
  if (distance < BLIND_ZONES[model] || depth < -FLOOR_TOLERANCE) return err('out-of-range');
  return ok({ depth: Math.max(0, depth), distance });
};

/** The echoes that came; the first fault where they are too few. */
const listen = async ({ timed }: PartsBoard, { triggerPin, echoPin }: Config) => {
  const echoes: number[] = [];
  const faults: Fault[] = [];
  while (echoes.length + faults.length < SHOUTS) {
    const echo = await timed.echo(triggerPin, echoPin);
    if (echo.ok) echoes.push(echo.value);
    else faults.push(echo.error);
    const [first] = faults;
    if (first && faults.length > SHOUTS - FEWEST_ECHOES) return err(first);
  }
  return ok(echoes);
};

const measure = async (board: PartsBoard, config: Config, neighbours: Neighbours) => {
  const echoes = await listen(board, config);
  if (!echoes.ok) return echoes;
  // Asked for after the echoes: at the first reading of a connection it has come meanwhile.
  const { airTemperature: air } = config;
  const celsius: Measured = typeof air === 'number' ? ok(air) : neighbours.last(air, LONGEST_AGE);
  return celsius.ok ? decode(echoes.value, celsius.value, config) : celsius;
};

export const ranger = {
  id: 'ranger',
  quantities: ['depth', 'distance'],
  configSchema,
  example: {
    triggerPin: 10,
    echoPin: 11,
    model: 'jsn-sr04t',
    mountingHeight: 90,
    airTemperature: 'air.temperature',
  },
  wiring: ({ model }: Config): PartWiring => ({
    wires: [
      { label: '5V', to: '5V' },
      { label: 'GND', to: 'GND' },
      { label: 'Trig', to: { field: 'triggerPin' } },
      { label: 'Echo', to: { field: 'echoPin' } },
    ],
    ...DRAWN[model],
  }),
  needs: ({ airTemperature }: Config): readonly Need[] =>
    typeof airTemperature === 'string'
      ? [{ field: 'airTemperature', tag: airTemperature, quantity: 'airTemperature' }]
      : [],
  create: (board: PartsBoard, config: Config, neighbours: Neighbours): SensorInstance => ({
    async read(): Promise<Record<string, Measured>> {
      const result = await measure(board, config, neighbours);
      if (!result.ok) return { depth: result, distance: result };
      return { depth: ok(result.value.depth), distance: ok(result.value.distance) };
    },
  }),
} satisfies SensorDriver;
