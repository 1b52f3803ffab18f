// The I²C bus through johnny-five's board: one transaction at a time, each read with its time-out.
import { err, ok, type Result } from '../../controller/core/result.ts';
import { millis } from '../../controller/core/units.ts';
import type { Clock } from '../../controller/ports.ts';
import type { BusFault, I2cBus } from '../driver.ts';
import type { GuardedIo } from './guarded-io.ts';
import { createQueue } from './queue.ts';

const ANSWER_TIMEOUT = millis(600);
/** Firmata names the register in its reply; this is what it says where none was asked for. */
const NO_REGISTER = 0;

export const createI2c = (io: GuardedIo, clock: Clock): I2cBus => {
  const inTurn = createQueue();
  const held = new Map<number, ReturnType<typeof createQueue>>();
  io.i2cConfig(0);

  const read = (address: number, count: number, register?: number) =>
    new Promise<Result<readonly number[], BusFault>>((resolve) => {
      const take = (bytes: number[]): void => {
        stop();
        resolve(bytes.length === 0 ? err('no-answer') : ok(bytes));
      };
      const stop = clock.after(ANSWER_TIMEOUT, () => {
        io.removeListener(`I2C-reply-${address}-${register ?? NO_REGISTER}`, take);
        resolve(err('no-answer'));
      });
      if (register === undefined) io.i2cReadOnce(address, count, take);
      else io.i2cReadOnce(address, register, count, take);
    });

  return {
    write: (address, bytes) =>
      inTurn(async () => {
        io.i2cWrite(address, bytes);
      }),
    read: (address, count, register) => inTurn(() => read(address, count, register)),
    hold(address, task) {
      const turn = held.get(address) ?? createQueue();
      held.set(address, turn);
      return turn(task);
    },
  };
};
