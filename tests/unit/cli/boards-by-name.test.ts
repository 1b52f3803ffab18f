import { describe, expect, test } from 'vitest';
import { idOf } from '../../../controller/cli/boards-by-name.ts';
import { inWords } from '../../support/terminal.ts';

const HOUSE = '4d616d616e690001';
const WATER = '4d616d616e690002';
const NAMES = new Map([[HOUSE, 'house']]);
const RIG = [{ name: 'agua', id: WATER }, { name: 'casa' }];

describe('the board that a person means', () => {
  test.each([
    ['its id', WATER, WATER],
    ['its id in capitals', WATER.toUpperCase(), WATER],
    ['the name that it was given by hand', 'house', HOUSE],
    ['its name in the rig', 'agua', WATER],
  ])('is found by %s', (_, word, id) => {
    expect(idOf(word, NAMES, RIG)).toBe(id);
  });

  test('is found by a name that hand and rig agree on', () => {
    expect(idOf('house', NAMES, [{ name: 'house', id: HOUSE }])).toBe(HOUSE);
  });

  test('is found by the name given by hand where the rig has the name without an id', () => {
    expect(idOf('house', NAMES, [{ name: 'house' }])).toBe(HOUSE);
  });

  test('is asked for by its id where one name means two', () => {
    expect(() => inWords(() => idOf('house', NAMES, [{ name: 'house', id: WATER }]))).toThrow(
      /Two boards are called house: 4d616d616e690001, named by hand, and 4d616d616e690002, in the rig/,
    );
  });

  test('is not guessed where the rig only has its name', () => {
    expect(() => inWords(() => idOf('casa', NAMES, RIG))).toThrow(
      /calls a board casa and does not say its id/,
    );
  });
});
