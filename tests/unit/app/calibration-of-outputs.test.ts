// What the book of calibrations says of pumps and motors, which are no sensors.
import { describe, expect, it } from 'vitest';
import { unmeasuredMotors } from '../../../controller/app/calibration-travel.ts';
import type { CalibrationRecord } from '../../../controller/contract/calibration.ts';
import { seconds, timestamp } from '../../../controller/core/units.ts';
import { dosers } from '../core/fitted-house.ts';
import { vent } from '../core/house.ts';
import { ANA, openHouse, PH } from './calibrating-house.ts';

/** Of a calibration whose day came a moment after the beginning of time. */
const DUE: Omit<CalibrationRecord, 'n' | 'tag' | 'quantity'> = {
  ...{ version: 1, at: timestamp(0), ...ANA, verdict: 'accepted', points: [] },
  ...{ line: { slope: 1, offset: 0 }, figures: {}, warnings: [], due: 1 },
};

describe('a calibration', () => {
  it('whose day has come is called by what is measured: neither pump nor motor is a sensor', () => {
    const moved = { ...vent, travel: { open: seconds(20), close: seconds(20) } };
    const house = openHouse(undefined, undefined, [...dosers, moved]);
    house.records.push(
      { ...DUE, n: 1, tag: PH, quantity: 'acidity' },
      { ...DUE, n: 2, tag: 'doser-acid', quantity: 'pumpRate' },
      { ...DUE, n: 3, tag: 'vent', quantity: 'travel' },
    );
    expect(house.alarms().map(({ because: { key } }) => key)).toEqual([
      'alarm.calibration-due',
      'alarm.calibration-due-pump',
      'alarm.calibration-due-way',
    ]);
  });

  it('of a way takes its motor from the list of those that nobody has measured', () => {
    const moved = { ...vent, travel: { open: seconds(20), close: seconds(20) } };
    const taken = { ...DUE, n: 1, tag: 'vent', quantity: 'travel' as const };
    const left = (...records: readonly CalibrationRecord[]) => unmeasuredMotors([...dosers, moved], records);
    expect(left()).toEqual(['vent']);
    expect(left({ ...taken, verdict: 'refused' })).toEqual(['vent']);
    expect(left(taken)).toEqual([]);
    expect(left(taken, { ...taken, n: 2, verdict: 'undone', undoes: 1 })).toEqual(['vent']);
  });
});
