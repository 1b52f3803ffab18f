// The family's greenhouse on an Arduino Mega: every wire on a pin that an Uno has not, or that is another port there.
import { type Rig, rigSchema } from '../../controller/contract/rig.ts';
import { quietRig } from './body-orders.ts';

/** Guarded pins, on ports A, C and L: pump, vent open, vent close, heater (active low). */
export const MEGA_PIN = { pump: 22, open: 30, close: 31, heater: 44 } as const;
/** Of the DS18B20 (port G) and the flow contact (port B). */
const ONE_WIRE = 40;
const CONTACT = 53;

/** Where the parts of the family's rig hang instead, by the pin that they have there. */
const MOVED: ReadonlyMap<unknown, number | string> = new Map<unknown, number | string>([
  [2, ONE_WIRE],
  [7, CONTACT],
  ['A0', 'A8'],
  ['A1', 'A7'],
  ['A2', 'A15'],
  [3, MEGA_PIN.pump],
  [4, MEGA_PIN.open],
  [5, MEGA_PIN.close],
  [6, MEGA_PIN.heater],
  // Of further parts, on ports L, K, A and B: flow meter, DHT22, trigger and echo of a ranger.
  [8, 49],
  [9, 63],
  [10, 23],
  [11, 50],
]);

const move = <Part extends { readonly config: Readonly<Record<string, unknown>> }>(part: Part): Part => ({
  ...part,
  config: Object.fromEntries(
    Object.entries(part.config).map(([field, value]) => [
      field,
      /^pin$|Pin$/.test(field) ? (MOVED.get(value) ?? value) : value,
    ]),
  ),
});

/** The wires of a rig of an Uno, the family's quiet one where none is given, on a Mega. */
export const megaRig = (rig: Rig = quietRig()): Rig =>
  rigSchema.parse({
    ...rig,
    boards: [{ name: 'casa', model: 'mega' }],
    sensors: rig.sensors.map(move),
    actuators: rig.actuators.map(move),
  });
