import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duty, seconds } from '../../../controller/core/units.ts';
import { readAnswer } from '../../../hardware/board/answers.ts';
import {
  configCommit,
  crcOfConfig,
  dhtRead,
  encodeRecord,
  lease,
  pulse,
  rangeRead,
  setId,
} from '../../../hardware/board/requests.ts';

const answer = (type: number, ...payload: number[]) =>
  readAnswer({ type, seq: 0, payload: Uint8Array.from(payload) });

const heater = {
  pin: 6,
  activeLow: true,
  pwm: false,
  safeDuty: duty(0),
  longestOn: seconds(14_400),
  shortestOff: seconds(300),
  exclusionGroup: 2,
};

describe('what the host says', () => {
  it('writes a guarded pin as the twelve bytes of a record', () => {
    expect([...encodeRecord(heater)]).toEqual([6, 1, 0, 2, 0x40, 0x38, 0x2c, 0x01, 0, 0, 0, 0]);
  });

  it('writes the interlocks of a pin into its last four bytes', () => {
    const float = { pin: 2, level: 'low', pullUp: true } as const;
    const leak = { pin: 7, level: 'high', pullUp: false } as const;
    expect([...encodeRecord({ ...heater, interlocks: [float, leak] })].slice(8)).toEqual([2, 2, 7, 1]);
    expect([...encodeRecord({ ...heater, interlocks: [leak] })].slice(8)).toEqual([7, 1, 0, 0]);
  });

  it('writes a dose as index, duty, order and ms', () => {
    const bytes = [2, 255, 0x34, 0x12, 0x60, 0xea, 0, 0];
    expect([...pulse({ index: 2, duty: 1, order: 0x1234, length: 60_000 }).payload]).toEqual(bytes);
  });

  it('writes leases as index, duty of 255 and tenths of a second', () => {
    const entries = [
      { index: 0, duty: 1, lease: 15_000 },
      { index: 3, duty: 0.5, lease: 1 },
      { index: 1, duty: 1, lease: 99_999_999 },
    ];
    expect([...lease(entries).payload]).toEqual([0, 255, 150, 0, 3, 128, 1, 0, 1, 255, 0x58, 0x02]);
  });

  it('commits a configuration with the CRC over all its records', () => {
    const records = [encodeRecord(heater), encodeRecord({ ...heater, pin: 3 })];
    const crc = crcOfConfig(records);
    expect([...configCommit(records).payload]).toEqual([2, crc & 0xff, crc >> 8]);
  });

  it('asks for a part that the board times by its pins', () => {
    expect(dhtRead(9)).toEqual({ type: 0x10, payload: Uint8Array.of(9) });
    expect(rangeRead(10, 11)).toEqual({ type: 0x11, payload: Uint8Array.of(10, 11) });
  });

  it('names a board with its eight bytes', () => {
    expect([...setId(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])).payload]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('what the board says', () => {
  it('is an identity', () => {
    const id = [0xde, 0xad, 0xbe, 0xef, 0, 1, 2, 3];
    expect(answer(0x41, 1, 1, 2, 3, 2, ...id, 0x80, 7, 1, 0x10, 0x27, 0, 0, 4, 0xcd, 0xab)).toEqual({
      ok: true,
      value: {
        kind: 'identity',
        identity: {
          protocol: 1,
          firmware: [1, 2, 3],
          model: 2,
          id: 'deadbeef00010203',
          resetCause: 0x80,
          resets: 263,
          uptime: 10_000,
          count: 4,
          configCrc: 0xabcd,
        },
      },
    });
  });

  it('has no id when every byte of it is FF', () => {
    const blank = answer(0x41, 1, 1, 0, 0, 1, ...Array(8).fill(0xff), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    expect(blank.ok && blank.value.kind === 'identity' && blank.value.identity.id).toBeNull();
  });

  it('is a state in index order', () => {
    expect(answer(0x43, 3, 1, 0, 0, 0, 255, 50, 0, 0, 0, 0, 0, 2)).toEqual({
      ok: true,
      value: {
        kind: 'state',
        state: {
          beating: true,
          configured: true,
          uptime: 1,
          pins: [
            { duty: 1, leaseLeft: 5000, trips: 0 },
            { duty: 0, leaseLeft: 0, trips: 2 },
          ],
        },
      },
    });
  });

  it('is a dose with its end and the time really spent', () => {
    const report = { index: 2, order: 7, end: 'host-lost', spent: 70_000 };
    expect(answer(0x46, 2, 7, 0, 3, 0x70, 0x11, 1, 0)).toMatchObject({
      value: { kind: 'pulsed', pulse: report },
    });
  });

  it('is a count of pulses, five bytes of a DHT22, an echo', () => {
    expect(answer(0x48, 8, 1, 1, 0, 0, 0x10, 0x27, 0, 0)).toEqual({
      ok: true,
      value: { kind: 'counted', pin: 8, falls: 257, period: 10_000 },
    });
    expect(answer(0x49, 9, 0, 2, 0x8c, 1, 0x5f, 0xee)).toEqual({
      ok: true,
      value: { kind: 'dht', pin: 9, end: 'ok', bytes: [2, 0x8c, 1, 0x5f, 0xee] },
    });
    expect(answer(0x4a, 11, 0, 0x44, 2, 0, 0)).toEqual({
      ok: true,
      value: { kind: 'ranged', pin: 11, end: 'ok', echo: 580 },
    });
    const dhtEnds = [1, 2, 3, 4].map((status) => answer(0x49, 9, status, 0, 0, 0, 0, 0));
    const echoEnds = [1, 2, 3, 4].map((status) => answer(0x4a, 11, status, 0, 0, 0, 0));
    const endOf = (each: ReturnType<typeof answer>) => each.ok && 'end' in each.value && each.value.end;
    expect(dhtEnds.map(endOf)).toEqual(['no-answer', 'cut-short', 'checksum', 'unknown']);
    expect(echoEnds.map(endOf)).toEqual(['never-began', 'never-ended', 'stuck-high', 'unknown']);
    expect(answer(0x49, 9, 0, 1, 2, 3, 4)).toEqual({ ok: false, error: 'length' });
  });

  it('is an event or a refusal by name', () => {
    expect(answer(0x44, 3, 1, 1, 0, 0, 0)).toMatchObject({ value: { event: 'trip', index: 1, at: 1 } });
    expect(answer(0x45, 7, 9)).toMatchObject({ value: { of: 7, error: 'resting' } });
    expect(answer(0x44, 7, 1, 1, 0, 0, 0)).toMatchObject({ value: { event: 'interlock-2' } });
    expect(answer(0x45, 7, 13)).toMatchObject({ value: { error: 'interlock' } });
    expect(answer(0x45, 7, 99)).toMatchObject({ value: { error: 'unknown' } });
  });

  it('is an error, never a guess, where type or length are not of the protocol', () => {
    expect(answer(0x50)).toEqual({ ok: false, error: 'unknown-type' });
    expect(answer(0x41, 1)).toEqual({ ok: false, error: 'length' });
    fc.assert(
      fc.property(fc.nat(255), fc.uint8Array({ maxLength: 64 }), (type, payload) => {
        void readAnswer({ type, seq: 0, payload });
      }),
    );
  });
});
