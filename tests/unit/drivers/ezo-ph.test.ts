// What it asks, and what it makes of the answer; the answer's form is in ezo.test.ts.
import { expect, it } from 'vitest';
import { ezoPh } from '../../../hardware/drivers/ezo-ph.ts';
import { answer } from './ezo-answer.ts';
import { type Bytes, bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const create = (...reads: readonly Bytes[]) => {
  const made = createScriptedBoard({ reads });
  return { ...made, part: ezoPh.create(made.board, ezoPh.configSchema.parse({})) };
};

it('asks, waits and gives its value', async () => {
  const { part, written, waits } = create(bytes(...answer('6.120')));
  expect(await part.read()).toEqual({ acidity: { ok: true, value: 6.12 } });
  expect(String.fromCharCode(...(written[0] ?? []))).toBe('RT,25.0');
  expect(waits).toEqual([900]);
});

it('gives its fault: damaged, short, silent', async () => {
  const faultOf = async (...reads: readonly Bytes[]) => (await create(...reads).part.read())['acidity'];
  expect(await faultOf(bytes(...answer('7.*')))).toEqual({ ok: false, error: 'bad-checksum' });
  expect(await faultOf(bytes())).toEqual({ ok: false, error: 'no-answer' });
  expect(await faultOf(SILENCE)).toEqual({ ok: false, error: 'no-answer' });
});

it('is at 99 unless it is told otherwise, and knows no unknown key', () => {
  expect(ezoPh.configSchema.parse({})).toEqual({ address: 99 });
  expect(ezoPh.configSchema.safeParse({ address: 7 }).success).toBe(false);
  expect(ezoPh.configSchema.safeParse({ adress: 99 }).success).toBe(false);
});
