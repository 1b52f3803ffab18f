// What it asks, and what it makes of the answer; the answer's form is in ezo.test.ts.
import { expect, it } from 'vitest';
import { ezoEc } from '../../../hardware/drivers/ezo-ec.ts';
import { answer } from './ezo-answer.ts';
import { type Bytes, bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const create = (...reads: readonly Bytes[]) => {
  const made = createScriptedBoard({ reads });
  return { ...made, part: ezoEc.create(made.board, ezoEc.configSchema.parse({})) };
};

it('asks, waits and gives its value', async () => {
  const { part, written, waits } = create(bytes(...answer('1413.00')));
  expect(await part.read()).toEqual({ conductivity: { ok: true, value: 1.413 } });
  expect(String.fromCharCode(...(written[0] ?? []))).toBe('RT,25.0');
  expect(waits).toEqual([900]);
});

it('gives its fault: damaged, short, silent', async () => {
  const faultOf = async (...reads: readonly Bytes[]) => (await create(...reads).part.read())['conductivity'];
  expect(await faultOf(bytes(...answer('7.*')))).toEqual({ ok: false, error: 'bad-checksum' });
  expect(await faultOf(bytes())).toEqual({ ok: false, error: 'no-answer' });
  expect(await faultOf(SILENCE)).toEqual({ ok: false, error: 'no-answer' });
});

it('is at 100 unless it is told otherwise, and knows no unknown key', () => {
  expect(ezoEc.configSchema.parse({})).toEqual({ address: 100 });
  expect(ezoEc.configSchema.safeParse({ address: 7 }).success).toBe(false);
  expect(ezoEc.configSchema.safeParse({ adress: 100 }).success).toBe(false);
});
