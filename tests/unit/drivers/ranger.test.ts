// Golden values: HC-SR04 data sheet (Elecfreaks), µs / 58 is cm, at about 20 °C; speed of sound in dry air: CRC Handbook of
// Chemistry and Physics, 331.45 m/s at 0 °C and 343.4 at 20 °C, within 0.1 %.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../controller/core/reading.ts';
import { err, ok, type Result } from '../../../controller/core/result.ts';
import type { Neighbours } from '../../../hardware/driver.ts';
import { decode, distanceOf, ranger, speedOfSound } from '../../../hardware/drivers/ranger.ts';
import { createScriptedBoard } from './scripted-board.ts';

const TANK = { model: 'jsn-sr04t', mountingHeight: 90 } as const;
const PINS = { triggerPin: 10, echoPin: 11 };
/** An echo over so many cm at 20 °C, µs. */
const echoOf = (centimetres: number, celsius = 20): number => (centimetres * 20_000) / speedOfSound(celsius);
const outOfRange = { ok: false, error: 'out-of-range' };

const mild: Neighbours = { last: () => ok(20) };
const read = async (
  echoes: readonly Result<number, Fault>[],
  airTemperature: number | string = 20,
  neighbours: Neighbours = mild,
) => {
  const { board } = createScriptedBoard({ echoes });
  return ranger.create(board, { ...TANK, ...PINS, airTemperature }, neighbours).read();
};
const five = (centimetres: number) => Array.from({ length: 5 }, () => ok(echoOf(centimetres)));

describe('the speed of sound', () => {
  it.each([
    [0, 331.45],
    [20, 343.37],
  ])('at %i °C is %f m/s within a thousandth', (celsius, speed) => {
    expect(Math.abs(speedOfSound(celsius) / speed - 1)).toBeLessThan(0.001);
  });

  it('makes the rule of thumb of the data sheet within a percent', () => {
    for (const echo of [580, 5800])
      expect(Math.abs(distanceOf(echo, 20) / (echo / 58) - 1)).toBeLessThan(0.01);
  });

  it('left out would cost 3 cm of a metre between a frosty and a warm morning', () => {
    expect(distanceOf(echoOf(100, 0), 20) - 100).toBeGreaterThan(3);
  });
});

describe('a ranger', () => {
  it.each([
    [30, 60],
    [90, 0],
    [20.1, 69.9],
  ])('over %f cm of air sees %f cm of water', (distance, depth) => {
    const result = decode(
      [0, 1, 2].map(() => echoOf(distance)),
      20,
      TANK,
    );
    expect(result).toEqual({
      ok: true,
      value: { depth: expect.closeTo(depth, 6), distance: expect.closeTo(distance, 6) },
    });
  });

  it('sees an empty tank where the floor seems a little too far, and something else beyond', () => {
    expect(
      decode(
        [0, 1, 2].map(() => echoOf(91.5)),
        20,
        TANK,
      ),
    ).toMatchObject({ ok: true, value: { depth: 0 } });
    expect(
      decode(
        [0, 1, 2].map(() => echoOf(93)),
        20,
        TANK,
      ),
    ).toEqual(outOfRange);
  });

  it.each([
    ['jsn-sr04t', 19.9, 20.1],
    ['hc-sr04', 1.9, 2.1],
  ] as const)(
    'a %s hears itself below its blind zone: %f cm are a fault, %f cm are not',
    (model, near, far) => {
      const at = (cm: number) =>
        decode(
          [0, 1, 2].map(() => echoOf(cm)),
          20,
          { ...TANK, model },
        );
      expect(at(near)).toEqual(outOfRange);
      expect(at(far).ok).toBe(true);
    },
  );

  it('is not moved by two wild echoes of five', () => {
    const wild = fc.integer({ min: 0, max: 30_000 });
    fc.assert(
      fc.property(fc.integer({ min: 25, max: 85 }), wild, wild, fc.nat(4), (cm, one, other, at) => {
        const calm = [cm - 0.2, cm, cm + 0.2].map((each) => echoOf(each));
        const result = decode([...calm.slice(0, at), one, other, ...calm.slice(at)], 20, TANK);
        expect(result.ok && Math.abs(result.value.distance - cm)).toBeLessThanOrEqual(0.2001);
      }),
    );
  });

  it('gives no water below nothing or above its mounting, whatever it hears', () => {
    const echoes = fc.array(fc.nat(40_000), { maxLength: 5 });
    fc.assert(
      fc.property(echoes, fc.double({ min: -500, max: 500 }), (heard, celsius) => {
        const result = decode(heard, celsius, TANK);
        if (result.ok) expect(result.value.depth >= 0 && result.value.depth <= 70).toBe(true);
      }),
    );
  });

  it('takes the air’s temperature from its neighbour, as it is then', async () => {
    const asked: [string, number][] = [];
    const cold: Neighbours = {
      last(tag, within) {
        asked.push([tag, within]);
        return ok(0);
      },
    };
    const echoes = Array.from({ length: 5 }, () => ok(echoOf(50, 0)));
    const { distance } = await read(echoes, 'air.temperature', cold);
    expect(distance).toEqual({ ok: true, value: expect.closeTo(50, 6) });
    expect(asked).toEqual([['air.temperature', 60_000]]);
  });

  it('gives its neighbour’s fault for its own, and no depth from a guessed temperature', async () => {
    for (const fault of ['stale', 'no-answer'] as const) {
      const gone: Neighbours = { last: () => err(fault) };
      const said = { ok: false, error: fault };
      expect(await read(five(50), 'air.temperature', gone)).toEqual({ depth: said, distance: said });
    }
    const absurd: Neighbours = { last: () => ok(-300) };
    expect(await read(five(50), 'air.temperature', absurd)).toEqual({
      depth: outOfRange,
      distance: outOfRange,
    });
  });

  it('bears two lost echoes of five, not three', async () => {
    const lost = err('out-of-range' as const);
    const twoLost = [lost, ...five(50).slice(2), lost];
    expect((await read(twoLost))['depth']).toMatchObject({ ok: true });
    expect((await read([lost, lost, ...five(50)]))['depth']).toMatchObject({ ok: true });
    expect((await read([lost, lost, lost, ...five(50)]))['depth']).toEqual(lost);
    expect((await read([]))['depth']).toEqual({ ok: false, error: 'no-answer' });
  });

  it('wants to know what it is and where it hangs', () => {
    const { configSchema, example } = ranger;
    expect(configSchema.safeParse(example).success).toBe(true);
    for (const wrong of [{ model: 'hc-sr05' }, { mountingHeight: 20 }, { airTemperature: 99 }, { pin: 3 }])
      expect(configSchema.safeParse({ ...example, ...wrong }).success).toBe(false);
    expect(ranger.needs(configSchema.parse(example))).toEqual([
      { field: 'airTemperature', tag: 'air.temperature', quantity: 'airTemperature' },
    ]);
    expect(ranger.needs(configSchema.parse({ ...example, airTemperature: 8 }))).toEqual([]);
  });
});
