// A dry contact on a digital pin, held by johnny-five's Sensor: flow switch, float switch, door. Asked at every reading,
// because a change that was lost on the line would otherwise be believed for ever; whoever cannot wait for it hears each change.
import { z } from 'zod';
import { ok } from '../../controller/core/result.ts';
import type { PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { type PartWiring, pinToGround, reckoned } from '../part-wiring.ts';

const configSchema = z.strictObject({
  pin: z.number().int().min(2).max(69),
  /** The contact goes to ground and the board's own resistor pulls the pin up: closed then reads as low. */
  pullUp: z.boolean().default(false),
});
type Config = z.infer<typeof configSchema>;

/** 1 while the contact is closed, 0 while it is open. */
export const decode = (level: 0 | 1, pullUp: boolean): 0 | 1 => (pullUp ? (level === 0 ? 1 : 0) : level);

export const contact = {
  id: 'contact',
  quantities: ['closed'],
  configSchema,
  example: { pin: 7, pullUp: true },
  wiring: ({ pullUp }: Config): PartWiring =>
    pullUp
      ? pinToGround()
      : {
          wires: [
            { label: '1', to: '5V' },
            { label: '2', to: { field: 'pin' } },
          ],
          between: '10 kΩ: 2 – GND',
          milliamps: 0.5,
          source: reckoned('5 V / 10 kΩ'),
        },
  create: (board: PartsBoard, { pin, pullUp }: Config): SensorInstance => {
    new board.Sensor({ board: board.five, pin, type: 'digital', enabled: false });
    if (pullUp) board.pullUp(pin);
    return {
      stream: (take) => board.onLevel(pin, (level) => take({ closed: ok(decode(level, pullUp)) })),
      async read() {
        const level = await board.level(pin);
        return { closed: level.ok ? ok(decode(level.value, pullUp)) : level };
      },
    };
  },
} satisfies SensorDriver;
