// Salt does not vanish: what a probe says is held against what was there half an hour ago and the water that has come in since.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bad, good, isGood, type Reading } from '../../../controller/core/reading.ts';
import {
  NO_SALT,
  recallSalt,
  type SaltMemory,
  tellSalt,
  watchSalt,
} from '../../../controller/core/signal/salt-witness.ts';
import { minutes, timestamp } from '../../../controller/core/units.ts';
import { AT } from './situation.ts';

const CONDUCTIVITY = 'solution.conductivity';
const LEVEL = 'tank.level';

/** A tank that is looked at once a minute. */
const openTank = (salt = 1.4, litres = 150) => {
  const LOST: Reading = bad(AT, 'link-lost');
  const tank = { salt, litres, share: 1 };
  let memory: SaltMemory = NO_SALT;
  let now = 0;
  const look = (
    level: Reading = good(tank.litres, AT),
    conductivity: Reading = good(tank.salt * tank.share, AT),
  ): Reading | undefined => {
    now += 1;
    const readings = { [CONDUCTIVITY]: conductivity, [LEVEL]: level };
    const watched = watchSalt({ readings, processValues: readings, memory: {} }, memory, minutes(now));
    memory = watched.memory;
    expect(watched.sensed.processValues[CONDUCTIVITY]).toEqual(watched.sensed.readings[CONDUCTIVITY]);
    return watched.sensed.readings[CONDUCTIVITY];
  };
  const live = (rounds: number, change: () => void = () => undefined) => {
    const seen = [];
    for (let n = 0; n < rounds; n++) {
      change();
      seen.push(look());
    }
    return seen;
  };
  /** Plain water. */
  const add = (more: number): void => {
    tank.salt = (tank.salt * tank.litres) / (tank.litres + more);
    tank.litres += more;
  };
  /** Minutes without what the board says. */
  const pull = (rounds: number, why: Reading = LOST): void => {
    for (let n = 0; n < rounds; n++) look(LOST, why);
  };
  const restart = (): void => {
    const told = tellSalt(memory, { now: timestamp(AT + minutes(now)), monotonic: minutes(now) });
    now += 30;
    memory = recallSalt(told, {
      now: timestamp(AT + minutes(now)),
      monotonic: minutes(now),
      clockTrusted: true,
    });
  };
  return { tank, look, live, add, pull, restart };
};
const isDoubted = (reading: Reading | undefined): boolean =>
  reading?.quality === 'uncertain' && reading.why === 'salt-lost';

describe('a conductivity that falls', () => {
  it('without water that came in is in doubt after five minutes, and believed again when it is back', () => {
    const { tank, live } = openTank();
    live(40);
    tank.share = 0.7;
    const seen = live(60);
    expect(seen.findIndex(isDoubted)).toBe(5);
    expect(seen.slice(5).every(isDoubted)).toBe(true);
    tank.share = 1;
    expect(live(5).every((reading) => isGood(reading))).toBe(true);
  });

  it('by plain water is believed, however fast it comes', () => {
    const { live, add } = openTank(1.4, 60);
    live(40);
    add(90);
    expect(live(60).some(isDoubted)).toBe(false);
  });

  it('in a tank that was emptied and filled anew is believed', () => {
    const { tank, live, add } = openTank();
    live(40);
    live(10, () => {
      tank.litres -= 14.5;
    });
    add(145);
    expect(live(60).some(isDoubted)).toBe(false);
  });

  it('is doubted until the crop could have taken what is missing', () => {
    const { tank, live } = openTank();
    live(40);
    tank.share = 0.8;
    expect(live(1440).slice(5).every(isDoubted)).toBe(true);
    expect(live(1440).some((reading) => isGood(reading))).toBe(true);
  });

  it('stays in doubt when water comes in afterwards: that explains nothing of before', () => {
    const { tank, live, add } = openTank(1.4, 70);
    live(40);
    tank.share = 0.7;
    live(60);
    add(90);
    expect(live(60).every(isDoubted)).toBe(true);
    tank.share = 1;
    tank.salt = 1.4;
    expect(live(3).every((reading) => isGood(reading))).toBe(true);
  });

  it('stays in doubt over a pulled cable, and while the level alone is silent', () => {
    const { tank, live, look, pull } = openTank();
    live(40);
    tank.share = 0.7;
    live(60);
    pull(90);
    expect(live(10).every(isDoubted)).toBe(true);
    expect(isDoubted(look(bad(AT, 'no-answer')))).toBe(true);
  });

  it('stays in doubt over a restart, from the first round on', () => {
    const { tank, live, restart } = openTank();
    live(40);
    tank.share = 0.7;
    live(60);
    restart();
    expect(live(60).every(isDoubted)).toBe(true);
    tank.share = 1;
    expect(live(3).every((reading) => isGood(reading))).toBe(true);
  });

  it('by a calibration is what the new line says: it begins anew', () => {
    const { tank, live, pull } = openTank();
    live(40);
    tank.share = 0.7;
    live(60);
    pull(20, bad(AT, 'calibrating'));
    expect(live(60).some(isDoubted)).toBe(false);
  });

  it('is not judged without a level', () => {
    const { tank, live, look } = openTank();
    live(40);
    tank.share = 0.5;
    for (let n = 0; n < 30; n++) expect(isGood(look(bad(AT, 'no-answer')))).toBe(true);
  });
});

it('no feed, thirst, refill or tremble of a sound probe is ever held against it', () => {
  const step = fc.record({
    feed: fc.double({ min: 0, max: 0.2, noNaN: true }),
    drunk: fc.double({ min: 0, max: 0.3, noNaN: true }),
    water: fc.oneof(
      { weight: 9, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.double({ min: 1, max: 60, noNaN: true }) },
    ),
    tremble: fc.double({ min: 0.985, max: 1.015, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 200 }), (steps) => {
      const { tank, look, add } = openTank(1.4, 100);
      for (const { feed, drunk, water, tremble } of steps) {
        tank.salt = (tank.salt * tank.litres) / (tank.litres - drunk) + feed;
        tank.litres -= drunk;
        if (tank.litres + water < 250) add(water);
        tank.share = tremble;
        expect(isDoubted(look(good(tank.litres * (2 - tremble), AT)))).toBe(false);
      }
    }),
    { seed: 11 },
  );
});

it('every drop by a fifth without water is doubted, whatever went before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.double({ min: 0.1, max: 0.8, noNaN: true }),
      (before, share) => {
        const { tank, live } = openTank();
        live(before);
        tank.share = share;
        expect(isDoubted(live(6).at(-1))).toBe(true);
      },
    ),
    { seed: 12 },
  );
});
