import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOneWire, packBits, unpackBits } from '../../../hardware/board/one-wire.ts';
import { createTestClock } from '../../support/clock.ts';

/** The encoder of firmata-io itself: what the board is known to understand. */
const reference: { to7BitArray(bytes: number[]): number[] } = createRequire(import.meta.url)(
  'firmata-io/lib/encoder7bit',
);

const settle = () => new Promise((resolve) => setImmediate(resolve));

const ROM = [0x28, 1, 2, 3, 4, 5, 6, 7];

const setUp = () => {
  const sent: number[][] = [];
  const clock = createTestClock();
  const bus = createOneWire((sysex) => sent.push([...sysex]), clock);
  const reply = (kind: number, pin: number, bytes: number[]) =>
    bus.receive(Uint8Array.from([0xf0, 0x73, kind, pin, ...packBits(bytes), 0xf7]));
  return { sent, clock, bus, reply };
};

describe('bytes as a stream of seven bits', () => {
  it('are packed as firmata-io packs them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 40 }), (bytes) => {
        expect(packBits(bytes)).toEqual(reference.to7BitArray(bytes));
      }),
    );
  });

  it('come back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 40 }), (bytes) => {
        expect(unpackBits(packBits(bytes))).toEqual(bytes);
      }),
    );
  });
});

describe('1-Wire', () => {
  it('configures the pin, searches and gives the ROM codes', async () => {
    const { sent, bus, reply } = setUp();
    const found = bus.search(2);
    await settle();
    expect(sent).toEqual([
      [0x73, 0x41, 2, 0],
      [0x73, 0x40, 2],
    ]);
    reply(0x42, 2, [...ROM, ...ROM]);
    expect(await found).toEqual({ ok: true, value: [ROM, ROM] });
  });

  it('gives no-answer after its time-out, and the next transaction its turn', async () => {
    const { sent, clock, bus, reply } = setUp();
    const silent = bus.search(2);
    const next = bus.exchange(2, ROM, [0xbe], 9);
    await settle();
    await clock.advance(600);
    expect(await silent).toEqual({ ok: false, error: 'no-answer' });
    await settle();
    expect(sent.at(-1)?.slice(0, 3)).toEqual([0x73, 0x3d, 2]);
    reply(0x43, 2, [1, 0, 9, 8, 7]);
    expect(await next).toEqual({ ok: true, value: [9, 8, 7] });
  });

  it('does not take the answer to an older question for its own', async () => {
    const { bus, reply } = setUp();
    const answer = bus.exchange(2, ROM, [0xbe], 9);
    await settle();
    reply(0x43, 2, [77, 0, 1, 2, 3]);
    expect(await answer).toEqual({ ok: false, error: 'no-answer' });
  });
});
