// A conductivity probe out of the water: when people are told, and when it is no news.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseDosing } from '../../../controller/core/control/dosing.ts';
import {
  findDryProbe,
  followProbe,
  isProbeDry,
  type ProbeMemory,
} from '../../../controller/core/control/dry-probe.ts';
import { bad, good, isGood, type Reading, uncertain } from '../../../controller/core/reading.ts';
import { type Millis, minutes, seconds } from '../../../controller/core/units.ts';
import { openDosing } from './dosing-house.ts';
import { pump } from './house.ts';
import { AT, situationOf, targetsAt } from './situation.ts';

const ALARM = 'probe-dry:solution.conductivity';
const IN_AIR = { values: { 'solution.conductivity': 0.03 } };
const ROUND = seconds(30);

interface Scene {
  readonly probe?: Reading;
  readonly level?: Reading;
  readonly flow?: Reading;
  readonly isCirculating?: boolean;
}
const DRY: Scene = { probe: good(0.03, AT), level: good(120, AT), isCirculating: true };
const at = ({ probe, level, flow, isCirculating = false }: Scene, monotonic: Millis) => {
  const named = { 'solution.conductivity': probe, 'tank.level': level, 'water.flow-rate': flow };
  const readings = Object.fromEntries(
    Object.entries(named).flatMap(([tag, reading]) => (reading ? [[tag, reading]] : [])),
  );
  return situationOf(readings, { monotonic, isCirculating });
};

/** The scenes in turn, each for a round; whether people would be told after each. */
const follow = (scenes: readonly Scene[]): readonly boolean[] => {
  let memory: ProbeMemory = {};
  return scenes.map((scene, n) => {
    const situation = at(scene, (n * ROUND) as Millis);
    memory = followProbe(situation, memory, n === 0 ? 0 : ROUND);
    return findDryProbe(situation, memory).length > 0;
  });
};
const rounds = (scene: Scene, count: number) => Array.from({ length: count }, () => scene);

describe('a house whose probe hangs in air', () => {
  it('calls for somebody after two minutes with the pump running, and is content when it is back', () => {
    const house = openDosing();
    house.run(5);
    const ids = (change = {}) => house.next(change).alarms.map(({ id }) => id);
    const told = Array.from({ length: 8 }, () => ids(IN_AIR).includes(ALARM));
    expect(told.slice(0, 2)).toEqual([false, false]);
    expect(told.at(-1)).toBe(true);
    house.run(5);
    expect(ids()).not.toContain(ALARM);
  });
});

describe('who is told what', () => {
  it('is told at two minutes, not before', () => {
    expect(follow(rounds(DRY, 6))).toEqual([false, false, false, false, true, true]);
  });

  it.each([
    ['while the pump rests: a pipe may have drained', { ...DRY, isCirculating: false }],
    ['while the flow meter sees nothing, whatever was ordered', { ...DRY, flow: good(0, AT) }],
    ['by a tank that has run dry', { ...DRY, level: good(15, AT) }],
    ['where neither level nor flow is known', { probe: good(0.03, AT), isCirculating: true }],
    ['by a level that is doubtful', { ...DRY, level: uncertain(120, AT, 'too-fast') }],
    ['by a value that is doubtful', { ...DRY, probe: uncertain(0.03, AT, 'uncalibrated') }],
    ['by a probe that is silent', { ...DRY, probe: bad(AT, 'no-answer') }],
    ['of thin water', { ...DRY, probe: good(0.2, AT) }],
  ] satisfies readonly (readonly [string, Scene])[])('nobody %s', (_name, scene) => {
    expect(follow(rounds(scene, 20))).not.toContain(true);
  });

  it('is told by the flow alone where nobody measures the level', () => {
    expect(follow(rounds({ probe: good(0.03, AT), flow: good(4, AT) }, 6)).at(-1)).toBe(true);
  });

  it('nobody of a crop in plain water', () => {
    const { conductivityBand: _none, ...rest } = targetsAt(720);
    const targets = { ...rest, conductivityBand: undefined };
    const { readings } = at(DRY, minutes(0));
    expect(findDryProbe({ readings, targets }, { dryAt: minutes(0), against: minutes(60) })).toEqual([]);
  });

  it('a minute of water makes it forget', () => {
    const wet = { ...DRY, probe: good(1.4, AT) };
    expect(follow([...rounds(DRY, 4), ...rounds(wet, 3), ...rounds(DRY, 4)])).not.toContain(true);
    expect(follow([...rounds(DRY, 4), wet, ...rounds(DRY, 2)]).at(-1)).toBe(true);
  });
});

const saysDry = ({ probe }: Scene) => probe !== undefined && probe.quality !== 'bad' && probe.value < 0.2;
const isProof = (scene: Scene) =>
  saysDry(scene) &&
  isGood(scene.probe) &&
  scene.isCirculating &&
  isGood(scene.level) &&
  scene.level.value > 20;

it('whatever is seen: nobody is told before two minutes of dry words in water, and a doubtful one is enough to wait', () => {
  const some = <T>(usual: T, ...others: readonly T[]) =>
    fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
  const scene = fc.record({
    probe: some<Reading>(
      good(0.03, AT),
      good(1.4, AT),
      uncertain(0.03, AT, 'too-fast'),
      bad(AT, 'no-answer'),
    ),
    level: some<Reading>(good(120, AT), good(10, AT), bad(AT, 'no-answer')),
    isCirculating: some(true, false),
  });
  let told = 0;
  const check = (scenes: readonly Scene[]) => {
    let memory: ProbeMemory = {};
    let proven = 0;
    for (const [n, each] of scenes.entries()) {
      const situation = at(each, (n * ROUND) as Millis);
      memory = followProbe(situation, memory, ROUND);
      proven += isProof(each) ? ROUND : 0;
      expect(isProbeDry(memory, situation.monotonic) || !saysDry(each)).toBe(true);
      const isTold = findDryProbe(situation, memory).length > 0;
      expect(isTold && proven < minutes(2)).toBe(false);
      told += isTold ? 1 : 0;
    }
  };
  fc.assert(fc.property(fc.array(scene, { minLength: 10, maxLength: 40 }), check), {
    numRuns: 200,
    seed: 12,
  });
  expect(told).toBeGreaterThan(50);
});

it('hands are not sent for feed by a probe in air', () => {
  const tended = (value: number, monotonic: Millis) => ({
    ...at({ ...DRY, probe: good(value, AT) }, monotonic),
    actuators: [pump],
  });
  const advised = (value: number) => {
    const { memory } = adviseDosing(tended(value, minutes(0)), 20, {});
    return adviseDosing(tended(value, minutes(10)), 20, memory).advice.map(({ id }) => id);
  };
  expect(advised(0.03)).toEqual([]);
  expect(advised(0.6)).toEqual(['add-nutrients']);
});
