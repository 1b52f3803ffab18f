// What cannot be calibrated, or not so, is refused with a reason that says what to do.
import { describe, expect, it } from 'vitest';
import type { CalibrationPointRequest } from '../../../controller/contract/calibration.ts';
import { ANA, inBuffer, openHouse, PH, reason, takeBuffer } from './calibrating-house.ts';

describe('is refused, with what to do:', () => {
  it.each([
    ['no-such-probe', 'solution.nothing'],
    ['no-procedure', 'water.flow'],
  ])('%s', async (key, tag) => {
    const { desk } = openHouse();
    expect(reason(await desk.begin(tag, ANA, 'x'))).toBe(key);
  });

  it.each<[string, string, Omit<CalibrationPointRequest, 'session'>]>([
    ['wrong-reference', PH, { reference: { kind: 'ice' } }],
    ['temperature-wanted', PH, { reference: { kind: 'buffer', buffer: '7.00' } }],
    ['outside-table', PH, { reference: { kind: 'buffer', buffer: '7.00' }, temperature: 40 }],
    ['pressure-wanted', 'solution.oxygen', { reference: { kind: 'wet-air' }, temperature: 15 }],
    [
      'pressure-not-here',
      'solution.oxygen',
      { reference: { kind: 'wet-air' }, temperature: 15, pressure: 103 },
    ],
  ])('%s', async (key, tag, dip) => {
    const house = openHouse();
    const session = await house.begin(tag);
    expect(reason(await house.desk.dip(tag, { session, ...dip }))).toBe(key);
  });

  it('a fourth buffer', async () => {
    const house = openHouse();
    const session = await house.begin();
    for (const buffer of ['7.00', '4.01', '10.01'] as const) await takeBuffer(house, session, buffer);
    expect(reason(await house.desk.dip(PH, inBuffer(session, '6.86')))).toBe('enough-points');
    expect(reason(await takeBuffer(house, session, '10.01'))).toBe('accepted');
  });

  it('an undo of what is not there', async () => {
    expect(reason(await openHouse().desk.undo('solution.nothing', 'Ana', 'x'))).toBe('no-such-probe');
  });

  it('not, where a barometer has measured', async () => {
    const house = openHouse();
    house.measurePressure(63.1);
    await house.begin();
    const session = await house.begin('solution.oxygen');
    const dip = { session, reference: { kind: 'wet-air' }, temperature: 15 } as const;
    expect(await house.desk.dip('solution.oxygen', dip)).toMatchObject({ outcome: 'accepted' });
    house.give('solution.oxygen', 1.2);
    await house.clock.advance(70_000);
    expect(house.desk.view('solution.oxygen')?.points).toMatchObject([{ pressure: 63.1 }]);
  });
});
