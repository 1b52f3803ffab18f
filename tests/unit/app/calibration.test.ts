// Calibrating on a running greenhouse: points come when the probe has come to rest, one technician at a time, silence meanwhile, the
// book says what holds.
import { describe, expect, it } from 'vitest';
import { bufferAt } from '../../../controller/core/calibration/buffers.ts';
import {
  ANA,
  CHANNELS,
  finish,
  inBuffer,
  openHouse,
  PH,
  reason,
  takeBuffer,
  volts,
} from './calibrating-house.ts';

const DAY = 86_400_000;

describe('a calibration', () => {
  it('takes two buffers, writes a record with everything, and the new line holds', async () => {
    const house = openHouse();
    const session = await house.begin();
    await house.desk.dip(PH, { ...inBuffer(session, '7.00'), lot: 'L"26\'', opened: '2026-06-01' });
    house.give(PH, volts(bufferAt('7.00', 15) ?? 0, 15));
    await house.clock.advance(60_000);
    await takeBuffer(house, session, '4.01');
    expect(reason(await finish(house, session))).toBe('accepted');
    expect(house.records).toMatchObject([
      {
        n: 1,
        tag: PH,
        quantity: 'acidity',
        ...ANA,
        verdict: 'accepted',
        before: { slope: -5.714, offset: 21.286 },
        figures: { slopePercent: 92, offsetMillivolts: 6 },
        points: [
          {
            reference: { buffer: '7.00' },
            lot: 'L"26\'',
            opened: '2026-06-01',
            temperature: 15,
            value: 7.04,
          },
          {
            reference: { buffer: '4.01' },
            value: 4,
            before: expect.closeTo(4.14, 2),
            after: expect.closeTo(4, 6),
          },
        ],
      },
    ]);
    expect(house.lineOf()).toMatchObject({ ...house.records[0]?.line, by: 'Ana' });
    expect((house.records[0]?.due ?? 0) - house.clock.now()).toBeLessThanOrEqual(14 * 86_400_000);
    expect(house.journal.map(({ by, change }) => `${by} ${change}`)).toEqual([
      '192.168.1.7 calibration begun by Ana',
      '192.168.1.7 calibration accepted, by Ana',
    ]);
  });

  it('silences its probe from the first moment until it had time to hang back', async () => {
    const house = openHouse();
    expect(house.isOut()).toBe(false);
    const session = await house.begin();
    expect([house.isOut(), house.isOut('water.flow')]).toEqual([true, false]);
    await takeBuffer(house, session, '7.00');
    await takeBuffer(house, session, '4.01');
    await finish(house, session);
    await house.clock.advance(119_000);
    expect(house.isOut()).toBe(true);
    await house.clock.advance(1000);
    expect(house.isOut()).toBe(false);
  });

  it('ends by itself when nobody goes on, each step giving it twenty minutes more', async () => {
    const house = openHouse();
    const session = await house.begin();
    await house.clock.advance(19 * 60_000);
    expect(await takeBuffer(house, session, '7.00')).toMatchObject({
      session: { endsAt: Date.UTC(2026, 6, 1, 16, 39) },
    });
    await house.clock.advance(18.9 * 60_000);
    expect(house.desk.view(PH)).toMatchObject({ session, points: [{ value: 7.04 }] });
    await house.clock.advance(10_000);
    expect(house.desk.view(PH)).toBeUndefined();
    expect(reason(await finish(house, session))).toBe('not-begun');
    expect(house.records).toEqual([]);
    expect(house.isOut()).toBe(true);
    await house.clock.advance(120_000);
    expect([house.isOut(), house.lineOf()]).toEqual([false, CHANNELS[0]?.calibration]);
  });

  it('belongs to one technician; another probe is free', async () => {
    const house = openHouse();
    const session = await house.begin();
    const other = await house.desk.begin(PH, { by: 'Luis', instrument: 'x' }, '192.168.1.8');
    expect(other).toMatchObject({ because: { key: 'calibration.busy', params: { by: 'Ana', minutes: 20 } } });
    expect(reason(await house.desk.dip(PH, inBuffer('b00t-9', '7.00')))).toBe('busy');
    expect(reason(await house.desk.undo(PH, 'Luis', 'x'))).toBe('busy');
    await house.begin('solution.oxygen', { by: 'Luis', instrument: 'y' });
    expect(reason(await house.desk.abandon(PH, session, 'x'))).toBe('accepted');
    await house.begin(PH, { by: 'Luis', instrument: 'x' });
  });

  it('samples often only while a probe settles, and shows the ring that fills', async () => {
    const house = openHouse();
    const session = await house.begin();
    const before = house.rounds();
    await house.clock.advance(60_000);
    expect(house.rounds()).toBe(before);
    house.give(PH, volts(7, 15));
    await house.desk.dip(PH, inBuffer(session, '7.00'));
    await house.clock.advance(20_000);
    expect(house.rounds() - before).toBe(20);
    expect(house.desk.view(PH)?.watch).toMatchObject({
      state: 'settling',
      progress: expect.closeTo(0.48, 2),
    });
    expect(reason(await finish(house, session))).toBe('still-settling');
    await house.clock.advance(40_000);
    expect(house.desk.view(PH)?.watch).toMatchObject({
      state: 'steady',
      progress: 1,
      reading: expect.closeTo(6.9, 1),
    });
    const settled = house.rounds();
    await house.clock.advance(60_000);
    expect(house.rounds()).toBe(settled);
    await house.desk.dip(PH, inBuffer(session, '4.01'));
    await house.desk.abandon(PH, session, 'x');
    await house.clock.advance(60_000);
    expect(house.rounds()).toBe(settled);
  });

  it.each([
    ['no-answer', 'no-signal'],
    ['open-circuit', 'no-signal'],
    ['link-lost', 'no-link'],
  ] as const)('says why a point did not come: %s', async (fault, key) => {
    const house = openHouse();
    const session = await house.begin();
    house.give(PH, fault);
    await house.desk.dip(PH, inBuffer(session, '7.00'));
    await house.clock.advance(182_000);
    expect(house.desk.view(PH)).toMatchObject({
      points: [],
      watch: { state: 'failed', progress: 0, because: { key: `calibration.${key}` } },
    });
  });

  it.each(['drifting', 'noisy'] as const)('says why a point did not come: %s', async (why) => {
    const house = openHouse();
    const session = await house.begin();
    await house.desk.dip(PH, inBuffer(session, '7.00'));
    for (let step = 0; step < 91; step++) {
      house.give(PH, 2.5 + (why === 'drifting' ? step * 0.002 : ((step * 7) % 5) * 0.02));
      await house.clock.advance(2000);
    }
    expect(house.desk.view(PH)?.watch).toMatchObject({ because: { key: `calibration.${why}` } });
  });

  it('takes a dry cell, which a converter calls an open circuit, and nothing else, for no voltage', async () => {
    const house = openHouse();
    const tag = 'solution.conductivity';
    const session = await house.begin(tag);
    house.give(tag, 'open-circuit');
    await house.desk.dip(tag, { session, reference: { kind: 'dry' } });
    await house.clock.advance(60_000);
    house.give(tag, 1.147);
    await house.desk.dip(tag, {
      session,
      reference: { kind: 'standard', standard: '1413' },
      temperature: 15,
    });
    await house.clock.advance(60_000);
    const answer = await house.desk.finish(tag, session, 'x');
    // It compensates by itself: the standard counts at 25 °C.
    expect(answer).toMatchObject({
      record: { line: { slope: expect.closeTo(1.235, 2), offset: expect.closeTo(0, 9) } },
    });
  });

  it('keeps a refused one in the book, and open, so that a point can be taken anew', async () => {
    const house = openHouse();
    const session = await house.begin();
    await takeBuffer(house, session, '7.00', 0.6);
    await takeBuffer(house, session, '4.01', 0.6);
    expect(reason(await finish(house, session))).toBe('slope-low');
    expect(house.lineOf()).toEqual(CHANNELS[0]?.calibration);
    await takeBuffer(house, session, '4.01', 0.95);
    expect(house.desk.view(PH)?.points).toHaveLength(2);
    await takeBuffer(house, session, '7.00', 0.95);
    expect(reason(await finish(house, session))).toBe('accepted');
    expect(house.records.map(({ verdict }) => verdict)).toEqual(['refused', 'accepted']);
    expect(house.records[0]).toMatchObject({ because: { key: 'calibration.slope-low' }, warnings: [] });
  });

  it('is undone by a record that restores the line before, and cannot be undone beyond the rig', async () => {
    const house = openHouse();
    for (const slope of [0.95, 0.9]) {
      const session = await house.begin();
      for (const buffer of ['7.00', '4.01'] as const) await takeBuffer(house, session, buffer, slope);
      expect(reason(await finish(house, session))).toBe('accepted');
      await house.clock.advance(120_000);
    }
    const [first, second] = house.records;
    expect(reason(await house.desk.undo(PH, 'Luis', 'x'))).toBe('accepted');
    expect(house.records[2]).toMatchObject({
      verdict: 'undone',
      undoes: 2,
      line: first?.line,
      before: second?.line,
    });
    expect(house.lineOf()).toMatchObject({ ...first?.line, by: 'Ana' });
    await house.desk.undo(PH, 'Luis', 'x');
    expect(house.lineOf()).toEqual(CHANNELS[0]?.calibration);
    expect(reason(await house.desk.undo(PH, 'Luis', 'x'))).toBe('nothing-to-undo');
    expect(house.desk.records()).toHaveLength(4);
  });

  it('holds a new probe against no past', async () => {
    const house = openHouse();
    const oxygen = async (instrument: string, signal: number) => {
      const session = await house.begin('solution.oxygen', { by: 'Ana', instrument });
      house.give('solution.oxygen', signal);
      await house.desk.dip('solution.oxygen', {
        session,
        reference: { kind: 'wet-air' },
        temperature: 15,
        pressure: 63.3,
      });
      await house.clock.advance(70_000);
      const answer = reason(await house.desk.finish('solution.oxygen', session, 'x'));
      await house.desk.abandon('solution.oxygen', session, 'x');
      return answer;
    };
    expect(await oxygen('old', 2)).toBe('accepted');
    expect(await oxygen('old', 1.2)).toBe('membrane-worn');
    expect(await oxygen('new', 1.2)).toBe('accepted');
  });

  it('holds nothing that the disk refused', async () => {
    const house = openHouse(() => true);
    const session = await house.begin();
    for (const buffer of ['7.00', '4.01'] as const) await takeBuffer(house, session, buffer);
    expect(reason(await finish(house, session))).toBe('not-saved');
    expect(house.lineOf()).toEqual(CHANNELS[0]?.calibration);
    expect(house.desk.view(PH)).toBeDefined();
  });

  it('is asked for again when its day has come, until it is done, and never without a clock', async () => {
    const house = openHouse();
    const alarms = () => house.alarms().map(({ id, because: { params } }) => `${id} ${params?.['n']}`);
    const calibrated = async () => {
      const session = await house.begin();
      for (const buffer of ['7.00', '4.01'] as const) await takeBuffer(house, session, buffer);
      await finish(house, session);
    };
    await calibrated();
    await house.clock.advance(14 * DAY - 1000);
    expect(alarms()).toEqual([]);
    await house.clock.advance(2 * DAY);
    expect(alarms()).toEqual([`calibration-due:${PH} 1`]);
    house.clock.setTrust('unknown');
    expect(alarms()).toEqual([]);
    house.clock.setTrust('trusted');
    await calibrated();
    expect(alarms()).toEqual([]);
  });
});
