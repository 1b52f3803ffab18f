// A pump of two speeds from the command to the hose: real body, released firmware, the pin's own share of power and time, and what the
// virtual hose gives meanwhile. A board whose firmware cannot end a share of the power at once is refused; a pump of one speed is not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { rigSchema } from '../../controller/contract/rig.ts';
import type { Command, Dose } from '../../controller/core/command.ts';
import { planDose } from '../../controller/core/dose-speed.ts';
import { millis, seconds } from '../../controller/core/units.ts';
import { hoseFlow } from '../../hardware/plant-inputs.ts';
import { type AvrRig, createAvrRig, createStandingPlant, drive } from '../support/avr-rig.ts';
import { commands, quietRig } from '../support/body-orders.ts';

/** On timers 1 and 2, and one that shares timer 0 with the clock of the board. */
const PINS = [9, 11, 5] as const;
const [FULL_RATE, POWER] = [1.2, 0.45];
const SLOW_RATE = FULL_RATE * hoseFlow(POWER);
const LATE = 1.1;
const PREVIOUS = readFileSync(join(import.meta.dirname, 'programs/uno-1.3.0.hex'), 'utf8');

let rig: AvrRig;
afterEach(() => rig.close());

const withDoser = (pin: number, driver: 'relay' | 'pwm-pump', activeLow = false) => {
  const { actuators, ...family } = quietRig();
  const times = { shortestOnSeconds: 1, shortestOffSeconds: 1, longestOnSeconds: 20 };
  const slow = driver === 'relay' ? {} : { slowPower: POWER, slowMlPerSecond: SLOW_RATE };
  return rigSchema.parse({
    ...family,
    actuators: [
      // Pin 5 is the vent's.
      ...actuators.filter(({ kind }) => kind !== 'vent'),
      {
        ...{ id: 'doser-a', kind: 'doser', driver, config: { pin, activeLow } },
        ...{ doses: 'a', mlPerSecond: FULL_RATE, ...times, ...slow },
      },
    ],
  });
};

/** A board with the pump; `flows`: mL/s out of its hose, whenever that was felt. */
const open = async (pin: number, activeLow = false) => {
  const standing = createStandingPlant();
  const hose = { ml: 0 };
  rig = createAvrRig({
    rig: withDoser(pin, 'pwm-pump', activeLow),
    pins: { doser: pin },
    plant: {
      ...standing,
      advance(ms, inputs) {
        hose.ml += ((inputs.doseA ?? 0) * ms) / 1000;
        standing.advance(ms, inputs);
      },
    },
  });
  await rig.ready();
  await drive(rig, {}, 2000);
  return hose;
};

const order = async (dose: Dose) => {
  const orders = commands(rig.rig, { pump: 1 }).map(
    (command): Command => (command.actuator === 'doser-a' ? { ...command, dose } : command),
  );
  rig.body.vouch(millis(15_000));
  return rig.during(rig.body.actuate(orders));
};

const planned = (ml: number): Dose =>
  planDose(ml, { mlPerSecond: FULL_RATE, slow: { mlPerSecond: SLOW_RATE } }, seconds(20));

it.each(PINS)(
  'on pin %i a small dose runs slowly and a large one at full power, each as long as it should',
  async (pin) => {
    const hose = await open(pin);
    const doses = [1.5, 9];
    const seen: unknown[] = [];
    for (const ml of doses) {
      const dose = planned(ml);
      const [before, from] = [hose.ml, rig.changes.length];
      await order(dose);
      await rig.run(1000);
      seen.push([dose.speed, Math.round(rig.site.board.pin(pin).duty * 100) / 100]);
      await drive(rig, { pump: 1 }, dose.length + 1000);
      const [began, ended] = rig.changes.slice(from).map(({ at }) => at);
      const lasted = (ended ?? Number.NaN) - (began ?? Number.NaN);
      expect(lasted).toBeGreaterThanOrEqual(dose.length);
      expect(lasted).toBeLessThanOrEqual(dose.length + LATE);
      // The duty has steps of 1/255, and timer 0 gives 1/256 more.
      expect(Math.abs(hose.ml - before - ml) / ml).toBeLessThan(0.015);
    }
    expect(seen).toEqual([
      ['slow', POWER],
      [undefined, 1],
    ]);
  },
);

it('a slow dose ends by itself when the host dies in the middle of it, also behind an inverting driver', async () => {
  const hose = await open(9, true);
  const dose = planned(1.5);
  await order(dose);
  rig.plug(false);
  await rig.run(8000);
  expect(hose.ml).toBeGreaterThan(1.4);
  expect(hose.ml).toBeLessThan(1.6);
});

it('slowly it runs no longer than at full power: the board refuses more', async () => {
  const hose = await open(9);
  const outputs = await order({ ml: 8, length: seconds(20.5), speed: 'slow' });
  await drive(rig, { pump: 1 }, 2000);
  expect(outputs.find(({ actuator }) => actuator === 'doser-a')).toMatchObject({ refused: true });
  expect(hose.ml).toBe(0);
});

it('the firmware before is refused with two speeds, in words that say to flash it; with one it goes on', async () => {
  rig = createAvrRig({ rig: withDoser(9, 'pwm-pump'), hex: PREVIOUS, pins: { doser: 9 } });
  await rig.until('the link to be refused', () => rig.body.link().state === 'refused');
  expect(rig.body.link().because).toEqual({
    key: 'link.old-firmware',
    params: { port: 'virtual', firmware: '1.3.0', needed: '1.4.0' },
  });
  await order(planned(9));
  expect(rig.changes.filter(({ driven }) => driven === 1)).toEqual([]);
  await rig.close();
  rig = createAvrRig({ rig: withDoser(9, 'relay'), hex: PREVIOUS, pins: { doser: 9 } });
  await rig.ready();
  await drive(rig, {}, 2000);
  await order({ ml: 1.2, length: seconds(1) });
  await drive(rig, { pump: 1 }, 3000);
  expect(rig.changes.filter(({ driven }) => driven === 1)).toHaveLength(1);
});
