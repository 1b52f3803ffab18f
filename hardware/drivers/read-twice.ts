// Bytes that every later reading depends on, such as calibration words: I²C has no checksum, so they must come twice the same.
import type { Fault } from '../../controller/core/reading.ts';
import { err, type Result } from '../../controller/core/result.ts';
import type { I2cBus } from '../driver.ts';

/** `count` bytes from `register` on; `bad-checksum` where the second reading differs from the first. */
export const readTwice = async (
  i2c: I2cBus,
  address: number,
  register: number,
  count: number,
): Promise<Result<readonly number[], Fault>> => {
  const first = await i2c.read(address, count, register);
  if (!first.ok) return first;
  const second = await i2c.read(address, count, register);
  if (!second.ok) return second;
  return first.value.every((byte, at) => byte === second.value[at]) ? first : err('bad-checksum');
};
