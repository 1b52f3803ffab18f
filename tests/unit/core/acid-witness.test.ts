// What acid says of the pH probe: when doses do more and more, the probe is no longer believed, for a day, and people are told.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtAcidity, hearAcid } from '../../../controller/core/control/acid-witness.ts';
import { type DoseMemory, learn, NO_DOSES } from '../../../controller/core/control/dose-effect.ts';
import { good } from '../../../controller/core/reading.ts';
import type { ControllerState } from '../../../controller/core/state.ts';
import { initialState, tick } from '../../../controller/core/tick.ts';
import { hours, type Millis, millis, minutes, seconds, timestamp } from '../../../controller/core/units.ts';
import { dosers, fittedChannels } from './fitted-house.ts';
import { config, input, localTime, pump, WELL } from './house.ts';
import { AT, seen, situationOf } from './situation.ts';

/** A dose in usual water. */
const usual = { expected: 0.1, conductivity: 1.4, calibratedAt: 5 };

interface Said {
  readonly effect: number;
  readonly expected?: number;
  readonly conductivity?: number;
  readonly calibratedAt?: number;
}

/** Which of these doses told against the probe. */
const hear = (doses: readonly Said[]): readonly number[] => {
  let witness: Parameters<typeof hearAcid>[0];
  return doses.flatMap((each, n) => {
    const heard = hearAcid(witness, { ...usual, ...each });
    witness = heard.witness;
    return heard.isFouled ? [n] : [];
  });
};
const times = (n: number, effect: number, over: Partial<Said> = {}): readonly Said[] =>
  Array.from({ length: n }, () => ({ effect, ...over }));

describe('doses of acid', () => {
  it('that always do the same say nothing', () => {
    expect(hear(times(100, 6))).toEqual([]);
  });

  it('of which five do twice as much as the first six tell against the probe, once', () => {
    expect(hear([...times(8, 6), ...times(20, 12)])).toEqual([10]);
  });

  it('that double within days tell, that grow by half do not', () => {
    const growing = (most: number) =>
      times(30, 0).map((_, n) => ({ effect: 6 * (1 + ((most - 1) * n) / 29) }));
    expect(hear(growing(1.5))).toEqual([]);
    expect(hear(growing(3)).length).toBeGreaterThan(0);
  });

  it('say nothing with two that went wrong', () => {
    expect(hear([...times(8, 6), { effect: 40 }, { effect: 60 }, ...times(8, 6)])).toEqual([]);
  });

  it.each([
    ['after a calibration', { calibratedAt: 6 }],
    ['in weaker feed', { conductivity: 1 }],
    ['in stronger feed', { conductivity: 2 }],
  ])('%s are judged anew', (_when, over) => {
    expect(hear([...times(8, 6), ...times(20, 12, over)])).toEqual([]);
  });

  it('too small to be seen say nothing', () => {
    expect(hear([...times(8, 6), ...times(20, 12, { expected: 0.03 })])).toEqual([]);
  });

  it('that differ by less than a third from what is usual never tell against a sound probe', () => {
    const sound = fc.array(fc.double({ min: 4.6, max: 8, noNaN: true }), { maxLength: 60 });
    const check = (effects: readonly number[]): void => {
      expect(hear(effects.map((effect) => ({ effect })))).toEqual([]);
    };
    fc.assert(fc.property(sound, check), { seed: 11 });
  });
});

describe('what is learned from a dose', () => {
  const dosed = (memory: DoseMemory, effect: number, at: Millis): DoseMemory => {
    const readings = seen({ ...WELL, 'solution.acidity': 6 - effect * 0.02 });
    const mixing = { channel: 'acid' as const, before: 6, dose: 0.02, left: millis(0) };
    return learn(situationOf(readings, { monotonic: at }), memory, mixing);
  };

  it('the moment from which the probe is doubted', () => {
    let memory = NO_DOSES;
    for (let n = 0; n < 11; n++) memory = dosed(memory, n < 6 ? 6 : 12, minutes(30 * n));
    expect(memory.doubtedAt).toBe(minutes(300));
    expect(memory.witness).toMatchObject({ first: [], latest: [] });
  });

  it('nothing of the probe where the strength of the water is not known', () => {
    const readings = seen({ 'solution.acidity': 5.88 });
    const mixing = { channel: 'acid' as const, before: 6, dose: 0.02, left: millis(0) };
    const memory = learn(situationOf(readings), NO_DOSES, mixing);
    expect(memory.gains.acid).toBeDefined();
    expect(memory.witness).toBeUndefined();
  });
});

describe('a probe in doubt', () => {
  const acidity = good(6, AT);
  const sensed = { readings: { 'solution.acidity': acidity }, processValues: {}, memory: {} };

  const at = (hour: number, channels = fittedChannels) => ({ channels, now: hours(hour) });

  it('is believed again once it has been calibrated, and doubted again where that is undone', () => {
    const calibrated = (when: number) =>
      fittedChannels.map((channel) =>
        channel.tag === 'solution.acidity'
          ? { ...channel, calibration: { slope: -5.7, offset: 21, at: timestamp(when), by: 'Rosa' } }
          : channel,
      );
    const doubt = { doubtedAt: hours(2), witness: { calibratedAt: 7 } };
    const quality = (when: number) =>
      doubtAcidity(sensed, doubt, at(3, calibrated(when))).readings['solution.acidity']?.quality;
    expect([7, 8, 7].map(quality)).toEqual(['uncertain', 'good', 'uncertain']);
  });

  it('is believed again after a day', () => {
    const quality = (hour: number) =>
      doubtAcidity(sensed, { doubtedAt: hours(2) }, at(hour)).readings['solution.acidity']?.quality;
    expect([2, 25.9, 26].map(quality)).toEqual(['uncertain', 'uncertain', 'good']);
    expect(doubtAcidity(sensed, {}, at(1))).toBe(sensed);
  });

  it('that gives no value is not made better', () => {
    const silent = { quality: 'bad', at: AT, why: 'no-answer' } as const;
    const dead = { ...sensed, readings: { 'solution.acidity': silent } };
    expect(doubtAcidity(dead, { doubtedAt: hours(2) }, at(3)).readings['solution.acidity']).toBe(silent);
  });

  it('doses nothing, and people are told to wash it until they have seen it', () => {
    const here = { ...config, actuators: [pump, ...dosers], channels: fittedChannels, period: seconds(60) };
    let state: ControllerState = initialState(here, { doses: { ...NO_DOSES, doubtedAt: millis(0) } });
    const rounds = Array.from({ length: 60 * 25 }, (_, n) => {
      const now = localTime(8, n);
      const values = { ...WELL, 'solution.acidity': 6.4 + (n % 2) / 1000 };
      const samples = Object.entries(values).map(([tag, raw]) => ({ tag, at: now, raw }));
      const dosed = Object.fromEntries(dosers.map(({ id }) => [id, { recent: 0, hour: 0, day: 0 }]));
      const result = tick(state, input({ now, monotonic: minutes(n), samples, dosed }), here);
      state = result.state;
      return result;
    });
    const dosedAt = rounds.findIndex(({ commands }) => commands.some(({ dose }) => dose));
    expect(dosedAt).toBeGreaterThanOrEqual(24 * 60);
    const told = rounds[5]!.alarms.find(({ id }) => id === 'sensor:solution.acidity');
    expect(told?.because.key).toBe('alarm.sensor.fouled');
    expect(rounds.at(-1)!.alarms.map(({ id }) => id)).toContain('sensor:solution.acidity');
  });
});
