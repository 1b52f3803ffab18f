// Laws of the whole tick, whatever the probes say and whatever people press: fast-check looks for a way round them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tick } from '../../../controller/core/tick.ts';
import { commandOf, config, PERIOD, pump } from './house.ts';
import { life, live, type Round, type Step } from './lives.ts';

const RUNS = 60;

const always = (check: (step: Step) => void, settings = config) =>
  fc.assert(
    fc.property(life, (rounds) => {
      for (const step of live(rounds, settings)) check(step);
    }),
    { numRuns: RUNS, seed: 3800 },
  );
const ALL_DAY = { revision: 1, blocks: [{ actuator: 'pump', from: 0, to: 1440, on: 1440, off: 0 }] };
const withPumpAllDay = { ...config, schedule: ALL_DAY };

/** The value that control could have acted on: the reading, or the last good one of the last three periods. */
const present = ({ result, input: { monotonic } }: Step, tag: string): number | undefined => {
  const reading = result.readings[tag];
  if (reading?.quality === 'good') return reading.value;
  const last = result.state.memory.sensing[tag]?.lastGood;
  const isFresh = last !== undefined && monotonic - last.takenAt <= 3 * PERIOD;
  return isFresh && last.reading.quality === 'good' ? last.reading.value : undefined;
};

/** The pump's runs from first to last tick on, and the pause before each. */
const runsOf = (steps: readonly Step[]): readonly { from: number; to: number; pause: number }[] => {
  const runs: { from: number; to: number; pause: number }[] = [];
  let offAt = Number.NEGATIVE_INFINITY;
  let wasOn = false;
  for (const {
    result,
    input: { monotonic },
  } of steps) {
    const isOn = commandOf(result, 'pump').duty > 0;
    if (isOn && !wasOn) runs.push({ from: monotonic, to: monotonic, pause: monotonic - offAt });
    if (isOn) runs[runs.length - 1]!.to = monotonic;
    if (wasOn && !isOn) offAt = monotonic;
    wasOn = isOn;
  }
  return runs;
};

describe('whatever happens', () => {
  it('outputs do come on now and then, or these laws would say nothing', () => {
    const steps = fc
      .sample(life, { numRuns: RUNS, seed: 3800 })
      .flatMap((rounds) => live(rounds, withPumpAllDay));
    const share = (actuator: string) =>
      steps.filter(({ result }) => commandOf(result, actuator).duty > 0).length / steps.length;
    for (const actuator of ['pump', 'vent', 'heater']) expect(share(actuator)).toBeGreaterThan(0.02);
  });

  it('a tick does not throw, and orders every output once, within its limits, on a living lease', () => {
    always(({ result: { commands } }) => {
      expect(commands.map(({ actuator }) => actuator)).toEqual(['pump', 'vent', 'heater']);
      for (const { duty: ordered, lease } of commands) {
        expect(ordered).toBeGreaterThanOrEqual(0);
        expect(ordered).toBeLessThanOrEqual(1);
        expect(lease).toBe(15_000);
      }
    });
  });

  it('Stop all and a lost link leave nothing on', () => {
    always(({ result: { commands }, input: { stopped, linkReady } }) => {
      if (stopped || !linkReady) expect(commands.map(({ duty: ordered }) => ordered)).toEqual([0, 0, 0]);
    });
  });

  it('no pump runs without a good level above the dry-run level', () => {
    always((step) => {
      if (commandOf(step.result, 'pump').duty > 0) expect(present(step, 'tank.level')).toBeGreaterThan(20);
    }, withPumpAllDay);
  });

  it('no heater heats without a good air temperature below the heat stop, nor with a vent open', () => {
    always((step) => {
      if (commandOf(step.result, 'heater').duty === 0) return;
      expect(present(step, 'air.temperature')).toBeLessThan(step.result.targets.heatStop);
      expect(step.input.outputs.find(({ actuator }) => actuator === 'vent')?.duty ?? 0).toBe(0);
    });
  });

  it('no vent is open at the frost minimum', () => {
    always((step) => {
      const air = present(step, 'air.temperature');
      if (air !== undefined && air <= step.result.targets.frostMinimum.value)
        expect(commandOf(step.result, 'vent').duty).toBe(0);
    });
  });

  it('without a person, no vent opens and no heater heats on air that is not known to be good', () => {
    const alone = life.map((rounds) =>
      rounds.map(([each, times]) => [{ ...each, overrides: {} } as Round, times] as const),
    );
    fc.assert(
      fc.property(alone, (rounds) => {
        for (const step of live(rounds)) {
          if (present(step, 'air.temperature') !== undefined) continue;
          expect([commandOf(step.result, 'vent').duty, commandOf(step.result, 'heater').duty]).toEqual([
            0, 0,
          ]);
        }
      }),
      { numRuns: RUNS, seed: 3801 },
    );
  });

  it('no pump runs longer than its longest time, and none starts before its rest is over', () => {
    fc.assert(
      fc.property(life, (rounds) => {
        for (const { from, to, pause } of runsOf(live(rounds, withPumpAllDay))) {
          expect(to - from).toBeLessThanOrEqual(pump.longestOn);
          expect(pause).toBeGreaterThanOrEqual(pump.shortestOff);
        }
      }),
      { numRuns: RUNS, seed: 3802 },
    );
  });

  it('the same past and the same present give the same answer, and neither is changed by it', () => {
    always(({ before, input: given, result }) => {
      expect(tick(structuredClone(before), structuredClone(given), config)).toEqual(result);
    });
  });
});
