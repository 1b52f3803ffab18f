// What hands do by the calendar: asked when its day has come, and not again before the next.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChoreBook, type ChoreHouse, findChores } from '../../../controller/core/chores.ts';

const house: ChoreHouse = { hasTank: true, hasLightProbe: true, hasSiren: true };
const book = (over: Partial<ChoreBook> = {}): ChoreBook => ({ begun: 100, done: {}, ...over });
const idsOn = (day: number, kept = book(), there = house) =>
  findChores(day, kept, there, []).map(({ id }) => id);

describe('what comes round', () => {
  it('is asked of nobody on the first day', () => {
    expect(idsOn(100)).toEqual([]);
  });
  it('is due when its days are over, counted from the first day', () => {
    expect(idsOn(106)).toEqual([]);
    expect(idsOn(107)).toEqual(['look-for-pests', 'clean-light']);
    expect(idsOn(130)).toEqual(['look-for-pests', 'clean-light', 'renew-tank', 'test-siren']);
  });
  it('is asked only where there is such a thing', () => {
    expect(idsOn(130, book(), { hasTank: false, hasLightProbe: false, hasSiren: false })).toEqual([
      'look-for-pests',
    ]);
  });
  it('says how many days ago it was', () => {
    const [pests] = findChores(112, book({ done: { 'look-for-pests': 102 } }), house, []);
    expect(pests).toEqual({
      id: 'look-for-pests',
      because: { key: 'chore.look-for-pests', params: { n: 10 } },
    });
  });
  it('rests for its days once it is done, whenever that was, and then is due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }), (after, later) => {
        const kept = book({ done: { 'look-for-pests': 100 + after } });
        expect(idsOn(100 + after + later, kept).includes('look-for-pests')).toBe(later >= 7);
      }),
    );
  });
  it('does not wait for a day that a wrong calendar wrote into the future', () => {
    expect(idsOn(107, book({ done: { 'look-for-pests': 44_000 } }))).toContain('look-for-pests');
  });
});

describe('a motor whose travel nobody has measured', () => {
  const asked = (day: number, kept = book(), motors = ['vent', 'screen']) =>
    findChores(day, kept, house, [], motors).filter(({ id }) => id.startsWith('measure-travel'));

  it('is asked for from the second day on, one motor after the other, with its name', () => {
    expect(asked(100)).toEqual([]);
    expect(asked(101)).toEqual([
      {
        id: 'measure-travel:vent',
        because: { key: 'chore.measure-travel', params: { output: 'vent' } },
      },
    ]);
    expect(asked(101, book(), ['screen']).map(({ id }) => id)).toEqual(['measure-travel:screen']);
    expect(asked(101, book(), [])).toEqual([]);
  });

  it('is asked for again a week after a word that the book does not show', () => {
    const kept = book({ done: { 'measure-travel:vent': 101 } });
    expect(asked(107, kept, ['vent'])).toEqual([]);
    expect(asked(108, kept, ['vent'])).toHaveLength(1);
    expect(asked(102, kept).map(({ id }) => id)).toEqual(['measure-travel:screen']);
  });
});

describe('a stage that begins', () => {
  const lettuce = { place: 'bed-20400', crop: 'lettuce', stage: 'adaptation', isFirst: false };
  const asked = (over: Partial<typeof lettuce>, kept = book()) =>
    findChores(100, kept, house, [{ ...lettuce, ...over }]).map(({ id, because }) => [id, because]);

  it('asks for what its crop wants then, until it is done', () => {
    expect(asked({})).toEqual([
      ['stage-adaptation:bed-20400', { key: 'chore.stage-adaptation', params: { crop: 'crop.lettuce' } }],
    ]);
    expect(asked({}, book({ done: { 'stage-adaptation:bed-20400': 100 } }))).toEqual([]);
  });
  it('asks for nothing where nothing is to be done, or nothing has begun', () => {
    expect(asked({ stage: 'growth' })).toEqual([]);
    expect(asked({ stage: 'nursery', isFirst: true })).toEqual([]);
  });
});
