// What it asks, and what it makes of the answer; the answer's form is in ezo.test.ts.
import { expect, it } from 'vitest';
import { ezoRtd } from '../../../hardware/drivers/ezo-rtd.ts';
import { answer } from './ezo-answer.ts';
import { type Bytes, bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const create = (...reads: readonly Bytes[]) => {
  const made = createScriptedBoard({ reads });
  return { ...made, part: ezoRtd.create(made.board, ezoRtd.configSchema.parse({})) };
};

it('asks, waits and gives its value', async () => {
  const { part, written, waits } = create(bytes(...answer('25.104')));
  expect(await part.read()).toEqual({ temperature: { ok: true, value: 25.104 } });
  expect(String.fromCharCode(...(written[0] ?? []))).toBe('R');
  expect(waits).toEqual([600]);
});

it('gives its fault: damaged, short, silent', async () => {
  const faultOf = async (...reads: readonly Bytes[]) => (await create(...reads).part.read())['temperature'];
  expect(await faultOf(bytes(...answer('7.*')))).toEqual({ ok: false, error: 'bad-checksum' });
  expect(await faultOf(bytes())).toEqual({ ok: false, error: 'no-answer' });
  expect(await faultOf(SILENCE)).toEqual({ ok: false, error: 'no-answer' });
});

it('is at 102 unless it is told otherwise, and knows no unknown key', () => {
  expect(ezoRtd.configSchema.parse({})).toEqual({ address: 102 });
  expect(ezoRtd.configSchema.safeParse({ address: 7 }).success).toBe(false);
  expect(ezoRtd.configSchema.safeParse({ adress: 102 }).success).toBe(false);
});
