// What is told of the state: every change, numbered without a gap, and nothing when nothing has changed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPublisher } from '../../../controller/app/publisher.ts';
import { applyPatch } from '../../../controller/contract/patch.ts';
import type { Delta, Snapshot } from '../../../controller/contract/snapshot.ts';

/** A state of which only the time matters here. */
const at = (time: number) => (seq: number) => ({ boot: 'b', seq, at: time }) as Snapshot;

const listen = (publisher: ReturnType<typeof createPublisher>): readonly Delta[] => {
  const heard: Delta[] = [];
  publisher.onDelta((delta) => heard.push(delta));
  return heard;
};

describe('the publisher', () => {
  it('has nothing to show before the first round', () => {
    expect(createPublisher().current()).toBeUndefined();
  });

  it('tells the same state once', () => {
    const publisher = createPublisher();
    publisher.publish(at(1));
    const heard = listen(publisher);
    publisher.publish(at(2));
    publisher.publish(at(2));
    expect(heard).toEqual([{ boot: 'b', seq: 2, patch: { at: 2 } }]);
    expect(publisher.current()).toEqual({ boot: 'b', seq: 2, at: 2 });
  });

  it('makes no snapshot that nobody asks for', () => {
    const publisher = createPublisher();
    let made = 0;
    for (let round = 0; round < 5; round += 1)
      publisher.publish((seq) => {
        made += 1;
        return at(round)(seq);
      });
    expect(made).toBe(0);
    expect(publisher.current()?.at).toBe(4);
    publisher.current();
    expect(made).toBe(1);
  });

  it('brings whoever listens from the snapshot to the state of now, without a gap in the numbers', () => {
    const step = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant('look' as const));
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (before, after) => {
        const publisher = createPublisher();
        publisher.publish(at(0));
        const live = (steps: readonly (number | 'look')[]) => {
          for (const next of steps) {
            if (next === 'look') publisher.current();
            else publisher.publish(at(next));
          }
        };
        live(before);
        const heard = listen(publisher);
        const from = publisher.current() as Snapshot;
        live(after);
        expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, n) => from.seq + n + 1));
        const reached = heard.reduce((state, { seq, patch }) => ({ ...applyPatch(state, patch), seq }), from);
        expect(reached).toEqual(publisher.current());
      }),
      { seed: 11 },
    );
  });
});
