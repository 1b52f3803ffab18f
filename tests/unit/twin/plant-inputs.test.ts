// What outputs do to the greenhouse: every kind has its input, and what acts together adds up as wires and hoses do.
import { expect, test } from 'vitest';
import { ACTUATOR_KINDS } from '../../../controller/core/installation.ts';
import { heldInput, inputOf, joinInputs, STILL } from '../../../hardware/plant-inputs.ts';

test('every kind of output does something, but for what only calls people', () => {
  expect(inputOf({ kind: 'alarm' }, 1)).toEqual({});
  for (const kind of ACTUATOR_KINDS.filter((each) => each !== 'alarm')) {
    const input = inputOf({ kind, ...(kind === 'doser' ? { doses: 'acid', mlPerSecond: 2 } : {}) }, 1);
    expect(Object.values(input)).toHaveLength(1);
    expect(Object.values(input)[0]).toBeGreaterThan(0);
  }
});

test('a doser gives what its bottle holds, as fast as it was measured', () => {
  expect(inputOf({ kind: 'doser', doses: 'b', mlPerSecond: 1.5 }, 1)).toEqual({ doseB: 1.5 });
  expect(inputOf({ kind: 'doser', doses: 'acid', mlPerSecond: 1.5 }, 0)).toEqual({ acid: 0 });
  // Rollers stand at a fifth of the power, and slowly the hose leaks back more: not in proportion. Behind a relay a share is a fault's.
  const pump = { kind: 'doser', doses: 'b', mlPerSecond: 2 } as const;
  const [stands, slow, full] = [0.2, 0.45, 1].map(
    (power) => inputOf({ ...pump, slowPower: 0.45 }, power).doseB,
  );
  expect(inputOf(pump, 0.6)).toEqual({ doseB: 1.2 });
  expect([stands, full]).toEqual([0, 2]);
  expect(slow).toBeCloseTo(0.582, 3);
});

test('a fan that stirs is not one that blows out', () => {
  expect(inputOf({ kind: 'fan', airflow: 'mixing' }, 1)).toEqual({ mixer: 1 });
  expect(inputOf({ kind: 'fan', airflow: 'exhaust' }, 1)).toEqual({ fan: 1 });
});

test('a vent to the west is moved apart from all others, by motor or by servo', () => {
  const west = { kind: 'vent', faces: 180 } as const;
  expect([inputOf(west, -1), heldInput(west, 0.4)]).toEqual([{ westVentMotor: -1 }, { westVentHeld: 0.4 }]);
  expect(inputOf({ kind: 'vent', faces: 179 }, 1)).toEqual({ ventMotor: 1 });
});

test('of two pumps the stronger counts, doses add up, motors that disagree stand still', () => {
  expect(joinInputs([{ pump: 0.4 }, { pump: 1 }])).toMatchObject({ pump: 1, heater: 0 });
  expect(joinInputs([{ acid: 1 }, { acid: 2 }])).toMatchObject({ acid: 3 });
  expect(joinInputs([{ screenMotor: 1 }, { screenMotor: -1 }])).toMatchObject({ screenMotor: 0 });
  expect(joinInputs([{ ventMotor: -1 }, {}])).toMatchObject({ ventMotor: -1 });
  expect(joinInputs([])).toEqual(STILL);
});
