// Sun, battery and what hangs on it: books that close, a frozen battery that takes nothing in, an empty one that lets go.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batteryVolts,
  chargePercent,
  firstPower,
  movePower,
  panelPower,
} from '../../../hardware/twin/power.ts';
import { idleDrive, type Power } from '../../../hardware/twin/state.ts';
import { constants, greenhouseAt, HOUR, localTime, STILL } from './batallas.ts';

const c = constants;
const sun = (radiation: number, temperature = 10) => ({
  ...{ radiation, temperature, vapour: 0.5, wind: 2, rain: 0, sky: -10, pressure: 64 },
});
const powerOf = (share: number, told: Partial<Power> = {}): Power => {
  const first = firstPower(c, 15);
  return { ...first, charge: share * first.full, ...told };
};
/** Lets `seconds` pass for a battery in a house of `air` °C. */
const pass = (power: Power, radiation: number, load: number, seconds = 10, air = 15): Power => {
  const house = { power: { ...power }, temperatures: [air] };
  movePower(c, house as never, sun(radiation), { ...idleDrive(), load }, seconds);
  return house.power;
};
const open = ({ offered, spent, lost, wasted, charge }: Power, from: number) =>
  offered - spent - lost - wasted - (charge - from);

describe('the panel', () => {
  it('gives its rated power, less dust and charger, when its cells have 25 °C', () => {
    const warmed = (25 / 800) * 1000 * c.panelClean;
    expect(panelPower(c, sun(1000, 25 - warmed), 1)).toBeCloseTo(150 * 0.93 * 0.95, 6);
  });

  it('loses 0.4 % for each kelvin, all by night, and its share under snow', () => {
    const [cold, warm] = [panelPower(c, sun(800, 0), 1), panelPower(c, sun(800, 10), 1)];
    expect((cold - warm) / (150 * 0.8 * 0.93 * 0.95)).toBeCloseTo(0.04, 6);
    expect(panelPower(c, sun(0), 1)).toBe(0);
    expect(panelPower(c, sun(800), 0.1)).toBeLessThan(0.12 * panelPower(c, sun(800), 1));
  });
});

describe('the battery', () => {
  it('keeps its books and its bounds whatever sun and loads do', () => {
    const hour = fc.record({
      radiation: fc.double({ min: 0, max: 1300, noNaN: true }),
      load: fc.double({ min: 0, max: 300, noNaN: true }),
      air: fc.double({ min: -15, max: 40, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(hour, { maxLength: 48 }),
        (share, hours) => {
          const from = powerOf(share);
          const end = hours.reduce((power, { radiation, load, air }) => {
            const next = pass(power, radiation, load, 3600, air);
            expect(next.charge).toBeGreaterThanOrEqual(0);
            expect(next.charge).toBeLessThanOrEqual(next.full);
            return next;
          }, from);
          expect(Math.abs(open(end, from.charge))).toBeLessThan(1e-3);
        },
      ),
    );
  });

  it('takes no charge in below freezing, but the sun still carries the loads', () => {
    const cold = powerOf(0.5, { temperature: -5 });
    const lit = pass(cold, 800, 20, 600, -5);
    expect(lit.charge).toBe(cold.charge);
    expect(lit.spent).toBeCloseTo(20 * 600, 6);
    expect(lit.wasted).toBeGreaterThan(0);
    expect(pass(powerOf(0.5), 800, 20, 600).charge).toBeGreaterThan(cold.charge);
  });

  it('lets everything go when it is empty, and comes back at a twentieth of its charge', () => {
    const empty = pass(powerOf(0.001), 0, 100, 3600);
    expect(empty).toMatchObject({ charge: 0, isOff: true });
    expect(pass(empty, 0, 100).spent).toBe(empty.spent);
    const recovering = pass(empty, 800, 100, 600);
    expect(recovering.isOff).toBe(true);
    expect(recovering.charge).toBeGreaterThan(0);
    expect(pass(powerOf(0.0499, { isOff: true }), 800, 5, 60).isOff).toBe(false);
    expect(pass(powerOf(0.01), 0, 5).isOff).toBe(false);
  });

  it('shows more volts the fuller it is, and fewer under load', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(batteryVolts(powerOf(high))).toBeGreaterThanOrEqual(batteryVolts(powerOf(low)));
      }),
    );
    expect(batteryVolts(powerOf(0.2))).toBeCloseTo(12.8, 6);
    expect(batteryVolts(powerOf(0.2, { flow: -128 }))).toBeCloseTo(12.6, 6);
    expect(chargePercent(powerOf(0.2))).toBeCloseTo(20, 6);
  });
});

describe('in the house', () => {
  it('what the loads took is what ran, within 0.1 % over three days', () => {
    const house = greenhouseAt(localTime(10, 5));
    const before = house.state().house.power;
    for (let hour = 0; hour < 72; hour++) {
      house.advance(HOUR / 4, { ...STILL, pump: 1, aerator: 1 });
      house.advance((3 * HOUR) / 4, STILL);
    }
    const { power } = house.state().house;
    const ran = 72 * 3600 * c.controllerLoad + 18 * 3600 * (c.pumpLoad + c.aeratorLoad);
    expect(Math.abs(power.spent / ran - 1)).toBeLessThan(0.001);
    expect(Math.abs(open(power, before.charge)) / power.offered).toBeLessThan(0.001);
    expect(power.offered).toBeGreaterThan(power.spent);
  });

  it('nothing runs once it is dark, until the sun has come back to the panel', () => {
    const house = greenhouseAt(localTime(10, 5));
    house.hold({ panelClear: 0 });
    const work = { ...STILL, pump: 1, ventMotor: 1 } as const;
    for (let hour = 0; hour < 48; hour++) house.advance(HOUR, work);
    expect(house.isDark()).toBe(true);
    expect(house.state().motion.flow).toBeCloseTo(0, 6);
    expect(house.feel('power.battery')).toBeLessThan(5);
    house.hold({ panelClear: undefined });
    for (let hour = 0; hour < 16; hour++) house.advance(HOUR, STILL);
    expect(house.isDark()).toBe(false);
    expect(house.feel('power.battery')).toBeGreaterThan(5);
    expect(house.volts('power.battery')).toBeCloseTo(0.5 + house.feel('power.battery') / 25, 6);
  });
});
