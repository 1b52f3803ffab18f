// Golden values: Sensirion, Datasheet SCD4x version 1.4: read_measurement (500 ppm, 25 °C, 37 %), set_ambient_pressure (987 hPa: 03DB, 42).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import { millis } from '../../../controller/core/units.ts';
import type { Measured, Neighbours } from '../../../hardware/driver.ts';
import { shareOfAir, tellable } from '../../../hardware/drivers/carbon-dioxide.ts';
import { decode, scd4x } from '../../../hardware/drivers/scd4x.ts';
import { decodeWords, order } from '../../../hardware/drivers/sensirion-words.ts';
import { type Bytes, bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const FRAME = [0x01, 0xf4, 0x33, 0x66, 0x67, 0xa2, 0x5e, 0xb9, 0x3c];
const NEWS = bytes(...order(0x8006).slice(0, 2), order(0, 0x8006).at(-1) ?? 0);
const NO_NEWS = bytes(0x80, 0x00, 0xa2);
const RANGE = [700, 1200] as const;
const [START, LOWEST] = [order(0x21b1), order(0xe000, 700)];
const [ASK, TAKE] = [order(0xe4b8), order(0xec05)];

const create = (reads: readonly Bytes[], pressure: Measured = ok(98.7)) => {
  const values: { pressure: Measured } = { pressure };
  const neighbours: Neighbours = { last: () => values.pressure };
  const made = createScriptedBoard({ reads });
  const part = scd4x.create(made.board, scd4x.configSchema.parse(scd4x.example), neighbours);
  return { ...made, part, values };
};

describe('SCD4x', () => {
  it('decodes the measurement of the data sheet', () => {
    const words = decodeWords(FRAME, 3);
    const air = words.ok && decode(words.value);
    expect(air).toEqual({
      carbonDioxide: 500,
      temperature: expect.closeTo(25, 2),
      humidity: expect.closeTo(37, 1),
    });
  });

  it('no frame with a flipped bit, and no short one, is a measurement', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FRAME.length * 8 - 1 }), (bit) => {
        const hurt = FRAME.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(decodeWords(hurt, 3)).toEqual(err('bad-checksum'));
      }),
    );
    expect(decodeWords(FRAME.slice(0, 8), 3)).toEqual(err('no-answer'));
    expect(decodeWords([], 3)).toEqual(err('no-answer'));
  });

  it('is begun, told the pressure with its checksum, asked, and read', async () => {
    const { part, written, clock } = create([NEWS, bytes(...FRAME)]);
    expect(await part.read()).toMatchObject({ carbonDioxide: ok(500), humidity: { at: clock.now() } });
    expect(written).toEqual([START, [0xe0, 0x00, 0x03, 0xdb, 0x42], ASK, TAKE]);
  });

  it('is told what it takes at most where the air is thinner, and the rest is reckoned: a hint', async () => {
    const { part, written } = create([NEWS, bytes(...FRAME)], ok(63));
    const { carbonDioxide, temperature } = await part.read();
    expect(written[1]).toEqual(LOWEST);
    expect(carbonDioxide).toMatchObject({ value: expect.closeTo((500 * 70) / 63, 6), doubt: 'indicative' });
    expect(temperature).not.toHaveProperty('doubt');
  });

  it('says its last, with the time of it, while there is nothing new', async () => {
    const { part, clock } = create([NO_NEWS, NEWS, bytes(...FRAME), NO_NEWS]);
    expect((await part.read())['temperature']).toEqual(err('never-read'));
    const { carbonDioxide: first } = await part.read();
    await clock.advance(4000);
    expect((await part.read())['carbonDioxide']).toEqual(first);
  });

  it('is told again when the weather has changed the pressure, not for a tremble', async () => {
    const { part, written, values } = create([NO_NEWS, NO_NEWS, NO_NEWS]);
    await part.read();
    values.pressure = ok(98.8);
    await part.read();
    values.pressure = ok(98.2);
    await part.read();
    expect(written.filter(([high, , ...argument]) => high === 0xe0 && argument.length > 0)).toEqual([
      order(0xe000, 987),
      order(0xe000, 982),
    ]);
  });

  it('is begun anew after silence, and after twenty seconds without news', async () => {
    const { part, written, clock } = create([SILENCE, NO_NEWS, NO_NEWS, NO_NEWS]);
    expect((await part.read())['carbonDioxide']).toEqual(err('no-answer'));
    await part.read();
    await clock.advance(millis(21_000));
    await part.read();
    await part.read();
    expect(written.filter((each) => each[0] === START[0] && each[1] === START[1])).toHaveLength(3);
  });

  it('gives no ppm while nobody knows the pressure, and its air all the same', async () => {
    const { part } = create([NEWS, bytes(...FRAME)], err('stale'));
    const read = await part.read();
    expect(read['carbonDioxide']).toMatchObject(err('stale'));
    expect(read['temperature']).toMatchObject({ ok: true });
  });

  it('a wrong checksum spoils all three', async () => {
    const { part } = create([NEWS, bytes(...FRAME.slice(0, -1), 0)]);
    const lost = err('bad-checksum');
    expect(await part.read()).toEqual({ carbonDioxide: lost, temperature: lost, humidity: lost });
  });

  it('has its own address', () => {
    expect(scd4x.configSchema.parse({ pressure: 64 })).toEqual({ address: 98, pressure: 64 });
    for (const wrong of [{}, { pressure: 1013 }, { pressure: 64, address: 97 }])
      expect(scd4x.configSchema.safeParse(wrong).success).toBe(false);
  });
});

describe('what is told and reckoned', () => {
  it('never leaves what the part takes, and gives back the true share at any pressure', () => {
    const some = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(some(50, 110), some(150, 5000), (kPa, ppm) => {
        const told = tellable(kPa, RANGE);
        expect(told >= 700 && told <= 1200).toBe(true);
        // The part counts molecules and divides by the air that it believes in.
        const said = (ppm * kPa * 10) / told;
        const found = shareOfAir(said, told, kPa, RANGE);
        expect(found.ok && found.value).toBeCloseTo(ppm, 6);
        expect(found.doubt).toBe(kPa >= 70 ? undefined : 'indicative');
      }),
    );
  });
});
