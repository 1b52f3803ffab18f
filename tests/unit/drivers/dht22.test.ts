// Golden values: Aosong "AM2302 Product Manual", section 7: 02 8C 01 5F EE is 65.2 % and 35.1 °C; 80 65 is −10.1 °C.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../controller/core/reading.ts';
import { err, ok, type Result } from '../../../controller/core/result.ts';
import { decode, dht22 } from '../../../hardware/drivers/dht22.ts';
import { createScriptedBoard } from './scripted-board.ts';

const frame = (humidity: number, temperature: number): number[] => {
  const body = [humidity >> 8, humidity & 0xff, temperature >> 8, temperature & 0xff];
  return [...body, body.reduce((sum, byte) => sum + byte, 0) & 0xff];
};
const tenths = (t: number): number => (t < 0 ? 0x8000 | -t : t);
const GOLDEN = [0x02, 0x8c, 0x01, 0x5f, 0xee];
const both = (fault: Fault) => ({
  temperature: expect.objectContaining({ ok: false, error: fault }),
  humidity: expect.objectContaining({ ok: false, error: fault }),
});

/** What it gives when it is asked at these times, ms. */
const readAt = async (times: readonly number[], ...dhts: readonly Result<readonly number[], Fault>[]) => {
  const { board, clock } = createScriptedBoard({ dhts });
  const start = clock.now();
  const part = dht22.create(board, { pin: 9 });
  const values = [];
  for (const time of times) {
    await clock.advance(time - clock.monotonic());
    values.push(await part.read());
  }
  return { values, start };
};

describe('DHT22', () => {
  it.each([
    [GOLDEN, 65.2, 35.1],
    [frame(652, 0x8065), 65.2, -10.1],
    [frame(1000, 0), 100, 0],
    [frame(1, 0x8190), 0.1, -40],
    [frame(400, 800), 40, 80],
  ])('decodes %j as %f %% and %f °C', (bytes, humidity, temperature) => {
    expect(decode(bytes)).toEqual({ ok: true, value: { humidity, temperature } });
  });

  it('gives back every tenth of its range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: -400, max: 800 }), (h, t) => {
        const result = decode(frame(h, tenths(t)));
        expect(result).toEqual({ ok: true, value: { humidity: h / 10, temperature: t / 10 } });
      }),
    );
  });

  it('refuses a short frame, a line held low, and any single flipped bit', () => {
    expect(decode(GOLDEN.slice(1))).toEqual({ ok: false, error: 'no-answer' });
    expect(decode([0, 0, 0, 0, 0])).toEqual({ ok: false, error: 'no-answer' });
    fc.assert(
      fc.property(fc.nat(39), (bit) => {
        const damaged = [...GOLDEN];
        damaged[bit >> 3]! ^= 1 << (bit & 7);
        expect(decode(damaged)).toEqual({ ok: false, error: 'bad-checksum' });
      }),
    );
  });

  it('refuses what it cannot measure, such as the frost of a copy that counts it another way', () => {
    for (const word of [tenths(-401), 801, 0xfffb])
      expect(decode(frame(500, word))).toEqual({ ok: false, error: 'out-of-range' });
    expect(decode(frame(1001, 200))).toEqual({ ok: false, error: 'out-of-range' });
  });

  it('throws its first answer away, which it may have measured hours ago', async () => {
    const { values } = await readAt([0, 5000], ok(GOLDEN), ok(frame(600, 200)));
    expect(values[0]).toEqual(both('never-read'));
    expect(values[1]).toMatchObject({ temperature: { value: 20 }, humidity: { value: 60 } });
  });

  it('is not asked twice within two seconds: the same reading comes with its own time', async () => {
    const fresh = ok(frame(600, 200));
    const { values, start } = await readAt([0, 5000, 6900, 7000], ok(GOLDEN), fresh, ok(frame(610, 210)));
    expect(values[1]).toMatchObject({ temperature: { ok: true, value: 20, at: start + 5000 } });
    expect(values[2]).toEqual(values[1]);
    expect(values[3]).toMatchObject({ temperature: { value: 21, at: start + 7000 } });
  });

  it('does not repeat a good reading after a fault, and gives the fault its time', async () => {
    const { values, start } = await readAt(
      [0, 5000, 10_000, 11_000],
      ok(GOLDEN),
      ok(frame(600, 200)),
      err('bad-checksum'),
    );
    expect(values[2]).toEqual(both('bad-checksum'));
    expect(values[3]).toMatchObject({ temperature: { error: 'bad-checksum', at: start + 10_000 } });
  });

  it('after a minute without an answer its next is old again', async () => {
    const { values } = await readAt([0, 70_000], ok(GOLDEN), ok(frame(600, 200)));
    expect(values[1]).toEqual(both('never-read'));
  });

  it('gives its fault for both when nobody is there', async () => {
    const { values } = await readAt([0]);
    expect(values[0]).toEqual(both('no-answer'));
  });

  it('wants a pin and nothing else', () => {
    expect(dht22.configSchema.safeParse(dht22.example).success).toBe(true);
    expect(dht22.configSchema.safeParse({ pin: 9, pullUp: true }).success).toBe(false);
  });
});
