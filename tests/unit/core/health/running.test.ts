// What the controller finds wrong with its own running: each fault with the way to mend it, and nothing where all is well.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../controller/core/health/finding.ts';
import { checkWear } from '../../../../controller/core/health/machine.ts';
import {
  type BoardHealth,
  checkAlarms,
  checkBoards,
  checkDue,
  checkPin,
  checkReadings,
  checkStore,
  checkTiming,
  checkTravel,
  checkUnconfirmed,
  checkWitness,
} from '../../../../controller/core/health/running.ts';
import { timingOf } from '../../../../controller/core/health/timing.ts';
import { CATALOGUES } from '../../../support/catalogues.ts';

const board = (more: Partial<BoardHealth> = {}): BoardHealth => ({
  name: 'house',
  state: 'ready',
  damaged: 0,
  trips: 0,
  ...more,
});
const timing = (took: readonly number[], gap = 5000) =>
  timingOf(
    took.map((_, n) => n * gap),
    took,
    5000,
    10,
  );
const fast = Array.from({ length: 100 }, () => 200);

interface Case {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly told: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'what the virtual house says of the probes that it knows',
    findings: checkWitness([
      { tag: 'solution.acidity', said: undefined },
      { tag: 'air.humidity', said: { state: 'agrees', because: { key: 'witness.agrees' } } },
      {
        tag: 'air.temperature',
        said: { state: 'doubts', because: { key: 'witness.more-by-night' }, by: 2.1 },
      },
      { tag: 'air.temperature', said: { state: 'unknown', because: { key: 'witness.person' } } },
    ]),
    told: ['ok health.witness.ok', 'wrong health.witness.doubt', 'not-known health.witness.unknown'],
  },
  { name: 'a board that answers', findings: checkBoards([board()]), told: ['ok health.board.ok'] },
  { name: 'no board yet', findings: checkBoards([]), told: ['not-known health.board.none'] },
  {
    name: 'a board that is looked for',
    findings: checkBoards([board({ state: 'connecting' })]),
    told: ['not-known health.board.connecting'],
  },
  {
    name: 'one of two boards without its cable',
    findings: checkBoards([
      board(),
      board({ name: 'water', state: 'lost', because: { key: 'link.unplugged', params: { port: 'p' } } }),
    ]),
    told: ['ok health.board.ok', 'wrong health.board.lost'],
  },
  {
    name: 'a noisy line',
    findings: checkBoards([board({ damaged: 20 })]),
    told: ['wrong health.board.damaged'],
  },
  {
    name: 'a plug that was moved',
    findings: checkBoards([board({ damaged: 3 })]),
    told: ['ok health.board.ok'],
  },
  {
    name: 'an "on" that was too long',
    findings: checkBoards([board({ trips: 1 })]),
    told: ['wrong health.board.trips'],
  },
  {
    name: 'a board whose firmware does without something',
    findings: checkBoards([board({ tooOld: { firmware: '1.3.0', needed: '1.4.0' } })]),
    told: ['wrong health.board.too-old'],
  },
  { name: 'rounds in time', findings: [checkTiming(timing(fast))], told: ['ok health.loop.ok'] },
  { name: 'no round yet', findings: [checkTiming(timing([]))], told: ['not-known health.loop.unknown'] },
  { name: 'every round late', findings: [checkTiming(timing(fast, 9000))], told: ['wrong health.loop.late'] },
  {
    name: 'rounds that fill their period',
    findings: [checkTiming(timing(fast.map(() => 2600)))],
    told: ['wrong health.loop.slow'],
  },
  {
    name: 'good probes',
    findings: checkReadings({ a: { quality: 'good' }, b: { quality: 'good' } }),
    told: ['ok health.sensor.ok'],
  },
  {
    name: 'probes that a lost board silences',
    findings: checkReadings({
      a: { quality: 'bad', why: 'link-lost' },
      b: { quality: 'bad', why: 'link-lost' },
    }),
    told: ['not-known health.sensor.none'],
  },
  {
    name: 'a value that can be no more than a hint',
    findings: checkReadings({ 'air.co2': { quality: 'uncertain', why: 'indicative' } }),
    told: ['not-applicable health.sensor.indicative'],
  },
  { name: 'nothing measured', findings: checkReadings({}), told: ['not-known health.sensor.none'] },
  {
    name: 'a mute probe, a doubted one and one on the bench',
    findings: checkReadings({
      a: { quality: 'bad', why: 'no-answer' },
      b: { quality: 'uncertain', why: 'fouled' },
      c: { quality: 'bad', why: 'calibrating' },
      d: { quality: 'good' },
    }),
    told: ['wrong health.sensor.doubt', 'wrong health.sensor.doubt', 'not-applicable health.sensor.out'],
  },
  { name: 'no calibration due', findings: checkDue([]), told: ['ok health.calibration.ok'] },
  { name: 'no motor', findings: checkTravel(0, []), told: [] },
  { name: 'motors measured', findings: checkTravel(2, []), told: ['ok health.travel.ok'] },
  { name: 'one motor not', findings: checkTravel(2, ['vent']), told: ['wrong health.travel.unmeasured'] },
  { name: 'one due', findings: checkDue([{ tag: 'a', days: 3 }]), told: ['wrong health.calibration.due'] },
  { name: 'numbers to confirm', findings: [checkUnconfirmed(2)], told: ['wrong health.numbers.waiting'] },
  { name: 'no alarm', findings: [checkAlarms(0)], told: ['ok health.alarm.ok'] },
  { name: 'two alarms', findings: [checkAlarms(2)], told: ['wrong health.alarm.calling'] },
  { name: 'no PIN', findings: [checkPin(false)], told: ['wrong health.pin.none'] },
  {
    name: 'a full card',
    findings: checkStore([{ key: 'alarm.disk-full' }]),
    told: ['wrong health.store.trouble'],
  },
  {
    name: 'a card that is worn as planned',
    findings: [checkWear({ bytes: 2e6, during: 4 * 3_600_000 })],
    told: ['ok health.wear.ok'],
  },
  {
    name: 'a card that is worn too fast',
    findings: [checkWear({ bytes: 20e6, during: 4 * 3_600_000 })],
    told: ['wrong health.wear.high'],
  },
  {
    name: 'a start, which writes more than its share',
    findings: [checkWear({ bytes: 20e6, during: 60_000 })],
    told: ['not-known health.wear.unknown'],
  },
];

describe('the running greenhouse', () => {
  test.each(CASES)('$name', ({ findings, told }) => {
    expect(findings.map(({ state, found }) => `${state} ${found.key}`)).toEqual(told);
    for (const finding of findings) {
      const keys = [`health.${finding.check}`, finding.found.key];
      if (finding.state === 'wrong') keys.push(finding.fix.key);
      for (const words of Object.values(CATALOGUES)) expect(keys.filter((key) => !words[key])).toEqual([]);
    }
  });

  test('a board says itself what to do, where it can', () => {
    const [lost] = checkBoards([board({ state: 'refused', because: { key: 'link.old-firmware' } })]);
    expect(lost).toMatchObject({ subject: 'house', fix: { key: 'link.old-firmware' } });
  });
});

test('of any durations, half are within the p50, and p50, p99 and worst never fall', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 300 }), (took) => {
      const { p50, p99, worst, recent, rounds } = timing(took);
      const within = took.filter((each) => each <= (p50 ?? -1)).length;
      expect(within * 2).toBeGreaterThanOrEqual(took.length);
      expect([p50, p99, worst]).toEqual([p50, p99, worst].toSorted((a, b) => (a ?? 0) - (b ?? 0)));
      expect(worst).toBe(Math.max(...took));
      expect(recent).toEqual(took.slice(-10));
      expect(rounds).toBe(took.length);
    }),
  );
});
