// A dose from the command to the pin: real body, released firmware, and the pin's own time measured outside it.
import { afterEach, expect, it } from 'vitest';
import { rigSchema } from '../../controller/contract/rig.ts';
import type { Command } from '../../controller/core/command.ts';
import { millis } from '../../controller/core/units.ts';
import { type AvrRig, createAvrRig, drive } from '../support/avr-rig.ts';
import { commands, quietRig } from '../support/body-orders.ts';

const PIN = 9;
let rig: AvrRig;
afterEach(() => rig.close());

const withDoser = () => {
  const family = quietRig();
  return rigSchema.parse({
    ...family,
    actuators: [
      ...family.actuators,
      {
        id: 'doser-a',
        kind: 'doser',
        driver: 'relay',
        config: { pin: PIN, activeLow: false },
        shortestOnSeconds: 1,
        shortestOffSeconds: 1,
        longestOnSeconds: 60,
        doses: 'a',
        mlPerSecond: 1,
      },
    ],
  });
};

const open = async () => {
  rig = createAvrRig({ rig: withDoser(), pins: { doser: PIN } });
  await rig.ready();
  await drive(rig, {}, 2000);
};

const dosing = (ml: number): readonly Command[] =>
  commands(rig.rig, { pump: 1 }).map((command) =>
    command.actuator === 'doser-a' ? { ...command, dose: { ml, length: millis(ml * 1000) } } : command,
  );

const order = async (orders: readonly Command[]) => {
  rig.body.vouch(millis(15_000));
  return rig.during(rig.body.actuate(orders));
};

/** Lengths of all "on" of the pin, ms. */
const runs = (): readonly number[] =>
  rig.changes.flatMap(({ driven, at }, n) => {
    const next = rig.changes[n + 1];
    return driven === 1 && next ? [next.at - at] : [];
  });

it('is given once, for its own length, while rounds go on beside it', async () => {
  await open();
  await order(dosing(3));
  await drive(rig, { pump: 1 }, 6000);
  expect(runs()).toHaveLength(1);
  expect(runs()[0]).toBeGreaterThanOrEqual(3000);
  expect(runs()[0]).toBeLessThan(3002);
});

it('ends by itself when the host dies in the middle of it', async () => {
  await open();
  await order(dosing(4));
  rig.plug(false);
  await rig.run(8000);
  expect(runs()).toHaveLength(1);
  expect(runs()[0]).toBeLessThan(4002);
});

it('a second dose is another dose, and one without a link is none', async () => {
  await open();
  await order(dosing(1));
  await drive(rig, { pump: 1 }, 3000);
  await order(dosing(2));
  await drive(rig, { pump: 1 }, 4000);
  expect(runs().map((ms) => Math.round(ms / 1000))).toEqual([1, 2]);
  rig.plug(false);
  await rig.until('the link to be lost', () => rig.body.link().state !== 'ready');
  await order(dosing(5));
  rig.plug(true);
  await rig.ready();
  await drive(rig, { pump: 1 }, 4000);
  expect(runs()).toHaveLength(2);
});
