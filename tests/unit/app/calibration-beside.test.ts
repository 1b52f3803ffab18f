// Which dosers rest while one is measured.
import { describe, expect, it } from 'vitest';
import { restingWith } from '../../../controller/app/calibration-outputs.ts';
import { dosers } from '../core/fitted-house.ts';
import { pump } from '../core/house.ts';

const actuators = [pump, ...dosers];

describe('while a doser is measured', () => {
  it.each([
    [['doser-acid'], ['doser-acid', 'doser-base']],
    [['doser-base'], ['doser-acid', 'doser-base']],
    [['doser-b'], ['doser-a', 'doser-b']],
    [
      ['doser-a', 'doser-acid'],
      ['doser-a', 'doser-b', 'doser-acid', 'doser-base'],
    ],
    [[], []],
    [['pump'], []],
  ])('of %j rest %j', (out, resting) => {
    expect(restingWith(actuators, out)).toEqual(resting);
  });

  it('one without its counterpart rests alone', () => {
    const lonely = dosers.filter(({ id }) => id === 'doser-acid');
    expect(restingWith(lonely, ['doser-acid'])).toEqual(['doser-acid']);
  });
});
