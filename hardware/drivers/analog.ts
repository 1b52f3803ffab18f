// A transmitter that gives a voltage on an analog pin, read by johnny-five's Sensor: pH, EC and level boards. The converter
// has 10 bits (ATmega328P data sheet DS40002061B, section 23.7); its first and last count mean a broken wire or a short.
import { z } from 'zod';
import { err, ok } from '../../controller/core/result.ts';
import { wanted } from '../../controller/core/schema-reason.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { estimate, onOnePin } from '../part-wiring.ts';

const configSchema = z.strictObject({
  pin: z.string().regex(/^A(\d|1[0-5])$/, wanted('rig.wanted.analog-pin')),
  /** Voltage of a full count, V: the board's supply. */
  reference: z.number().min(1).max(5.5).default(5),
});
type Config = z.infer<typeof configSchema>;

const COUNTS = 1024;
/** The board reports once a second; what is older is not a reading of now. ms */
const FRESH_MS = 2500;
const FIRST_REPORT_MS = 1500;
const SENSOR_PERIOD_MS = 1000;

/** V from a count, taken at the middle of its step. */
export const decode = (count: number, reference: number): Measured => {
  if (!Number.isInteger(count) || count <= 0 || count >= COUNTS - 1) return err('open-circuit');
  return ok(((count + 0.5) / COUNTS) * reference);
};

type Values = Readonly<Record<string, Measured>>;

/** A part whose volts mean something else: made of them alike where it is read and where it is watched. */
export const madeOfVolts = (part: SensorInstance, make: (volts: Measured) => Values): SensorInstance => {
  const convert = ({ volts = SILENT }: Values): Values => make(volts);
  const { stream, ...rest } = part;
  return {
    ...rest,
    read: async () => convert(await part.read()),
    ...(stream ? { stream: (take) => stream((values) => take(convert(values))) } : {}),
  };
};
const SILENT: Measured = err('no-answer');

export const analog = {
  id: 'analog',
  quantities: ['volts'],
  configSchema,
  example: { pin: 'A0' },
  wiring: () => onOnePin('OUT', 10, estimate('PH-4502C: 5…10 mA')),
  create: (board: PartsBoard, { pin, reference }: Config): SensorInstance => {
    const { clock } = board;
    let reported: number | undefined;
    const listeners = new Set<(values: Readonly<Record<string, Measured>>) => void>();
    board.onAnalog(Number(pin.slice(1)), (count) => {
      reported = clock.monotonic();
      for (const listener of listeners) listener({ volts: decode(count, reference) });
    });
    const sensor = new board.Sensor({ board: board.five, pin, freq: SENSOR_PERIOD_MS });

    const isFresh = (): boolean => reported !== undefined && clock.monotonic() - reported <= FRESH_MS;

    return {
      async read(): Promise<Record<string, Measured>> {
        if (reported === undefined) await board.wait(FIRST_REPORT_MS);
        return { volts: isFresh() ? decode(Number(sensor.raw), reference) : err('no-answer') };
      },
      stream(take) {
        listeners.add(take);
        return () => listeners.delete(take);
      },
      dispose: () => {
        listeners.clear();
        sensor.disable();
      },
    };
  },
} satisfies SensorDriver;
