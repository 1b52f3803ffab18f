import fc from 'fast-check';
import { expect, it } from 'vitest';
import { duty, millis, OFF, seconds } from '../../../controller/core/units.ts';
import { powerOf, pwmFan, wishOf } from '../../../hardware/drivers/pwm-fan.ts';
import { familyRig } from '../../support/body-orders.ts';

const output = { ...familyRig().actuators.find(({ id }) => id === 'pump')!, safeDuty: 0 };
const part = pwmFan.create(output, { pin: 9, activeLow: false, startsAt: 0.3 });
const now = millis(0);

it('guards its pin with PWM, safe when off', () => {
  expect(part.guarded).toMatchObject([{ pin: 9, pwm: true, safeDuty: 0, exclusionGroup: 0 }]);
});

it.each([
  [0, 0],
  [0.1, 0.37],
  [0.5, 0.65],
  [1, 1],
])('wanted at %f of its work it gets %f of full power', (wish, power) => {
  expect(part.leases(duty(wish), now, seconds(15))).toEqual([
    { pin: 9, duty: expect.closeTo(power, 9), lease: 15_000 },
  ]);
});

it('is what the board confirms in its steps, never off while it turns, and unknown where nothing is said', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (wish, startsAt) => {
        const onTheWire = duty(Math.round(powerOf(duty(wish), startsAt) * 255) / 255);
        const seen = onTheWire === 0 ? OFF : wishOf(onTheWire, startsAt);
        expect(seen > 0 || onTheWire === 0).toBe(true);
        expect(Math.abs(seen - wish)).toBeLessThan(0.5 / 255 / (1 - startsAt) + 1 / 255);
      },
    ),
  );
  expect(part.confirm(new Map([[9, OFF]]), now)).toBe(0);
  expect(part.confirm(new Map(), now)).toBeNull();
});

it('must be told its polarity', () => {
  expect(pwmFan.configSchema.parse(pwmFan.example)).toMatchObject({ startsAt: 0.3 });
  for (const wrong of [{ pin: 9 }, { pin: 9, activeLow: false, startsAt: 1 }, { pin: 0, activeLow: false }])
    expect(pwmFan.configSchema.safeParse(wrong).success).toBe(false);
});
