import fc from 'fast-check';
import { expect, it } from 'vitest';
import { duty, millis, OFF, seconds } from '../../../controller/core/units.ts';
import { encodeRecord, isServoRecord } from '../../../hardware/board/requests.ts';
import { servo } from '../../../hardware/drivers/servo.ts';
import { familyRig } from '../../support/body-orders.ts';

const vent = familyRig().actuators.find(({ kind }) => kind === 'vent')!;
const output = { ...vent, driver: 'servo', safeDuty: 0.25, longestOnSeconds: 65_000 };
const config = servo.configSchema.parse(servo.example);
const part = servo.create(output, config);
const now = millis(0);

it('guards its pin with two pulses, and stands safe without an order', () => {
  const travel = { closedMicros: 1000, openMicros: 2000 };
  expect(part.guarded).toMatchObject([{ pin: 9, pwm: false, servo: travel, safeDuty: 0.25, shortestOff: 0 }]);
  const [valve] = servo.create({ ...output, kind: 'inlet', shortestOffSeconds: 60 }, config).guarded;
  expect(valve).toMatchObject({ shortestOff: 60_000 });
});

it('becomes a record with its travel in tens of microseconds, beside one interlock', () => {
  const interlocks = [{ pin: 7, level: 'low', pullUp: true }] as const;
  const record = encodeRecord({ ...part.guarded[0]!, interlocks });
  expect([...record]).toEqual([9, 4, 64, 0, 0xe8, 0xfd, 0, 0, 7, 2, 100, 200]);
  expect(isServoRecord(record)).toBe(true);
});

it('goes where it is wanted, and is where the board confirms it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (wish) => {
      const [ordered] = part.leases(duty(wish), now, seconds(15));
      expect(ordered).toEqual({ pin: 9, duty: wish, lease: 15_000 });
      expect(part.confirm(new Map([[9, duty(wish)]]), now)).toBe(wish);
    }),
  );
  expect(part.confirm(new Map([[9, OFF]]), now)).toBe(0);
  expect(part.confirm(new Map(), now)).toBeNull();
});

it('is never told to run against its stop', () => {
  for (const wrong of [
    { closedMicros: 490 },
    { openMicros: 2510 },
    { openMicros: 1005 },
    { openMicros: 1000 },
  ])
    expect(servo.configSchema.safeParse({ ...servo.example, ...wrong }).success).toBe(false);
});
