// Rig → what hangs on the serial lines of the computer: each meter with its wires to the adapter, by the drivers' own words, and what
// the adapter's USB port must feed.
import type { Rig, RigLine, RigSensor } from '../../controller/contract/rig.ts';
import type { LineBudget, WiredPart } from '../../controller/contract/wiring.ts';
import { lineDrivers } from '../drivers/index.ts';
import { estimate } from '../part-wiring.ts';
import { type Figure, fromUsb, sum } from './power.ts';

export interface LinePlan {
  readonly line: RigLine;
  readonly parts: readonly WiredPart[];
}

export const planLines = (rig: Rig): readonly LinePlan[] =>
  rig.lines.map((line) => ({
    line,
    parts: rig.sensors.flatMap((sensor, n) =>
      sensor.line === line.name ? toMeter(sensor, line, `sensors.${n}`) : [],
    ),
  }));

const toMeter = (sensor: RigSensor, { kind }: RigLine, path: string): readonly WiredPart[] => {
  const driver = lineDrivers.find((each) => each.id === sensor.driver && each.kind === kind);
  const parsed = driver?.configSchema.safeParse(sensor.config);
  if (!driver || !parsed?.success) return [];
  const { wires, between, milliamps, source } = driver.wiring(parsed.data);
  return [
    {
      path,
      driver: driver.id,
      names: sensor.channels.map(({ tag }) => tag),
      wires: wires.map(({ label, to }) => ({ label, net: to, pin: to })),
      ...(between === undefined ? {} : { between }),
      milliamps,
      coilMilliamps: 0,
      source,
    },
  ];
};

/**
 * A USB adapter. RS485: 2 V over the two 120 Ω at the ends of a line, and for the chips that speak USB and RS485 with their lights about
 * as much again. TTL: one chip and a light.
 */
const ADAPTERS: Readonly<Record<RigLine['kind'], Figure>> = {
  modbus: { milliamps: 70, source: estimate('2 V / 60 Ω + CH340 + MAX485 + LED') },
  ezo: { milliamps: 15, source: estimate('FTDI FT230X: 8 mA + LED') },
};

export const budgetOfLine = ({ line: { kind }, parts }: LinePlan): LineBudget => {
  const { milliamps: adapter, source: adapterSource } = ADAPTERS[kind];
  const drawn = sum([adapter, ...parts.map(({ milliamps }) => milliamps)]);
  return { adapter, adapterSource, drawn, usb: fromUsb(drawn), hasOwnSupply: kind === 'modbus' };
};
