// What was calibrated away from the controller: taken over once, whole or not at all, and never over something newer.
import { describe, expect, it } from 'vitest';
import type { CalibrationRecord } from '../../../controller/contract/calibration.ts';
import { CHANNELS, finish, openHouse, PH, takeBuffer } from './calibrating-house.ts';

const HOUR = 3_600_000;

/** Two calibrations of one probe, an hour apart. */
const brought = async (): Promise<readonly CalibrationRecord[]> => {
  const laptop = openHouse();
  for (const slope of [0.95, 0.9]) {
    const session = await laptop.begin();
    for (const buffer of ['7.00', '4.01'] as const) await takeBuffer(laptop, session, buffer, slope);
    await finish(laptop, session);
    await laptop.clock.advance(HOUR);
  }
  return laptop.records;
};

const told = (answer: Awaited<ReturnType<ReturnType<typeof openHouse>['desk']['importRecords']>>) =>
  answer.outcome === 'refused'
    ? answer.because.key.replace('calibration.', '')
    : [answer.imported, answer.known];

describe('records from a laptop', () => {
  it('hold from now on, the newest of them, and the same file again changes nothing', async () => {
    const records = await brought();
    const house = openHouse();
    await house.clock.advance(3 * HOUR);
    expect(told(await house.desk.importRecords(records.toReversed(), '192.168.1.7'))).toEqual([2, 0]);
    expect(house.lineOf()).toMatchObject({ ...records[1]?.line, at: records[1]?.at });
    expect(house.journal.map(({ by, subject, change }) => `${by} ${subject} ${change}`)).toEqual([
      `192.168.1.7 ${PH} calibration accepted, brought by Ana`,
      `192.168.1.7 ${PH} calibration accepted, brought by Ana`,
    ]);
    expect(told(await house.desk.importRecords(records, 'x'))).toEqual([0, 2]);
    expect(house.records.map(({ n }) => n)).toEqual([1, 2]);
  });

  it('are numbered behind those of the book', async () => {
    const records = await brought();
    const house = openHouse();
    const session = await house.begin('solution.oxygen');
    expect(told(await house.desk.importRecords(records.slice(0, 1), 'x'))).toEqual([1, 0]);
    await house.desk.abandon('solution.oxygen', session, 'x');
    await house.clock.advance(3 * HOUR);
    expect(told(await house.desk.importRecords(records, 'x'))).toEqual([1, 1]);
  });

  it.each<[string, (records: readonly CalibrationRecord[]) => readonly CalibrationRecord[]]>([
    ['no-such-probe', ([first, ...rest]) => (first ? [{ ...first, tag: 'no.such' }, ...rest] : [])],
    ['import-other-probe', ([first, ...rest]) => (first ? [...rest, { ...first, quantity: 'oxygen' }] : [])],
    ['import-from-future', (records) => records.map((record) => ({ ...record, at: record.at + 48 * HOUR }))],
  ])('are refused, all of them: %s', async (reason, spoil) => {
    const house = openHouse();
    expect(told(await house.desk.importRecords(spoil(await brought()), 'x'))).toBe(reason);
    expect([house.records, house.lineOf()]).toEqual([[], CHANNELS[0]?.calibration]);
  });

  it('do not replace what was calibrated or undone here since', async () => {
    const records = await brought();
    const house = openHouse();
    await house.clock.advance(3 * HOUR);
    const session = await house.begin();
    for (const buffer of ['7.00', '4.01'] as const) await takeBuffer(house, session, buffer, 0.93);
    await finish(house, session);
    expect(told(await house.desk.importRecords(records, 'x'))).toBe('import-older');
    expect(house.records).toHaveLength(1);
  });

  it('wait while somebody calibrates that probe', async () => {
    const house = openHouse();
    await house.begin();
    expect(told(await house.desk.importRecords(await brought(), 'x'))).toBe('busy');
  });

  it('come in one by one after a disk that was full for a while', async () => {
    let isFull = true;
    const house = openHouse(() => isFull);
    const records = await brought();
    expect(told(await house.desk.importRecords(records, 'x'))).toBe('not-saved');
    isFull = false;
    expect(told(await house.desk.importRecords(records, 'x'))).toEqual([2, 0]);
  });
});
