// On a cold night the water of a film goes on round, from water that is surely warmer and with charge to spare; else it keeps its rhythm.
import { describe, expect, it } from 'vitest';
import { decideIrrigation, type IrrigationMemory } from '../../../controller/core/control/irrigation.ts';
import type { Situation } from '../../../controller/core/control/situation.ts';
import { defaultSchedule } from '../../../controller/core/crop/default-schedule.ts';
import { minutes } from '../../../controller/core/units.ts';
import { cropOf } from '../../support/shipped.ts';
import { pump } from './house.ts';
import { seen, situationOf, sun, targetsAt } from './situation.ts';

/** A minute after midnight, in the dark. */
const at = (
  minute: number,
  values: Readonly<Record<string, number>>,
  charge: number | undefined,
  crop = 'lettuce',
): Situation => {
  const profile = cropOf(crop);
  return {
    ...situationOf(seen({ 'light.illuminance': 0, ...values })),
    ...{ profile, charge, minuteOfDay: minute, targets: targetsAt(minute), monotonic: minutes(minute) },
    schedule: defaultSchedule(profile, sun, ['pump']),
  };
};

describe('nutrient film in the cold of a night', () => {
  const COLD = { 'air.temperature': 3, 'solution.temperature': 14 };
  /** Three hours of it: minutes of running, and why. */
  const night = (values: Readonly<Record<string, number>>, charge: number | undefined) => {
    let memory: IrrigationMemory = {};
    let ran = 0;
    const keys = new Set<string>();
    for (let minute = 0; minute < 180; minute++) {
      const { demands, memory: next } = decideIrrigation(at(minute, values, charge), [pump], memory);
      memory = next;
      ran += demands[0]!.duty;
      keys.add(demands[0]!.because.key);
    }
    return { ran, keys: [...keys] };
  };

  it('goes on round, with a moment’s rest before the board would end it', () => {
    expect(night(COLD, 90)).toEqual({ ran: 172, keys: ['because.film-cold'] });
  });

  it.each<[string, Readonly<Record<string, number>>, number | undefined]>([
    ['the air is mild', { ...COLD, 'air.temperature': 6 }, 90],
    ['the water is hardly warmer', { ...COLD, 'solution.temperature': 5.5 }, 90],
    ['nobody measures the water', { 'air.temperature': 3 }, 90],
    ['nobody measures the air', { 'solution.temperature': 14 }, 90],
    ['the battery needs its charge', COLD, 50],
    ['nobody measures the battery', COLD, undefined],
  ])('keeps its rhythm where %s', (_name, values, charge) => {
    expect(night(values, charge)).toEqual({ ran: 45, keys: ['because.film-night'] });
  });

  it('ends later than it begins, so that a breath of air does not switch it', () => {
    const { memory } = decideIrrigation(at(0, COLD, 90), [pump], {});
    const reasonAt = (air: number, before: IrrigationMemory) =>
      decideIrrigation(at(1, { ...COLD, 'air.temperature': air }, 90), [pump], before).demands[0]!.because
        .key;
    expect([reasonAt(4.5, memory), reasonAt(4.5, {}), reasonAt(5.1, memory)]).toEqual([
      'because.film-cold',
      'because.film-night',
      'because.film-night',
    ]);
  });

  it('is a matter of nutrient film: where water drips it stays in the bed', () => {
    const { demands } = decideIrrigation(at(60, COLD, 90, 'cherry-tomato'), [pump], {});
    expect(demands[0]!.because.key).toBe('because.drip-night');
  });
});
