// What cannot be calibrated, or not so, is refused with a reason that says what to do.
import { describe, expect, it } from 'vitest';
import type { CalibrationPointRequest } from '../../../controller/contract/calibration.ts';
import { ANA, inBuffer, openHouse, PH, reason, takeBuffer } from './calibrating-house.ts';

describe('a probe that is out when the power goes', () => {
  it('is put down before the technician is told to go on, and until it had time to hang back', async () => {
    const house = openHouse();
    const session = await house.begin();
    expect(house.remembered()).toEqual([PH]);
    await house.desk.abandon(PH, session, 'x');
    await house.round(false);
    expect(house.remembered()).toEqual([PH]);
    await house.clock.advance(120_000);
    await house.round(false);
    expect(house.remembered()).toEqual([]);
  });

  it('is silent after the restart for as long as a technician may need, and may be begun anew', async () => {
    const house = openHouse(undefined, [PH]);
    expect([house.isOut(), house.desk.view(PH)]).toEqual([true, undefined]);
    await house.clock.advance(20 * 60_000 - 1000);
    expect(house.isOut()).toBe(true);
    await house.clock.advance(1000);
    expect(house.isOut()).toBe(false);
    const again = openHouse(undefined, [PH]);
    await again.begin();
    await again.clock.advance(19 * 60_000);
    expect(again.isOut()).toBe(true);
  });

  it('does not hold the technician up on a disk that refuses', async () => {
    const house = openHouse(() => true);
    await house.begin();
    expect([house.isOut(), house.remembered()]).toEqual([true, []]);
  });
});

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

  it('a noon by a clock that nobody believes, or away from noon', async () => {
    const house = openHouse();
    const session = await house.begin('light.illuminance');
    const dip = () => house.desk.dip('light.illuminance', { session, reference: { kind: 'noon' } });
    expect(reason(await dip())).toBe('accepted');
    house.clock.setTrust('unknown');
    expect(reason(await dip())).toBe('clock-wanted');
    house.clock.setTrust('trusted');
    await house.clock.advance(2 * 3_600_000);
    const later = await house.begin('light.illuminance');
    const late = { session: later, reference: { kind: 'noon' } } as const;
    expect(reason(await house.desk.dip('light.illuminance', late))).toBe('not-noon');
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
