// A pump of two speeds from the command to the hose: real body, released firmware, the pin's own share of power and time, and what the
// virtual hose gives meanwhile. A board whose firmware cannot end a share of the power at once doses at full power, as a relay would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { rigSchema } from '../../controller/contract/rig.ts';
import type { Command, Dose } from '../../controller/core/command.ts';
import { planDose } from '../../controller/core/dose-speed.ts';
import { millis, seconds } from '../../controller/core/units.ts';
import { pulse } from '../../hardware/board/requests.ts';
import { hoseFlow } from '../../hardware/plant-inputs.ts';
import { type AvrRig, createAvrRig, createStandingPlant, drive } from '../support/avr-rig.ts';
import { GUARDED, openBareLine } from '../support/bare-line.ts';
import { commands, quietRig } from '../support/body-orders.ts';

/** Pins of every kind of timer, and one that shares timer 0 with the clock of the board: 5 on the 328P, 4 on the Mega. */
const PLACES = [
  ['uno', 9],
  ['uno', 11],
  ['uno', 5],
  ['nano', 9],
  ['mega', 9],
  ['mega', 11],
  ['mega', 44],
  ['mega', 4],
] as const;
type Model = (typeof PLACES)[number][0];
const [FULL_RATE, POWER] = [1.2, 0.45];
const SLOW_RATE = FULL_RATE * hoseFlow(POWER);
const LATE = 1.1;
const PREVIOUS = readFileSync(join(import.meta.dirname, 'programs/uno-1.3.0.hex'), 'utf8');

let rig: AvrRig;
afterEach(() => rig?.close());

const withDoser = (pin: number, driver: 'relay' | 'pwm-pump', activeLow = false, model: Model = 'uno') => {
  const { actuators, ...family } = quietRig();
  const times = { shortestOnSeconds: 1, shortestOffSeconds: 1, longestOnSeconds: 20 };
  const slow = driver === 'relay' ? {} : { slowPower: POWER, slowMlPerSecond: SLOW_RATE };
  return rigSchema.parse({
    ...family,
    boards: [{ name: 'casa', model }],
    actuators: [
      // Pins 4 and 5 are the vent's.
      ...actuators.filter(({ kind }) => kind !== 'vent'),
      {
        ...{ id: 'doser-a', kind: 'doser', driver, config: { pin, activeLow } },
        ...{ doses: 'a', mlPerSecond: FULL_RATE, ...times, ...slow },
      },
    ],
  });
};

/** A board with the pump; `flows`: mL/s out of its hose, whenever that was felt. */
const open = async (pin: number, activeLow = false, model: Model = 'uno') => {
  const standing = createStandingPlant();
  const hose = { ml: 0 };
  rig = createAvrRig({
    rig: withDoser(pin, 'pwm-pump', activeLow, model),
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

it.each(PLACES)(
  'on a %s, pin %i, a small dose runs slowly and a large one at full power, each as long as it should',
  async (model, pin) => {
    const hose = await open(pin, false, model);
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

it.each(['uno', 'mega'] as const)(
  'a slow dose on a %s ends by itself when the host dies in the middle of it, also behind an inverting driver',
  async (model) => {
    const hose = await open(9, true, model);
    const dose = planned(1.5);
    await order(dose);
    rig.plug(false);
    await rig.run(8000);
    expect(hose.ml).toBeGreaterThan(1.4);
    expect(hose.ml).toBeLessThan(1.6);
  },
);

it('slowly it runs no longer than at full power: the board refuses more', async () => {
  const hose = await open(9);
  const outputs = await order({ ml: 8, length: seconds(20.5), speed: 'slow' });
  await drive(rig, { pump: 1 }, 2000);
  expect(outputs.find(({ actuator }) => actuator === 'doser-a')).toMatchObject({ refused: true });
  expect(hose.ml).toBe(0);
});

describe('the firmware before, which cannot end a share of the power at once', () => {
  const openPrevious = async () => {
    rig = createAvrRig({ rig: withDoser(9, 'pwm-pump'), hex: PREVIOUS, pins: { doser: 9 } });
    await rig.ready();
    await drive(rig, {}, 2000);
  };
  const ons = () => rig.changes.filter(({ driven }) => driven === 1);
  const lasted = () => {
    const began = rig.changes.find(({ driven }) => driven === 1)?.at ?? Number.NaN;
    const ended = rig.changes.find(({ at }) => at > began)?.at;
    return (ended ?? Number.NaN) - began;
  };

  it('is told by the pumps that do without their slow speed; the released one by none', async () => {
    await openPrevious();
    expect(rig.body.boards()[0]?.fullSpeedOnly).toEqual({ actuators: ['doser-a'], needed: '1.4.0' });
    await rig.close();
    await open(9);
    expect(rig.body.boards()[0]).not.toHaveProperty('fullSpeedOnly');
  });

  it('gives no slow dose, whoever asks for one, and gives it at full power when that is asked', async () => {
    await openPrevious();
    const outputs = await order(planned(1.5));
    await drive(rig, { pump: 1 }, 3000);
    expect(outputs.find(({ actuator }) => actuator === 'doser-a')).toMatchObject({ refused: true });
    expect(ons()).toEqual([]);
    const dose = planDose(1.5, { mlPerSecond: FULL_RATE }, seconds(20));
    await order(dose);
    await drive(rig, { pump: 1 }, 3000);
    expect(ons()).toHaveLength(1);
    expect(lasted()).toBeGreaterThanOrEqual(dose.length);
    expect(lasted()).toBeLessThanOrEqual(dose.length + LATE);
  });

  it('refuses a share of the power itself on a pin that is on or off', async () => {
    const bare = await openBareLine(GUARDED, 'uno', PREVIOUS);
    await bare.beat();
    expect(await bare.ask(pulse({ index: 0, duty: POWER, order: 1, length: 500 }))).toBe('range');
    expect(bare.changes).toEqual([]);
  });

  it('ends a dose at full power on time when its sketch hangs', async () => {
    await openPrevious();
    await order({ ml: 1.2, length: seconds(1) });
    await rig.run(300);
    rig.site.board.hang();
    await rig.run(3000);
    expect(lasted()).toBeGreaterThanOrEqual(1000);
    expect(lasted()).toBeLessThanOrEqual(1000 + LATE);
  });
});
