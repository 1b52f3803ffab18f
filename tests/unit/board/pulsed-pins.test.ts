// What a timer of the board pulses has a pin of such a timer: a fan that runs slowly, and a servo.
import { expect, it } from 'vitest';
import type { Rig } from '../../../controller/contract/rig.ts';
import { findRigProblems } from '../../../hardware/check-rig.ts';
import { quietRig } from '../../support/body-orders.ts';
import { withServoVent } from '../../support/part-rigs.ts';

const family = quietRig();

it('gives a fan that runs slowly a pin that a timer pulses, and a driver that can', () => {
  const fan = (driver: string, pin: number): Rig['actuators'][number] => ({
    ...family.actuators[0]!,
    ...{ id: 'fan', kind: 'fan', airflow: 'exhaust', speed: 'variable', boardInputs: [] },
    ...{ driver, config: { pin, activeLow: true } },
  });
  const fitted = (driver: string, pin: number) =>
    findRigProblems({ ...family, actuators: [...family.actuators, fan(driver, pin)] }).map(
      ({ message }) => message,
    );
  expect(fitted('pwm-fan', 9)).toEqual([]);
  expect(fitted('pwm-fan', 12)).toEqual([
    'actuators.3.config.pin: got pin 12 of the Uno, which no timer pulses; wanted a pin that is there and free, one for each wire. Example: "pin": 9',
  ]);
  expect(fitted('relay', 12)).toEqual([
    'actuators.3.speed: got variable, of a relay; wanted a driver that can do a share of it. Example: "driver": "pwm-fan"',
  ]);
});

it('lets only a pump on a pulsed pin have two speeds, beside a fan on the same timer', () => {
  const pump = (driver: string, pin: number): Rig['actuators'][number] => ({
    ...family.actuators[0]!,
    ...{ id: 'doser-a', kind: 'doser', doses: 'a', mlPerSecond: 1.2, boardInputs: [] },
    ...{ slowPower: 0.45, slowMlPerSecond: 0.35, driver, config: { pin, activeLow: false } },
  });
  const fan: Rig['actuators'][number] = {
    ...family.actuators[0]!,
    ...{ id: 'fan', kind: 'fan', airflow: 'exhaust', boardInputs: [] },
    ...{ driver: 'pwm-fan', config: { pin: 10, activeLow: false } },
  };
  const fitted = (driver: string, pin: number) =>
    findRigProblems({ ...family, actuators: [...family.actuators, fan, pump(driver, pin)] }).map(
      ({ message }) => message,
    );
  expect(fitted('pwm-pump', 9)).toEqual([]);
  expect(fitted('pwm-pump', 12)).toEqual([
    expect.stringMatching(/got pin 12 of the Uno, which no timer pulses/),
  ]);
  expect(fitted('relay', 9)).toEqual([
    'actuators.4.slowPower: got 0.45, of a relay; wanted a driver that can run a pump slowly. Example: "driver": "pwm-pump"',
  ]);
});

it('gives a servo a pin of the one timer that makes its pulses, which then pulses for no fan', () => {
  const fan = { id: 'fan', kind: 'fan', airflow: 'exhaust', speed: 'variable', driver: 'pwm-fan' } as const;
  const faults = (model: 'uno' | 'mega', servoPin: number, fanPin: number, inputs = 0) => {
    const house = { ...family, boards: family.boards.map((board) => ({ ...board, model })) };
    const [vent] = withServoVent(house, { pin: servoPin, closedMicros: 1000, openMicros: 2000 })
      .actuators.filter(({ kind }) => kind === 'vent')
      .map((each) => ({ ...each, boardInputs: [7, 8].slice(0, inputs).map(obeyed) }));
    const other = {
      ...family.actuators[0]!,
      ...fan,
      boardInputs: [],
      config: { pin: fanPin, activeLow: true },
    };
    return findRigProblems({ ...house, actuators: [vent!, other] }).map(({ message }) => message);
  };
  const obeyed = (pin: number) => ({ pin, level: 'low', pullUp: true }) as const;
  expect(faults('uno', 9, 11)).toEqual([]);
  expect(faults('mega', 12, 9)).toEqual([]);
  expect(faults('uno', 6, 11)[0]).toMatch(
    /^actuators\.0\.config\.pin: got pin 6 .*no timer pulses.*"pin": 9$/,
  );
  expect(faults('uno', 9, 10)[0]).toMatch(
    /^actuators\.1\.config\.pin: got pin 10 of the Uno, whose timer pulses for actuators\.0\.config\.pin; .*"pin": 3$/,
  );
  expect(faults('mega', 11, 13)[0]).toMatch(/whose timer pulses for actuators\.0/);
  expect(faults('uno', 9, 11, 2)[0]).toMatch(
    /^actuators\.0\.boardInputs: got 2, of a servo; wanted at most 1/,
  );
});
