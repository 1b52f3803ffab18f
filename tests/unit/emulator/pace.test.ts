import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceBoard, SLICE_MS } from '../../../hardware/emulator/pace.ts';
import { createTestClock } from '../../support/clock.ts';

const powered = () => {
  const clock = createTestClock();
  const slices: number[] = [];
  const board = { run: (ms: number) => void slices.push(ms) };
  const pace = paceBoard({ board, clock, speed: 1 });
  const lived = () => slices.reduce((sum, ms) => sum + ms, 0);
  return { clock, pace, slices, lived };
};

describe('pace of an emulated board', () => {
  it('lives in the clock’s slices while nobody writes', async () => {
    const { clock, slices } = powered();
    await clock.advance(100);
    expect(slices).toEqual(Array.from({ length: 5 }, () => SLICE_MS));
  });

  it('lives within a few milliseconds of a write, and idles again after it', async () => {
    const { clock, pace, slices } = powered();
    pace.attend();
    await clock.advance(4);
    expect(slices).toEqual([4]);
    await clock.advance(96);
    const after = slices.length;
    await clock.advance(100);
    expect(slices.length - after).toBe(5);
  });

  it('lives exactly as long as the clock, however often it is written to', async () => {
    const rests = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(rests, async (waits) => {
        const { clock, pace, lived } = powered();
        for (const wait of waits) {
          pace.attend();
          await clock.advance(wait);
        }
        await clock.advance(SLICE_MS);
        const total = waits.reduce((sum, wait) => sum + wait, SLICE_MS);
        expect(total - lived()).toBeLessThan(SLICE_MS);
        expect(lived()).toBeLessThanOrEqual(total);
      }),
    );
  });

  it('is dead once the power is off, whatever is written', async () => {
    const { clock, pace, slices } = powered();
    pace.attend();
    pace.stop();
    pace.attend();
    await clock.advance(200);
    expect(slices).toEqual([]);
  });
});
