// The numbers of a profile by their paths, and how far a copy may move them.
import { describe, expect, it } from 'vitest';
import { numberPath, numbersOf, withNumbers } from '../../../controller/core/crop/numbers.ts';
import { originOf, ownId } from '../../../controller/core/crop/own-id.ts';
import { safeBounds } from '../../../controller/core/crop/safe-bounds.ts';
import { CROPS, cropOf } from '../../support/shipped.ts';

const lettuce = cropOf('lettuce');

describe('the numbers of a profile', () => {
  it('are found by the path that a confirmation names', () => {
    const numbers = numbersOf(lettuce);
    expect(numbers.get('stages.growth.conductivity.max')?.value).toBe(1.6);
    expect(numbers.get('air.frostDamage')?.value).toBe(-1);
    expect(numbers.size).toBe(58);
  });

  it.each(CROPS)('of %s put back are the same profile', (crop) => {
    const profile = cropOf(crop);
    expect(withNumbers(profile, numbersOf(profile))).toEqual(profile);
  });

  it('are changed one by one, and the profile they came from stays', () => {
    const number = { value: 1.9, source: 'medición propia', confidence: 'B' } as const;
    const changed = withNumbers(lettuce, new Map([['stages.growth.conductivity.max', number]]));
    expect(changed.stages[3]?.conductivity?.max).toBe(number);
    expect(changed.stages[3]?.conductivity?.min).toEqual(lettuce.stages[3]?.conductivity?.min);
    expect(lettuce.stages[3]?.conductivity?.max.value).toBe(1.6);
  });

  it('stand where a schema finds a fault', () => {
    expect(numberPath(lettuce, ['stages', 3, 'conductivity', 'max', 'value'])).toBe(
      'stages.growth.conductivity.max',
    );
    expect(numberPath(lettuce, ['stages', 9])).toBe('stages.9');
    expect(numberPath(lettuce, [])).toBe('');
  });
});

describe('the safe bounds', () => {
  it.each(CROPS)('hold every number of %s as it is shipped', (crop) => {
    const profile = cropOf(crop);
    const outside = [...numbersOf(profile)].filter(([path, { value }]) => {
      const bounds = safeBounds(profile, path);
      return bounds && (value < bounds.least || value > bounds.most);
    });
    expect(outside).toEqual([]);
  });

  it('keep the frost guard above what kills the crop, and the night above its first damage', () => {
    expect(safeBounds(lettuce, 'air.frostDamage')).toEqual({ least: -3, most: 5 });
    expect(safeBounds(lettuce, 'air.night.min')?.least).toBe(-1);
    const unknown = { ...lettuce, air: { ...lettuce.air, frostLethal: undefined } };
    expect(safeBounds(unknown, 'air.frostDamage')?.least).toBe(-3);
  });

  it('let salt rise no further than sources disagree', () => {
    expect(safeBounds(lettuce, 'stages.nursery.conductivity.max')).toEqual({ least: 0.2, most: 2.56 });
    expect(safeBounds(cropOf('cherry-tomato'), 'stages.ripening.conductivity.max')?.most).toBe(4);
    const plain = { ...lettuce, stages: [{ id: 'growth' as const }] };
    expect(safeBounds(plain, 'stages.growth.conductivity.max')?.most).toBe(4);
  });

  it('let no film dry for hours, where a tray may', () => {
    expect(safeBounds(lettuce, 'circulation.day.off')?.most).toBe(60);
    expect(safeBounds(cropOf('fodder-oat'), 'circulation.night.off')?.most).toBe(600);
  });

  it('say nothing where the file says enough', () => {
    expect(safeBounds(lettuce, 'stages.growth.days')).toBeUndefined();
  });
});

describe('the id of a copy', () => {
  it('tells its crop, and no shipped crop looks like one', () => {
    expect(originOf(ownId('cherry-tomato', 12))).toBe('cherry-tomato');
    expect(CROPS.map(originOf)).toEqual(CROPS);
  });
});
