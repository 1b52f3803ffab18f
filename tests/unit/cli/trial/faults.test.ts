// What is broken when, and what the trial makes of it; what each fault does to a probe or an output is the twin's.
import { describe, expect, test } from 'vitest';
import {
  brokenAt,
  isForgetting,
  isLinkLost,
  type TrialFault,
} from '../../../../controller/cli/trial/faults.ts';

const DAY = 86_400_000;
const dead: TrialFault = { from: DAY, until: 2 * DAY, kind: 'dead', tag: 'air.temperature' };
const lost: TrialFault = { from: DAY, until: 2 * DAY, kind: 'link-lost' };
const restart: TrialFault = { from: DAY, until: 9 * DAY, kind: 'restart' };

describe('a fault of a trial', () => {
  test('holds from its beginning until its end, and stays the same object', () => {
    expect([DAY - 1, DAY, 2 * DAY - 1, 2 * DAY].map((at) => brokenAt([dead], at)[0])).toEqual([
      undefined,
      dead,
      dead,
      undefined,
    ]);
    expect(brokenAt([dead], DAY)[0]).toBe(brokenAt([dead], DAY + 1)[0]);
  });
  test('of the control is none of the greenhouse', () => {
    expect(brokenAt([lost, dead, restart], DAY)).toEqual([dead]);
    expect([DAY - 1, DAY, 2 * DAY].map((at) => isLinkLost([dead, lost], at))).toEqual([false, true, false]);
  });
  test('a restart is forgotten in one round alone', () => {
    const rounds = [DAY - 60_000, DAY, DAY + 60_000];
    expect(rounds.map((at) => isForgetting([restart], at, 60_000))).toEqual([false, true, false]);
    expect(isForgetting([lost], DAY, 60_000)).toBe(false);
  });
});
