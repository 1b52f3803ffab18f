// Golden value: ROHM "BH1750FVI Technical Note", page 7: 83 90 at the default time is 28,067 lx.
import { describe, expect, it } from 'vitest';
import { bh1750, decode } from '../../../hardware/drivers/bh1750.ts';
import { bytes, createScriptedBoard } from './scripted-board.ts';

const AT_DEFAULT_TIME = 31 / 69;
const lux = (result: ReturnType<typeof decode>): number => (result.ok ? result.value : Number.NaN);

describe('BH1750', () => {
  it.each([
    [[0x83, 0x90], 28_066.7],
    [[0x00, 0x00], 0],
    [[0x00, 0x0c], 10],
  ])('decodes %j as %f lx, scaled to the shorter time', (pair, expected) => {
    expect(lux(decode(pair)) * AT_DEFAULT_TIME).toBeCloseTo(expected, 1);
  });

  it('reaches beyond the sun of 3,800 m before it is full', () => {
    expect(lux(decode([0xff, 0xfe]))).toBeGreaterThan(120_000);
  });

  it('says so when it is full, and refuses a short frame', () => {
    expect(decode([0xff, 0xff])).toEqual({ ok: false, error: 'out-of-range' });
    expect(decode([0x12])).toEqual({ ok: false, error: 'no-answer' });
  });

  it('sets its time, measures once and multiplies by the filter', async () => {
    const { board, written, waits } = createScriptedBoard({ reads: [bytes(0x83, 0x90)] });
    const { illuminance } = await bh1750.create(board, { address: 35, filterFactor: 3 }).read();
    expect(written).toEqual([[0x01], [0x40], [0x7f], [0x20]]);
    expect(waits[0]).toBeGreaterThan(180 * AT_DEFAULT_TIME);
    expect(illuminance?.ok && illuminance.value * AT_DEFAULT_TIME).toBeCloseTo(3 * 28_066.7, 0);
  });

  it('gives its fault when it does not answer in time', async () => {
    const { board } = createScriptedBoard({});
    const { illuminance } = await bh1750.create(board, { address: 35, filterFactor: 1 }).read();
    expect(illuminance).toEqual({ ok: false, error: 'no-answer' });
  });
});
