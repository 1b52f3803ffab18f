import { describe, expect, it } from 'vitest';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { createUsart } from '../../../hardware/emulator/usart.ts';
import { createBenchCpu } from './bench-cpu.ts';

const UCSR0A = 0xc0;
const UCSR0B = 0xc1;
const UBRR0L = 0xc4;
const UDR0 = 0xc6;
const RXC = 0x80;
const TXC = 0x40;
const UDRE = 0x20;
const DOR = 0x08;
const RXEN = 0x10;
const TXEN = 0x08;
/** Ten bits at 57,600 baud, µs. */
const BYTE_US = 173.6;

const createBench = () => {
  const bench = createBenchCpu();
  const usart = createUsart(ATMEGA328P.usart, 57_600);
  const sent: { byte: number; atMs: number }[] = [];
  usart.onTransmit((byte, atMs) => sent.push({ byte, atMs }));
  usart.connect(bench.cpu);
  bench.write(UBRR0L, 16);
  bench.write(UCSR0B, RXEN | TXEN);
  return { ...bench, usart, sent };
};

describe('receiver', () => {
  it('gets a byte when its ten bits have passed, not before', () => {
    const { usart, read, pass } = createBench();
    usart.receive(Uint8Array.of(0x5a));
    pass(BYTE_US - 2);
    expect(read(UCSR0A) & RXC).toBe(0);
    pass(4);
    expect(read(UCSR0A) & RXC).toBe(RXC);
    expect(read(UDR0)).toBe(0x5a);
    expect(read(UCSR0A) & RXC).toBe(0);
  });

  it('paces a long message at the baud rate, without drift', () => {
    const { usart, read, pass } = createBench();
    usart.receive(new Uint8Array(100).fill(7));
    let got = 0;
    for (let us = 0; us < 100 * BYTE_US - 5; us += 5) {
      pass(5);
      if (read(UCSR0A) & RXC) {
        read(UDR0);
        got++;
      }
    }
    expect(got).toBe(99);
    expect(usart.pending()).toBe(1);
  });

  it('holds three bytes; the fourth is lost and said to be', () => {
    const { usart, read, pass } = createBench();
    usart.receive(Uint8Array.of(1, 2, 3, 4));
    pass(5 * BYTE_US);
    expect(read(UCSR0A) & DOR).toBe(DOR);
    expect([read(UDR0), read(UDR0), read(UDR0)]).toEqual([1, 2, 3]);
    expect(read(UCSR0A) & (RXC | DOR)).toBe(0);
  });

  it('keeps a received byte when the program switches an interrupt on', () => {
    const { usart, read, write, pass } = createBench();
    usart.receive(Uint8Array.of(9));
    pass(2 * BYTE_US);
    write(UCSR0B, RXEN | TXEN | 0x20);
    expect(read(UDR0)).toBe(9);
  });

  it('hears nothing while it is off', () => {
    const { usart, read, write, pass } = createBench();
    write(UCSR0B, TXEN);
    usart.receive(Uint8Array.of(9));
    pass(2 * BYTE_US);
    write(UCSR0B, RXEN);
    expect(read(UCSR0A) & RXC).toBe(0);
  });

  it('waits longer on a slowed line, and gets nothing that was dropped', () => {
    const { usart, read, pass } = createBench();
    usart.slow(4);
    usart.receive(Uint8Array.of(1, 2));
    pass(3 * BYTE_US);
    expect(read(UCSR0A) & RXC).toBe(0);
    pass(2 * BYTE_US);
    expect(read(UDR0)).toBe(1);
    usart.drop();
    pass(10 * BYTE_US);
    expect(read(UCSR0A) & RXC).toBe(0);
  });
});

describe('transmitter', () => {
  it('takes a second byte while the first is on the wire, and is complete after the last', () => {
    const { write, read, pass, sent } = createBench();
    write(UDR0, 0x11);
    expect(read(UCSR0A) & UDRE).toBe(UDRE);
    write(UDR0, 0x22);
    expect(read(UCSR0A) & UDRE).toBe(0);
    pass(175);
    expect(read(UCSR0A) & (UDRE | TXC)).toBe(UDRE);
    pass(175);
    expect(read(UCSR0A) & (UDRE | TXC)).toBe(UDRE | TXC);
    expect(sent.map(({ byte }) => byte)).toEqual([0x11, 0x22]);
  });

  it('lets a byte leave when ten bits at the program’s divider have passed', () => {
    const { write, pass, sent } = createBench();
    write(UDR0, 1);
    pass(400);
    // 16 × (16 + 1) × 10 cycles at 16 MHz (datasheet table 20-1).
    expect(sent[0]?.atMs).toBeCloseTo(0.17, 3);
  });
});
