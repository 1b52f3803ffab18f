// A bottle that the doses have nearly emptied is asked for, until somebody fills it, over months and restarts.
import { describe, expect, it } from 'vitest';
import { createBottles } from '../../../controller/app/bottles.ts';
import { type BottlesFile, bottlesSchema, noBottles } from '../../../controller/contract/bottles.ts';
import { millis } from '../../../controller/core/units.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';
import { dosers } from '../core/fitted-house.ts';

const DAY = 86_400_000;
/** As far as the journal remembers. */
const WEEKS = 14 * DAY;

const open = () => {
  const clock = createTestClock();
  const doses: { at: number; ml: number }[] = [];
  let value: BottlesFile = noBottles;
  let isFull = false;
  let saves = 0;
  const document = {
    get value() {
      return value;
    },
    async save(next: BottlesFile) {
      saves += 1;
      if (isFull) throw new Error('no room');
      value = bottlesSchema.parse(next);
    },
  };
  const actuators = dosers.map((actuator) =>
    actuator.id === 'doser-acid' && actuator.dosing
      ? { ...actuator, dosing: { ...actuator.dosing, bottle: 1000 } }
      : actuator,
  );
  const start = () =>
    createBottles({
      bottles: document,
      actuators,
      journal: {
        counted: (counter, since) =>
          doses
            .filter(({ at }) => counter === 'doser-acid.ml' && at >= since && at >= clock.now() - WEEKS)
            .reduce((sum, { ml }) => sum + ml, 0),
      },
      clock,
      log: createTestLog(),
    });
  let bottles = start();
  bottles.due();
  return {
    /** A day, with this dose in the middle of it. */
    async day(ml: number) {
      await clock.advance(millis(DAY / 2));
      doses.push({ at: clock.now(), ml });
      await clock.advance(millis(DAY / 2));
      return bottles.due().map(({ id, because: { params } }) => [id, params?.['ml']]);
    },
    due: () => bottles.due().map(({ id }) => id),
    answer: (said: 'done' | 'later' | 'open') => bottles.answer('refill-bottle:doser-acid', said),
    isAbout: (task: string) => bottles.isAbout(task),
    restart() {
      bottles = start();
    },
    given: () => value.given,
    saves: () => saves,
    fillDisk: (to: boolean) => {
      isFull = to;
    },
    hour: () => clock.advance(millis(DAY / 24)),
  };
};

describe('a bottle of 1000 mL', () => {
  it('is asked for when a fifth is left, though the journal has long forgotten the first doses', async () => {
    const house = open();
    for (let day = 0; day < 39; day += 1) {
      expect(await house.day(20)).toEqual([]);
      if (day === 20) house.restart();
    }
    expect(await house.day(20)).toEqual([['refill-bottle:doser-acid', 200]]);
  });

  it('counts anew once it is filled, over a restart; a slip is taken back, with what was given since', async () => {
    const house = open();
    await house.day(850);
    await house.answer('done');
    expect(house.due()).toEqual([]);
    house.restart();
    expect(await house.day(700)).toEqual([]);
    await house.answer('done');
    expect(await house.day(150)).toEqual([]);
    await house.answer('open');
    expect(await house.day(0)).toEqual([['refill-bottle:doser-acid', 150]]);
    await house.answer('open');
    expect(house.due()).toEqual(['refill-bottle:doser-acid']);
  });

  it('stays asked for when somebody says later, and says nothing below none', async () => {
    const house = open();
    await house.day(1500);
    await house.answer('later');
    expect(await house.day(0)).toEqual([['refill-bottle:doser-acid', 0]]);
  });

  it('is asked for on a full disk too, which is tried once an hour and takes the sum when there is room', async () => {
    const house = open();
    house.fillDisk(true);
    expect(await house.day(850)).toEqual([['refill-bottle:doser-acid', 150]]);
    const before = house.saves();
    for (let round = 0; round < 100; round += 1) expect(house.due()).toHaveLength(1);
    expect(house.saves()).toBe(before);
    house.fillDisk(false);
    await house.hour();
    expect(house.due()).toHaveLength(1);
    expect([house.saves() - before, house.given()['doser-acid']?.ml]).toEqual([1, 850]);
  });

  it('is the only one: of the others the rig does not say what they hold', async () => {
    const house = open();
    await house.day(1500);
    expect(Object.keys(house.given())).toEqual(['doser-acid']);
    expect(['refill-bottle:doser-a', 'look-for-pests'].map(house.isAbout)).toEqual([false, false]);
  });
});
