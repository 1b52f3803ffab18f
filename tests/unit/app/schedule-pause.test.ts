// A pause of the schedule ends by itself, outlives a restart as far as the clock can be believed, and never lasts longer than a day.
import { expect, it } from 'vitest';
import { createPause } from '../../../controller/app/schedule-pause.ts';
import { initialSettings, type Settings } from '../../../controller/contract/settings.ts';
import { hours, type Millis, millis, timestamp } from '../../../controller/core/units.ts';
import type { Clock, Document } from '../../../controller/ports.ts';

const NOON = Date.UTC(2026, 6, 1, 16);

/** A clock by hand, and settings in memory that outlive it. */
const bench = () => {
  let elapsed = 0;
  let shift = 0;
  let trust: ReturnType<Clock['trust']> = 'trusted';
  const kept = { value: initialSettings };
  const document: Document<Settings> = {
    get value() {
      return kept.value;
    },
    async save(next) {
      kept.value = next;
    },
  };
  const clock = {
    now: () => timestamp(NOON + elapsed + shift),
    monotonic: () => millis(elapsed),
    trust: () => trust,
  } as Clock;
  return {
    pass: (time: Millis) => {
      elapsed += time;
    },
    setClock: (by: Millis) => {
      shift += by;
    },
    doubt: () => {
      trust = 'unknown';
    },
    start: () => createPause(document, clock),
  };
};

it('is told with its end and ends by itself, whatever becomes of the clock meanwhile', async () => {
  const { pass, setClock, start } = bench();
  const pause = start();
  expect(pause.pause()).toBeUndefined();
  await pause.pauseFor(hours(4), 'Rosa');
  pass(hours(1));
  expect(pause.pause()).toEqual({ by: 'Rosa', until: NOON + hours(4) });
  setClock(hours(200));
  expect(pause.pause()?.until).toBe(NOON + hours(204));
  pass(hours(3));
  expect(pause.pause()).toBeUndefined();
});

it('goes on after a restart for as long as was left', async () => {
  const { pass, start } = bench();
  await start().pauseFor(hours(4), 'Rosa');
  pass(hours(3));
  const again = start();
  expect(again.pause()).toEqual({ by: 'Rosa', until: NOON + hours(4) });
  pass(hours(1));
  expect(again.pause()).toBeUndefined();
  expect(start().pause()).toBeUndefined();
});

it('is over after a restart without a clock, and never longer than a day with one that was set back', async () => {
  const lost = bench();
  await lost.start().pauseFor(hours(4), 'Rosa');
  lost.doubt();
  expect(lost.start().pause()).toBeUndefined();
  const back = bench();
  await back.start().pauseFor(hours(4), 'Rosa');
  back.setClock(millis(-hours(500)));
  expect(back.start().pause()?.until).toBe(NOON - hours(500) + hours(24));
});

it('is ended by a person, also for the next start', async () => {
  const { start } = bench();
  const pause = start();
  await pause.pauseFor(hours(4), 'Rosa');
  await pause.resume();
  expect([pause.pause(), start().pause()]).toEqual([undefined, undefined]);
});
