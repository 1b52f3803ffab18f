// The slaves of one RS485 line, asked one after the other. One that has been silent is asked once a round, not three times: it must
// not cost the others their turn.
import { err, ok } from '../../controller/core/result.ts';
import { type Millis, millis } from '../../controller/core/units.ts';
import type { Log } from '../../controller/ports.ts';
import type { ModbusWires, RegisterBlock } from '../driver.ts';
import { encodeQuestion, findAnswer } from './modbus-frame.ts';
import type { Talk } from './talk.ts';

/** The slowest of the cheap sensors need a fifth of a second. */
const PATIENCE = millis(500);
const TRIES = 3;

/** Silence between two frames, ms: 3.5 characters of eleven bits, and never less than a USB adapter needs to turn round. */
export const pauseAt = (baud: number): Millis => millis(Math.max(5, Math.ceil((3.5 * 11 * 1000) / baud)));

export const createModbusWires = (talk: Talk, log: Log): ModbusWires => {
  const silent = new Set<number>();
  const told = new Set<string>();

  const tellRefusal = (block: RegisterBlock, exception: number): void => {
    const fields = { ...block, exception };
    const once = JSON.stringify(fields);
    if (!told.has(once)) log.warn('a Modbus slave refuses to be read: see its register map', fields);
    told.add(once);
  };

  return {
    async read(block) {
      const answer = await talk.ask({
        bytes: encodeQuestion(block),
        patience: PATIENCE,
        tries: silent.has(block.slave) ? 1 : TRIES,
        understand: (heard) => findAnswer(heard, block),
      });
      if (!answer.ok) {
        silent.add(block.slave);
        return answer;
      }
      silent.delete(block.slave);
      if ('registers' in answer.value) return ok(answer.value.registers);
      tellRefusal(block, answer.value.exception);
      return err('no-answer');
    },
  };
};
