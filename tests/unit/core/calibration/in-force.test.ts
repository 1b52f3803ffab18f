// The line that holds: the newest accepted one that nobody has undone, over that of the rig; and silence while a probe is out.
import { describe, expect, it } from 'vitest';
import {
  lineOf,
  type Standing,
  standingOf,
  withCalibrations,
} from '../../../../controller/core/calibration/in-force.ts';
import type { Channel } from '../../../../controller/core/installation.ts';
import { bad, isGood } from '../../../../controller/core/reading.ts';
import { sense } from '../../../../controller/core/signal/sense.ts';
import { millis, timestamp } from '../../../../controller/core/units.ts';

const TAG = 'solution.acidity';
const PH: Channel = {
  tag: TAG,
  quantity: 'acidity',
  calibration: { slope: -5, offset: 20, at: timestamp(0), by: 'the rig' },
};
const OTHER: Channel = { tag: 'tank.level', quantity: 'level', calibration: 'factory' };
const accepted = (slope: number, tag = TAG): Standing => ({
  tag,
  verdict: 'accepted',
  line: { slope, offset: 21 },
  at: 7,
  by: 'Ana',
});
const said = (verdict: 'refused' | 'undone'): Standing => ({ tag: TAG, verdict, at: 8, by: 'Ana' });
const slopeAfter = (...records: readonly Standing[]) => {
  const [channel] = withCalibrations([PH, OTHER], records);
  return channel && lineOf(channel)?.slope;
};

describe('the line that holds', () => {
  it.each<[string, readonly Standing[], number]>([
    ['of the rig without records', [], -5],
    ['of the newest accepted one', [accepted(-6), accepted(-7)], -7],
    ['as before when one was refused', [accepted(-6), said('refused')], -6],
    ['of the one before, undone', [accepted(-6), accepted(-7), said('undone')], -6],
    ['of the rig when all are undone', [accepted(-6), said('undone'), said('undone')], -5],
    ['not of another channel', [accepted(-9, 'solution.other')], -5],
  ])('is that %s', (_name, records, slope) => {
    expect(slopeAfter(...records)).toBe(slope);
  });

  it('carries who and when, and leaves the other channels alone', () => {
    const channels = withCalibrations([PH, OTHER], [accepted(-6)]);
    expect(channels).toEqual([{ ...PH, calibration: { slope: -6, offset: 21, at: 7, by: 'Ana' } }, OTHER]);
    expect(standingOf([accepted(-6)], 'tank.level')).toEqual([]);
  });

  it('is none for a probe that never had one, and plain for a part that says its quantity itself', () => {
    expect(lineOf({ ...PH, calibration: null })).toBeUndefined();
    expect(lineOf(OTHER)).toEqual({ slope: 1, offset: 0 });
  });
});

describe('a probe that is being calibrated', () => {
  const roundAt = (ms: number) => ({
    now: timestamp(ms),
    monotonic: millis(ms),
    period: millis(5000),
    linkReady: true,
  });
  const sampleAt = (ms: number) => [{ tag: TAG, at: timestamp(ms), raw: 2.8 }];
  const out: Channel = { ...PH, isCalibrating: true };

  it('says nothing at once, to people or to control, and begins anew afterwards', () => {
    const before = sense([PH], sampleAt(0), {}, roundAt(0));
    expect(isGood(before.processValues[TAG])).toBe(true);
    const during = sense([out], sampleAt(1000), before.memory, roundAt(1000));
    expect(during.readings[TAG]).toEqual(bad(timestamp(1000), 'calibrating'));
    expect(during.processValues[TAG]).toEqual(bad(timestamp(1000), 'calibrating'));
    const back = sense([PH], [], during.memory, roundAt(2000));
    expect(back.processValues[TAG]).toMatchObject({ quality: 'bad', why: 'never-read' });
    const read = sense([PH], sampleAt(3000), back.memory, roundAt(3000));
    expect(read.processValues[TAG]).toMatchObject({ quality: 'good', value: 6 });
  });
});
