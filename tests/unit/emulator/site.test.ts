import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Rig, rigSchema } from '../../../controller/contract/rig.ts';
import { createEmulatedSite } from '../../../hardware/emulator/site.ts';
import type { Plant, PlantInputs } from '../../../hardware/plant.ts';
import { firmware, program } from './programs.ts';

const rig: Rig = rigSchema.parse(
  JSON.parse(readFileSync(new URL('../../../hardware/rigs/family.json', import.meta.url), 'utf8')),
);

/** A plant that only writes down what is done to it. */
const createLedger = () => {
  const entries: { ms: number; inputs: PlantInputs }[] = [];
  const plant: Plant = {
    advance: (ms, inputs) => entries.push({ ms, inputs }),
    feel: (tag) => (tag === 'water.flow' ? 1 : 20),
    volts: (tag) => (tag === 'solution.acidity' ? 2.5 : 1),
    hold: () => undefined,
  };
  return { entries, plant };
};

describe('emulated site', () => {
  it('steps the plant once a second, with everything off while no pin is an output', () => {
    const { entries, plant } = createLedger();
    const { board, inputs } = createEmulatedSite({ rig, plant, hex: firmware() });
    board.run(3500);
    expect(entries).toHaveLength(3);
    expect(entries.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(3000, 0);
    expect(inputs()).toEqual({ pump: 0, heater: 0, ventMotor: 0 });
  });

  it('closes a contact by driving its pin high', () => {
    const { board } = createEmulatedSite({ rig, plant: createLedger().plant, hex: firmware() });
    expect(board.pin(7).level).toBe(1);
  });

  it('closes a contact to ground where the rig says that the board pulls up', () => {
    const sensors = rig.sensors.map((sensor) =>
      sensor.driver === 'contact' ? { ...sensor, config: { pin: 7, pullUp: true } } : sensor,
    );
    const { plant } = createLedger();
    let closed = 1;
    const feel = (tag: string): number => (tag === 'water.flow' ? closed : 20);
    const { board } = createEmulatedSite({
      rig: { ...rig, sensors },
      plant: { ...plant, feel },
      hex: firmware(),
    });
    const pullUp = Uint8Array.of(0xf4, 7, 11);
    board.run(100);
    board.receive(pullUp);
    board.run(100);
    expect(board.pin(7)).toEqual({ mode: 'pullup', level: 0, duty: 0 });
    closed = 0;
    board.run(1000);
    expect(board.pin(7).level).toBe(1);
  });

  it('feels a load from the very moment its pin moves', () => {
    // The sleeper program makes D9 a fading output and blinks D13: here they are pump and heater.
    const wired: Rig = {
      ...rig,
      actuators: rig.actuators.flatMap((actuator) => {
        if (actuator.id === 'pump') return [{ ...actuator, config: { pin: 13 } }];
        if (actuator.id === 'heater') return [{ ...actuator, config: { pin: 9, activeLow: true } }];
        return [];
      }),
    };
    const { entries, plant } = createLedger();
    const { board } = createEmulatedSite({ rig: wired, plant, hex: program('sleeper') });
    board.run(5000);
    const pumped = entries.reduce((sum, { ms, inputs }) => sum + ms * inputs.pump, 0);
    expect(pumped).toBeGreaterThan(2400);
    expect(pumped).toBeLessThan(2600);
    expect(entries.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(5000, 0);
    expect(entries.some(({ inputs }) => inputs.heater > 0 && inputs.heater < 1)).toBe(true);
  });

  it('lets a part be broken by its tag', () => {
    const { part } = createEmulatedSite({ rig, plant: createLedger().plant, hex: firmware() });
    expect(() => part('air.temperature').fail('absent')).not.toThrow();
    expect(() => part('tank.level')).toThrow(/no virtual chip measures tank.level/);
  });

  it('refuses a driver that has no virtual part', () => {
    const [first] = rig.sensors;
    if (!first) throw new Error('the family rig has sensors');
    const strange = { ...rig, sensors: [{ ...first, driver: 'crystal-ball' }] };
    expect(() => createEmulatedSite({ rig: strange, plant: createLedger().plant, hex: firmware() })).toThrow(
      /crystal-ball/,
    );
  });
});
