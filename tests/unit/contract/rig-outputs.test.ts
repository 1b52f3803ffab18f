// Outputs of a rig beyond pump, vent and heater: what each of them must say of itself.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rigSchema } from '../../../controller/contract/rig.ts';
import { sayingsOf } from '../../support/sayings.ts';

type Part = Record<string, unknown>;

const places = (parts: readonly Part[]): readonly string[] => {
  const rig = JSON.parse(readFileSync('hardware/rigs/family.json', 'utf8'));
  rig.actuators.push(...parts);
  return sayingsOf(rigSchema.safeParse(rig).error?.issues).map((saying) =>
    saying.replace(/^actuators\.\d+\./, ''),
  );
};

const part = (kind: string, over: Part = {}): Part => ({
  id: kind,
  kind,
  driver: 'relay',
  config: { pin: 9, activeLow: false },
  shortestOnSeconds: 1,
  shortestOffSeconds: 1,
  longestOnSeconds: 60,
  ...over,
});
const doser = (over: Part = {}): Part => part('doser', { doses: 'acid', mlPerSecond: 1.2, ...over });

describe('kinds of outputs', () => {
  test.each(['screen', 'shade', 'fogger', 'aerator', 'inlet'])('a %s needs nothing of its own', (kind) => {
    expect(places([part(kind)])).toEqual([]);
  });

  test('an alarm says how it calls, and may say from what on', () => {
    expect(places([part('alarm', { signal: 'light', signalsFrom: 'attention' })])).toEqual([]);
    expect(places([part('alarm', { safeDuty: 1 })])).toEqual([
      'signal: an alarm says how it calls: "sound" (silent once seen) or "light" (until it is over)',
      'safeDuty: 0: this is safe only when it is off',
    ]);
    expect(places([part('pump', { id: 'pump-2', signal: 'sound', signalsFrom: 'danger' })])).toEqual([
      'signal: only alarm has it; leave it out',
      'signalsFrom: only alarm has it; leave it out',
    ]);
  });

  test('only a fan runs slowly', () => {
    expect(places([part('fan', { airflow: 'exhaust', speed: 'variable' })])).toEqual([]);
    expect(places([part('aerator', { speed: 'variable' })])).toEqual([
      'speed: only fan has it; leave it out',
    ]);
  });

  test('a fan says whether it only stirs the air or takes it out', () => {
    expect(places([part('fan', { airflow: 'exhaust' })])).toEqual([]);
    expect(places([part('fan')])).toEqual([
      'airflow: a fan says what it does: "mixing" (inside) or "exhaust" (out of the house)',
    ]);
    expect(places([part('pump', { id: 'pump-2', airflow: 'mixing' })])).toEqual([
      'airflow: only fan has it; leave it out',
    ]);
  });

  test('only a heater may be switched without contacts, only a vent faces somewhere', () => {
    expect(places([part('heater', { switching: 'solid-state' })])).toEqual([]);
    expect(places([part('pump', { id: 'pump-2', switching: 'solid-state' })])).toEqual([
      'switching: only heater has it; leave it out',
    ]);
    expect(places([part('heater', { faces: 90 })])).toEqual(['faces: only vent has it; leave it out']);
  });

  test('an unknown kind is refused', () => {
    expect(places([part('cannon')])).toHaveLength(1);
  });
});

describe('an inlet', () => {
  test('is safe only when shut, and never open for more than half an hour', () => {
    expect(places([part('inlet', { longestOnSeconds: 1800 })])).toEqual([]);
    expect(places([part('inlet', { longestOnSeconds: 1801, safeDuty: 1 })])).toEqual([
      'safeDuty: 0: this is safe only when it is off',
      'longestOnSeconds: at most 1800 s for an inlet: water that does not end floods the house',
    ]);
  });
});

describe('a doser', () => {
  test('says what it doses and how much in a second', () => {
    expect(places([doser()])).toEqual([]);
    expect(places([doser({ doses: undefined, mlPerSecond: undefined })])).toEqual([
      'doses: what a doser gives: "a", "b", "acid" or "base"',
      'mlPerSecond: mL in one second, measured: 60 s into a measuring cup, three times',
    ]);
    expect(places([part('fogger', { doses: 'a', mlPerSecond: 1 })])).toEqual([
      'doses: only doser has it; leave it out',
      'mlPerSecond: only doser has it; leave it out',
    ]);
  });

  test('of two speeds tells both numbers of the slow one, which gives less', () => {
    expect(places([doser({ slowPower: 0.4, slowMlPerSecond: 0.3 })])).toEqual([]);
    const whole = 'both for the slow speed: its share of the power and its mL a second; or neither';
    expect(places([doser({ slowPower: 0.4 })])).toEqual([`slowMlPerSecond: ${whole}`]);
    expect(places([doser({ slowMlPerSecond: 0.3 })])).toEqual([`slowPower: ${whole}`]);
    expect(places([doser({ slowPower: 0.4, slowMlPerSecond: 1.2 })])).toEqual([
      'slowMlPerSecond: fewer mL a second than at full power',
    ]);
    expect(places([part('fogger', { slowPower: 0.4, slowMlPerSecond: 1 })])).toEqual([
      'slowPower: only doser has it; leave it out',
      'slowMlPerSecond: only doser has it; leave it out',
    ]);
  });

  test('ends every dose within two minutes by the board itself', () => {
    expect(places([doser({ longestOnSeconds: 121 })])).toEqual([
      'longestOnSeconds: at most 120 s for a doser: a dose that does not end poisons the tank',
    ]);
    expect(places([doser({ longestOnSeconds: undefined })])).toHaveLength(1);
  });

  test('is safe only when off', () => {
    expect(places([doser({ safeDuty: 1 })])).toEqual(['safeDuty: 0: this is safe only when it is off']);
  });

  test('of one kind stands once, or a cap would count half', () => {
    expect(places([doser(), doser({ id: 'doser-2', config: { pin: 10, activeLow: false } })])).toEqual([
      'doses: another doser gives acid too; one is enough, and its limits count all',
    ]);
  });
});

describe('limits of the house', () => {
  const withLimits = (limits: Part) => {
    const rig = JSON.parse(readFileSync('hardware/rigs/family.json', 'utf8'));
    return rigSchema.safeParse({ ...rig, limits }).success;
  };

  test.each([
    ['wind and heat within reason are taken', { windMetresPerSecond: 9, heatingHoursPerNight: 5 }, true],
    ['a wind that never comes is refused: the roof would stay open', { windMetresPerSecond: 100 }, false],
    ['an unknown limit is refused', { wind: 9 }, false],
  ])('%s', (_name, limits, expected) => {
    expect(withLimits(limits)).toBe(expected);
  });
});

describe('alone without a host', () => {
  const fallback = { day: { onMinutes: 15, offMinutes: 15 }, night: { onMinutes: 15, offMinutes: 15 } };

  test('an air pump may go on by turns, for the roots in the tank breathe', () => {
    expect(places([part('aerator', { fallback })])).toEqual([]);
  });

  test.each(['screen', 'shade', 'fogger', 'heater'])('a %s does nothing', (kind) => {
    expect(places([part(kind, { id: `${kind}-2`, fallback })])).toEqual([
      `fallback: ${kind} stays off while nobody watches it; leave fallback out`,
    ]);
  });
});
