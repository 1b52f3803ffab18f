// Slaves that are silent, late, damaged or refuse: the law is that no register ever shows what another one holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import type { RegisterBlock } from '../../../hardware/driver.ts';
import { seal } from '../../../hardware/lines/modbus-frame.ts';
import { createModbusWires, pauseAt } from '../../../hardware/lines/modbus-line.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createScriptedLine, type Saying } from './scripted-line.ts';

const block = (register: number, slave = 1): RegisterBlock => ({ slave, function: 4, register, count: 1 });
/** Register n holds 100 n. */
const answerTo = ([slave = 0, , , register = 0]: Uint8Array): Uint8Array =>
  seal([slave, 4, 2, (100 * register) >> 8, (100 * register) & 0xff]);

const openWires = (answer: (question: Uint8Array, n: number) => readonly Saying[]) => {
  const line = createScriptedLine(answer);
  const log = createTestLog();
  return { ...line, log, wires: createModbusWires(line.talk, log) };
};

describe('a Modbus line', () => {
  it('asks and gives the registers', async () => {
    const { wires, during, asked } = openWires((question) => [[30, answerTo(question)]]);
    expect(await during(wires.read(block(7)))).toEqual(ok([700]));
    expect(asked).toHaveLength(1);
  });

  it('asks twice more, then it is no answer; a slave that was silent is asked once', async () => {
    const { wires, during, asked } = openWires(() => []);
    expect(await during(wires.read(block(1)))).toEqual(err('no-answer'));
    expect(asked).toHaveLength(3);
    expect(await during(wires.read(block(1)))).toEqual(err('no-answer'));
    expect(asked).toHaveLength(4);
  });

  it('believes the second try where the first was damaged, and names damage that stays', async () => {
    const damaged = (question: Uint8Array) =>
      answerTo(question).map((byte, n) => (n === 3 ? byte ^ 1 : byte));
    const once = openWires((question, n) => [[30, n === 1 ? damaged(question) : answerTo(question)]]);
    expect(await once.during(once.wires.read(block(2)))).toEqual(ok([200]));
    const always = openWires((question) => [[30, damaged(question)]]);
    expect(await always.during(always.wires.read(block(2)))).toEqual(err('bad-checksum'));
  });

  it('takes an answer in pieces, behind noise and an echo of the question', async () => {
    const { wires, during } = openWires((question) => {
      const said = answerTo(question);
      return [
        [1, [0, 0xff, 1, 4]],
        [2, question],
        [30, said.subarray(0, 3)],
        [60, said.subarray(3)],
      ];
    });
    expect(await during(wires.read(block(3)))).toEqual(ok([300]));
  });

  it('does not take a late answer for the answer to the next question', async () => {
    const { wires, during, asked } = openWires((question, n) => [[n <= 3 ? 1700 : 30, answerTo(question)]]);
    expect(await during(wires.read(block(1)))).toEqual(err('no-answer'));
    expect(await during(wires.read(block(2)))).toEqual(ok([200]));
    // The last of the late answers came 1200 ms after it had been given up, and a second of silence followed.
    expect((asked[3]?.at ?? 0) - (asked[2]?.at ?? 0)).toBe(1700 + 1000);
  });

  it('never shows a register what another one holds, however late each answer is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 1400 }), { minLength: 30, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 }),
        async (latencies, registers) => {
          const { wires, during } = openWires((question, n) => [
            [latencies[n % 30] ?? 1, answerTo(question)],
          ]);
          for (const register of registers) {
            const read = await during(wires.read(block(register)));
            if (read.ok) expect(read.value).toEqual([100 * register]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('tells a refusal once, and asks no second time for it', async () => {
    const { wires, during, asked, log } = openWires(([slave = 0]) => [[20, seal([slave, 0x84, 2])]]);
    expect(await during(wires.read(block(9)))).toEqual(err('no-answer'));
    await during(wires.read(block(9)));
    expect(asked).toHaveLength(2);
    expect(log.lines.map(({ fields }) => fields?.['exception'])).toEqual([2]);
  });

  it('puts questions one after the other, with a pause between', async () => {
    const { wires, during, asked } = openWires((question) => [[30, answerTo(question)]]);
    const both = Promise.all([wires.read(block(1)), wires.read(block(2, 2))]);
    expect(await during(both)).toEqual([ok([100]), ok([200])]);
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(35);
  });
});

it('the pause is that of 3.5 characters, 5 ms at least', () => {
  expect([1200, 9600, 115_200].map(pauseAt)).toEqual([33, 5, 5]);
});
