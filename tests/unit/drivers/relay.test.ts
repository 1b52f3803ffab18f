import { expect, it } from 'vitest';
import { duty, millis, seconds } from '../../../controller/core/units.ts';
import { relay } from '../../../hardware/drivers/relay.ts';
import { familyRig } from '../../support/body-orders.ts';

const heater = familyRig().actuators.find(({ id }) => id === 'heater')!;
const part = relay.create(heater, { pin: 6, activeLow: true });
const now = millis(0);

it('guards its pin as the rig says', () => {
  expect(part.guarded).toEqual([
    {
      pin: 6,
      activeLow: true,
      pwm: false,
      safeDuty: 0,
      longestOn: seconds(14_400),
      shortestOff: seconds(180),
      exclusionGroup: 0,
    },
  ]);
});

it('knows only on and off', () => {
  const wished = [0, 0.4, 0.5, 1].map((wish) => part.leases(duty(wish), now, seconds(15))[0]?.duty);
  expect(wished).toEqual([0, 0, 1, 1]);
});

it('is what the board confirms, and unknown where it says nothing', () => {
  expect(part.confirm(new Map([[6, duty(1)]]), now)).toBe(1);
  expect(part.confirm(new Map(), now)).toBeNull();
});
