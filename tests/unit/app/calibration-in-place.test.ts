// Probes that are calibrated where they stand: a light sensor by the clear noon, a flow meter by buckets.
import { describe, expect, it } from 'vitest';
import { openHouse } from './calibrating-house.ts';

describe('a calibration where the probe stands', () => {
  it('takes a clear noon for a light sensor, and no clouds', async () => {
    const house = openHouse();
    const tag = 'light.illuminance';
    const session = await house.begin(tag);
    const watchFor = async (minutes: number, cloud: number) => {
      for (let step = 0; step < minutes * 6; step++) {
        house.give(tag, 80_000 * (step % 9 === 0 ? 1 - cloud : 1));
        await house.clock.advance(10_000);
      }
      return house.desk.view(tag)?.watch;
    };
    await house.desk.dip(tag, { session, reference: { kind: 'noon' } });
    expect(await watchFor(15.2, 0.3)).toMatchObject({ because: { key: 'calibration.sky-not-steady' } });
    await house.desk.dip(tag, { session, reference: { kind: 'noon' } });
    expect(await watchFor(5.2, 0)).toMatchObject({ state: 'steady' });
    const { outcome, record } = (await house.desk.finish(tag, session, 'x')) as Extract<
      Awaited<ReturnType<typeof house.desk.finish>>,
      { outcome: 'accepted' }
    >;
    expect([outcome, record?.points[0]?.after]).toEqual([
      'accepted',
      expect.closeTo(record?.points[0]?.value ?? 0, 6),
    ]);
    // The clear sky of this noon at 3,800 m in July, level ground: 800 W/m² and some.
    expect(record?.points[0]?.value).toBeGreaterThan(80_000);
    expect(record?.points[0]?.value).toBeLessThan(100_000);
  });

  it('counts buckets through a flow meter, and no bucket in which a reading was missing', async () => {
    const house = openHouse();
    const tag = 'water.flow-rate';
    const session = await house.begin(tag);
    const fill = async (run: number, gap = false) => {
      house.give(tag, 0);
      await house.desk.dip(tag, { session, reference: { kind: 'bucket', litres: 10, run } });
      await house.clock.advance(3000);
      house.give(tag, 9);
      await house.clock.advance(30_000);
      if (gap) house.give(tag, 'no-answer');
      await house.clock.advance(1000);
      house.give(tag, 9);
      await house.clock.advance(29_000);
      house.give(tag, 0);
      await house.clock.advance(6000);
      return house.desk.view(tag)?.watch;
    };
    expect(await fill(1)).toMatchObject({ state: 'steady' });
    expect(await fill(2, true)).toMatchObject({ because: { key: 'calibration.no-signal' } });
    expect(await fill(2)).toMatchObject({ state: 'steady' });
    expect(await house.desk.finish(tag, session, 'x')).toMatchObject({
      record: {
        line: { slope: expect.closeTo(10 / 9, 3), offset: 0 },
        points: [{ before: expect.closeTo(9, 3) }, {}],
      },
    });
  });
});
