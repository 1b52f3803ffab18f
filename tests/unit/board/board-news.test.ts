// What people are told of a board that acted by itself, from what it said and from how long nobody heard it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seconds, timestamp } from '../../../controller/core/units.ts';
import { planActuators } from '../../../hardware/actuators.ts';
import { createNewsDesk } from '../../../hardware/board-news.ts';
import { familyRig, quietRig } from '../../support/body-orders.ts';

const START = 1_800_000_000_000;
const inputs = [
  { pin: 8, level: 'low', pullUp: true },
  { pin: 9, level: 'high', pullUp: false },
] as const;

const openDesk = (rig = familyRig()) => {
  let now = START;
  const actuators = rig.actuators.map((each) =>
    each.id === 'pump' ? { ...each, boardInputs: [...inputs] } : each,
  );
  const plan = planActuators({ ...rig, actuators });
  const desk = createNewsDesk({ board: 'casa', plan, clock: { now: () => timestamp(now) } });
  return { ...desk, pass: (ms: number) => (now += ms) };
};
const alone = (from: number | undefined, to: number) => ({
  kind: 'was-alone',
  board: 'casa',
  ...(from === undefined ? {} : { from: START + from }),
  to: START + to,
});

describe('an input that holds an output back', () => {
  it('is told with its pin and its output, once', () => {
    const { hear, take } = openDesk();
    hear({ event: 'interlock-1', index: 0 });
    hear({ event: 'interlock-2', index: 0 });
    expect(take()).toEqual([
      { kind: 'held-back', board: 'casa', actuator: 'pump', pin: 8 },
      { kind: 'held-back', board: 'casa', actuator: 'pump', pin: 9 },
    ]);
    expect(take()).toEqual([]);
  });

  it('is not made up for an output without inputs', () => {
    const { hear, take } = openDesk();
    hear({ event: 'interlock-1', index: 3 });
    hear({ event: 'interlock-1', index: 40 });
    expect(take()).toEqual([]);
  });
});

describe('a board that was alone', () => {
  it('tells from when to when where the host heard both, and else only until when', () => {
    const { hear, take, pass } = openDesk();
    hear({ event: 'fallback-began', index: 255 });
    pass(60_000);
    hear({ event: 'fallback-ended', index: 255 });
    expect(take()).toEqual([alone(0, 60_000)]);
    hear({ event: 'fallback-ended', index: 255 });
    expect(take()).toEqual([alone(undefined, 60_000)]);
  });

  it('is told when the link is back, from five seconds after its loss to its restart', () => {
    const { lost, met, take, pass } = openDesk();
    lost();
    pass(600_000);
    met(2000);
    expect(take()).toEqual([alone(5000, 598_000)]);
  });

  it('is told by its own word where it was not restarted', () => {
    const { hear, lost, met, take, pass } = openDesk();
    lost();
    pass(600_000);
    met(90_000_000);
    expect(take()).toEqual([]);
    hear({ event: 'fallback-ended', index: 255 });
    expect(take()).toEqual([alone(5000, 600_000)]);
  });

  it('is no news without programs, nor when nobody has met it before', () => {
    const quiet = openDesk(quietRig());
    quiet.lost();
    quiet.pass(600_000);
    quiet.met(2000);
    expect(quiet.take()).toEqual([]);
    const first = openDesk();
    first.met(2000);
    expect(first.take()).toEqual([]);
  });

  it('was never alone for less than nothing, nor longer than the link was gone', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.nat(200_000_000), (away, uptime) => {
        const { lost, met, take, pass } = openDesk();
        lost();
        pass(away);
        met(uptime);
        for (const item of take()) {
          if (item.kind !== 'was-alone' || item.from === undefined) throw new Error('another news');
          expect(item.to).toBeGreaterThan(item.from);
          expect(item.to - item.from).toBeLessThanOrEqual(away - seconds(5));
        }
      }),
      { seed: 20_261_124 },
    );
  });
});
