// What a tablet is told of a calibration under way: the curve since the dip, where it must stay, and what must be said of a liquid.
import { describe, expect, test } from 'vitest';
import { inBuffer, openHouse, PH, takeBuffer, volts } from './calibrating-house.ts';

const watchOf = (house: ReturnType<typeof openHouse>) => {
  const watch = house.desk.view(PH)?.watch;
  if (!watch) throw new Error('it stands in nothing');
  return watch;
};

describe('the curve', () => {
  test('begins with the dip, is told by the line before, and ends in its zone', async () => {
    const house = openHouse();
    const session = await house.begin();
    house.give(PH, volts(4.5, 15));
    await house.desk.dip(PH, inBuffer(session, '4.01'));
    expect(watchOf(house)).toMatchObject({ seconds: 0, limit: 180, value: 4, temperature: 15 });
    expect(watchOf(house).trace).toEqual({ at: [], value: [] });
    expect(watchOf(house).zone).toBeUndefined();
    await house.clock.advance(10_000);
    house.give(PH, volts(4, 15));
    await house.clock.advance(35_000);
    const { trace, zone, reading, state } = watchOf(house);
    expect(state).toBe('settling');
    expect(trace.at.slice(0, 2)).toEqual([1, 2]);
    expect(trace.value.at(-1)).toBe(reading);
    await house.clock.advance(20_000);
    expect(watchOf(house).state).toBe('steady');
    const last = watchOf(house).trace.value.at(-1) ?? Number.NaN;
    expect(zone?.window).toBe(42);
    expect(last).toBeGreaterThanOrEqual(watchOf(house).zone?.least ?? Number.NaN);
    expect(last).toBeLessThanOrEqual(watchOf(house).zone?.most ?? Number.NaN);
    expect(house.desk.view(PH)?.points).toMatchObject([{ response: 11 }]);
  });

  test('of a probe without a line is that of its voltage', async () => {
    const house = openHouse();
    const { desk } = house;
    const tag = 'solution.oxygen';
    house.measurePressure(63.2);
    await house.round(false);
    const session = await house.begin(tag);
    house.give(tag, 1.5);
    await desk.dip(tag, { session, reference: { kind: 'wet-air' }, temperature: 15 });
    await house.clock.advance(5000);
    expect(desk.view(tag)?.watch).not.toHaveProperty('reading');
    expect(desk.view(tag)?.watch?.trace.value).toEqual([1.5, 1.5, 1.5, 1.5, 1.5]);
  });

  test('is thinned before it grows long, and keeps its end', async () => {
    const house = openHouse();
    const session = await house.begin('solution.oxygen');
    await house.desk.dip('solution.oxygen', { session, reference: { kind: 'no-oxygen' } });
    for (let second = 1; second <= 500; second++) {
      house.give('solution.oxygen', 1 + second / 100);
      await house.clock.advance(1000);
    }
    const { trace } = house.desk.view('solution.oxygen')?.watch ?? {};
    expect(trace?.at.length).toBeLessThanOrEqual(200);
    expect(trace?.at.at(-1)).toBe(500);
  });
});

describe('what must be said', () => {
  const asksOf = async (tag: string, pressure?: number) => {
    const house = openHouse();
    if (pressure !== undefined) house.measurePressure(pressure);
    await house.round(false);
    await house.begin(tag);
    return house.desk.view(tag)?.asks;
  };

  test('of buffers: which of a family, and how warm within what is known of it', async () => {
    expect(await asksOf(PH)).toEqual([
      {
        kind: 'buffer',
        names: [
          ['4.00', '6.86', '9.18'],
          ['4.01', '7.00', '10.01'],
        ],
        temperature: { least: 0, most: 35 },
      },
    ]);
  });

  test('of wet air: the pressure too, unless a barometer says it', async () => {
    const [silent] = (await asksOf('solution.oxygen')) ?? [];
    expect(silent).toMatchObject({ kind: 'wet-air', temperature: { least: 0, most: 40 } });
    expect(silent?.pressure).toEqual({ least: 50, most: 110 });
    expect((await asksOf('solution.oxygen', 63.2))?.[0]).not.toHaveProperty('pressure');
  });
});

test('it says when the loops go on: two minutes after the end, whatever ends it', async () => {
  const house = openHouse();
  const session = await house.begin();
  const { endsAt, backAt } = house.desk.view(PH) ?? { endsAt: 0, backAt: 0 };
  expect([endsAt, backAt].map((at) => at - house.clock.now())).toEqual([20 * 60_000, 22 * 60_000]);
  await takeBuffer(house, session, '7.00');
  await house.desk.abandon(PH, session, 'test');
  expect(house.desk.absence(PH)).toEqual({ backAt: house.clock.now() + 120_000 });
  await house.clock.advance(120_000);
  expect(house.desk.absence(PH)).toBeUndefined();
});
