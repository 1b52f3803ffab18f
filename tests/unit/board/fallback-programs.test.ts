// From °C and minutes in the rig to what the board keeps. Counts worked by hand from the beta equation.
import { describe, expect, it } from 'vitest';
import type { Rig, RigActuator } from '../../../controller/contract/rig.ts';
import { seconds } from '../../../controller/core/units.ts';
import { planActuators } from '../../../hardware/actuators.ts';
import type { FallbackProgram } from '../../../hardware/board/programs.ts';
import { findRigProblems } from '../../../hardware/check-rig.ts';
import { createFallbackKeeper } from '../../../hardware/fallback-keeper.ts';
import { familyRig } from '../../support/body-orders.ts';

const family = familyRig();
const withVent = (change: Partial<RigActuator>, rig: Rig = family): Rig => ({
  ...rig,
  actuators: rig.actuators.map((actuator) =>
    actuator.id === 'vent' ? { ...actuator, ...change } : actuator,
  ),
});
const thermometer = (change: Partial<Rig['sensors'][number]>): Rig => ({
  ...family,
  sensors: family.sensors.map((sensor) =>
    sensor.driver === 'thermistor' ? { ...sensor, ...change } : sensor,
  ),
});
const ventAt = (opensAt: number, closesAt: number) => ({
  fallback: { program: 'vent', temperature: 'vent.temperature', opensAt, closesAt } as const,
});
const channel = (calibration: Rig['sensors'][number]['channels'][number]['calibration']) => ({
  of: 'temperature',
  tag: 'vent.temperature',
  quantity: 'airTemperature' as const,
  calibration,
});
const programOf = (rig: Rig, id: string) =>
  planActuators(rig).programs.find(({ actuator }) => actuator === id)?.program;

describe('a motor that was measured', () => {
  const way = (open: number, close: number) => ({ open: seconds(open), close: seconds(close) });
  const keeperOf = (rig: Rig) => {
    const keeper = createFallbackKeeper(planActuators(rig).programs);
    const sent: (readonly FallbackProgram[])[] = [];
    const session = {
      keepPrograms: async (programs: readonly FallbackProgram[]) => void sent.push(programs),
    };
    keeper.forConnection();
    const learn = (travel: ReturnType<typeof way> | undefined) => {
      keeper.learnWays([{ actuator: 'vent', ...(travel ? { travel } : {}) }]);
      keeper.bringUpToDate(session);
      return sent.map((programs) =>
        programs.flatMap((each) => (each.kind === 'vent' ? [each.motor?.travel] : [])),
      );
    };
    return { learn };
  };

  it('runs a tenth longer than measured when it is alone, and is told only what is new', () => {
    const { learn } = keeperOf(family);
    expect(learn(way(60, 60))).toEqual([]);
    expect(learn(undefined)).toEqual([]);
    expect(learn(way(70, 55))).toEqual([[77]]);
    expect(learn(way(70, 50))).toEqual([[77]]);
  });

  it('never runs longer than the board lets it', () => {
    expect(keeperOf(withVent({ longestOnSeconds: 70 })).learn(way(80, 80))).toEqual([[70]]);
  });
});

describe('the programs of a rig', () => {
  it('turn the pump by seconds and the vent by counts of its thermistor, and leave the heater out', () => {
    expect(programOf(family, 'pump')).toEqual({
      kind: 'cycle',
      output: 0,
      duty: 1,
      day: { on: 900, off: 900 },
      night: { on: 900, off: 900 },
    });
    expect(programOf(family, 'vent')).toEqual({
      kind: 'vent',
      output: 1,
      motor: { closing: 2, travel: 66 },
      channel: 3,
      open: 500,
      close: 593,
    });
    expect(programOf(family, 'heater')).toBeUndefined();
  });

  it('take a calibrated transmitter by its line: 50 K over 5 V from 0 °C is 10 K a volt', () => {
    const line = { slope: 10, offset: 0, date: '2026-11-01', by: 'test' };
    const rig = thermometer({
      driver: 'analog',
      config: { pin: 'A3' },
      channels: [{ ...channel(line), of: 'volts' }],
    });
    expect(programOf(withVent(ventAt(25, 20), rig), 'vent')).toMatchObject({ open: 512, close: 409 });
  });

  it.each([
    ['relay', { pin: 9, activeLow: true }],
    ['servo', { pin: 9, closedMicros: 1000, openMicros: 2000 }],
  ])('hold a vent on one %s open without a motor', (driver, config) => {
    const program = programOf(withVent({ driver, config }), 'vent');
    expect(program).toMatchObject({ kind: 'vent', output: 1 });
    expect(program).not.toHaveProperty('motor');
  });

  it.each([
    [
      'a digital thermometer, which no board reads alone',
      withVent({ fallback: { ...ventAt(26, 18).fallback, temperature: 'air.temperature' } }),
      'actuators.1.fallback.opensAt: got air.temperature of a sht3x; wanted a thermistor or another analog sensor.',
    ],
    [
      'an uncalibrated one',
      thermometer({ channels: [channel(null)] }),
      'actuators.1.fallback.opensAt: got vent.temperature without calibration; wanted a calibrated sensor.',
    ],
    [
      'a temperature beyond the counts of its sensor',
      thermometer({ channels: [channel({ slope: 0.1, offset: 0, date: '2026-11-01', by: 'test' })] }),
      'wanted counts 8 to 1015.',
    ],
    [
      'a travel that the longest on would cut',
      withVent({ longestOnSeconds: 60 }),
      'actuators.1.longestOnSeconds: got 60; wanted the whole travel and a tenth more, 66, or the vent stops half way.',
    ],
  ])('are refused for %s', (_what, rig, words) => {
    expect(
      findRigProblems(rig)
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(words);
  });
});
