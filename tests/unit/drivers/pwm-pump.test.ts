// The pin of a pump of two speeds. Its doses, on the firmware: tests/hil/two-speeds.
import { expect, it } from 'vitest';
import { FULL, millis, OFF, seconds } from '../../../controller/core/units.ts';
import { pwmPump } from '../../../hardware/drivers/pwm-pump.ts';
import { familyRig } from '../../support/body-orders.ts';

const output = { ...familyRig().actuators.find(({ id }) => id === 'pump')!, longestOnSeconds: 60 };
const part = pwmPump.create(output, { pin: 9, activeLow: true });

it('guards its pin with PWM, off when safe, and asks for a board that ends a share of the power at once', () => {
  expect(part.guarded).toMatchObject([
    { pin: 9, activeLow: true, pwm: true, safeDuty: 0, longestOn: 60_000, endsAtOnce: true },
  ]);
});

it('is never leased at a share: only a dose runs it slowly', () => {
  expect(part.leases(OFF, millis(0), seconds(15))).toEqual([{ pin: 9, duty: OFF, lease: 15_000 }]);
  expect(part.confirm(new Map([[9, FULL]]), millis(0))).toBe(FULL);
  expect(part.confirm(new Map(), millis(0))).toBeNull();
});

it('must be told its polarity', () => {
  expect(pwmPump.configSchema.safeParse(pwmPump.example).success).toBe(true);
  for (const wrong of [{ pin: 9 }, { pin: 1, activeLow: false }, { pin: 9, activeLow: false, slow: 0.5 }])
    expect(pwmPump.configSchema.safeParse(wrong).success).toBe(false);
});
