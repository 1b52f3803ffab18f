// Golden values: Sensirion, Interface Description SCD30 version 1.0, 1.4.5: 43DB 8C2E is 439 ppm, 41D9 E7FF 27.2 °C, 4243 3A1B 48.8 %.
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import { decode, scd30 } from '../../../hardware/drivers/scd30.ts';
import { decodeWords, order } from '../../../hardware/drivers/sensirion-words.ts';
import { type Bytes, bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const FRAME = [
  0x43, 0xdb, 0xcb, 0x8c, 0x2e, 0x8f, 0x41, 0xd9, 0x70, 0xe7, 0xff, 0xf5, 0x42, 0x43, 0xbf, 0x3a, 0x1b, 0x74,
];
const READY = bytes(0x00, 0x01, 0xb0);
const BUSY = bytes(0x00, 0x00, 0x81);

const create = (reads: readonly Bytes[], pressure: number) => {
  const made = createScriptedBoard({ reads });
  const config = scd30.configSchema.parse({ pressure });
  return { ...made, part: scd30.create(made.board, config, { last: () => err('never-read') }) };
};

describe('SCD30', () => {
  it('decodes the measurement of the data sheet', () => {
    const words = decodeWords(FRAME, 6);
    expect(words.ok && decode(words.value)).toEqual({
      carbonDioxide: expect.closeTo(439.1, 1),
      temperature: expect.closeTo(27.24, 2),
      humidity: expect.closeTo(48.81, 2),
    });
  });

  it('begins by being told the pressure, in whole millibars', async () => {
    const { part, written } = create([READY, bytes(...FRAME)], 101.3);
    expect(await part.read()).toMatchObject({ carbonDioxide: ok(expect.closeTo(439.1, 1)) });
    expect(written).toEqual([order(0x0010, 1013), order(0x0202), order(0x0300)]);
  });

  it('at 63 kPa is told 700 mbar, and its ppm are a hint of a ninth more', async () => {
    const { part, written } = create([READY, bytes(...FRAME)], 63);
    expect(await part.read()).toMatchObject({
      carbonDioxide: { value: expect.closeTo((439.095 * 70) / 63, 1), doubt: 'indicative' },
      temperature: { value: expect.closeTo(27.24, 2) },
    });
    expect(written[0]).toEqual(order(0x0010, 700));
  });

  it('silence, a short frame and a flipped bit are faults of all three', async () => {
    const cases: readonly (readonly [readonly Bytes[], string])[] = [
      [[SILENCE], 'no-answer'],
      [[READY, SILENCE], 'no-answer'],
      [[READY, bytes(...FRAME.slice(0, 12))], 'no-answer'],
      [[READY, bytes(...FRAME.slice(0, 17), 0x75)], 'bad-checksum'],
      [[BUSY], 'never-read'],
    ];
    for (const [reads, fault] of cases) {
      const lost = { ok: false, error: fault };
      expect(await create(reads, 64).part.read()).toEqual({
        carbonDioxide: lost,
        temperature: lost,
        humidity: lost,
      });
    }
  });

  it('names the barometer that it needs, and shares its address with nobody by choice', () => {
    const config = scd30.configSchema.parse(scd30.example);
    expect(scd30.needs(config)).toEqual([{ field: 'pressure', tag: 'air.pressure', quantity: 'pressure' }]);
    expect(scd30.configSchema.safeParse({ ...scd30.example, address: 98 }).success).toBe(false);
  });
});
