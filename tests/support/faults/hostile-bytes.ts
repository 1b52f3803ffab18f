// Bytes that no sound host would send, at the bare line: nothing may move, and the board must listen again soon.
import { encodeFrame } from '../../../hardware/board/frame.ts';
import { lease, STATE_READ } from '../../../hardware/board/requests.ts';
import { openBareLine } from '../bare-line.ts';
import { createSeeded } from '../seeded.ts';

const on = (index: number) => ({ index, duty: 1, lease: 60_000 });

/** Orders with one flipped bit each; how many moved a pin. */
export const flippedBits = async (trials: number): Promise<number> => {
  const { cable, beat, run, changes } = await openBareLine();
  const random = createSeeded(20_261_124);
  for (let trial = 0; trial < trials; trial += 1) {
    if (trial % 20 === 0) await beat();
    const frame = encodeFrame({ ...lease([on(trial % 3 === 0 ? 3 : 0)]), seq: trial & 0xff });
    const bit = Math.floor(random() * frame.length * 8);
    frame[bit >> 3] = (frame[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    cable.write(frame);
    await run(20);
  }
  return changes.length;
};

/** Bursts of garbage while the pump runs: changes of any pin, and the longest wait for a sound answer after a burst, ms. */
export const garbageBursts = async (
  bursts: number,
): Promise<{ readonly wrong: number; readonly heardAfter: number }> => {
  const { site, cable, ask, beat, run, changes } = await openBareLine();
  const random = createSeeded(7);
  let wrong = 0;
  let heardAfter = 0;
  for (let burst = 0; burst < bursts; burst += 1) {
    await beat();
    if (burst % 50 === 0) await ask(lease([on(0)]));
    const before = changes.length;
    cable.write(Uint8Array.from({ length: 64 }, () => Math.floor(random() * 256)));
    await run(20);
    const from = site.board.now();
    if ((await ask(STATE_READ)) !== 'state') heardAfter = Number.POSITIVE_INFINITY;
    heardAfter = Math.max(heardAfter, site.board.now() - from);
    wrong += changes.length - before;
  }
  return { wrong, heardAfter };
};
