// The serial port of a board: bytes take their time on the line, two wait in the receiver, the rest is lost, as on the chip.
import type { CPU } from 'avr8js';
import { type Alarm, createAlarm } from './alarm.ts';
import { CLOCK_HZ, CYCLES_PER_MS } from './mcu.ts';
import {
  BITS_PER_FRAME,
  hookRegisters,
  interruptsOf,
  Receiver,
  type Registers,
  Transmitter,
  type Unit,
} from './usart-unit.ts';

export type TransmitListener = (byte: number, atMs: number) => void;

export interface Usart {
  connect(cpu: CPU): void;
  /** Puts bytes on the line to the board; each takes its time at the host's baud rate. */
  receive(bytes: Uint8Array): void;
  /** Called when the last bit of a byte has left the board, until the returned function is called. */
  onTransmit(listener: TransmitListener): () => void;
  /** Stretches every byte to the board by this factor: a slow or congested line. */
  slow(factor: number): void;
  /** Bytes still on the way to the board. */
  pending(): number;
  /** Throws away what is still on the way, as unplugging does. */
  drop(): void;
}

/** The serial port of the board, with the host's end of the line at `baud`. */
export const createUsart = (registers: Registers, baud = 57_600): Usart => {
  const listeners = new Set<TransmitListener>();
  const queue: number[] = [];
  let cyclesPerByte = (CLOCK_HZ * BITS_PER_FRAME) / baud;
  let lastArrival = 0;
  let cpu: CPU | undefined;
  let receiver: Receiver | undefined;
  let arrival: Alarm | undefined;

  const expectNext = (lineFreeAt: number): void => {
    if (queue.length === 0) return;
    lastArrival = lineFreeAt + cyclesPerByte;
    arrival?.set(Math.ceil(lastArrival));
  };
  const deliver = (): void => {
    const byte = queue.shift();
    if (byte !== undefined) receiver?.accept(byte);
    expectNext(lastArrival);
  };

  return {
    connect(next) {
      cpu = next;
      const unit: Unit = { cpu: next, registers, interrupts: interruptsOf(registers) };
      receiver = new Receiver(unit);
      const emit = (byte: number): void => {
        for (const listener of listeners) listener(byte, next.cycles / CYCLES_PER_MS);
      };
      hookRegisters(unit, receiver, new Transmitter(unit, emit));
      arrival = createAlarm(next, deliver);
      expectNext(next.cycles);
    },
    receive(bytes) {
      const idle = queue.length === 0;
      queue.push(...bytes);
      if (idle) expectNext(Math.max(lastArrival, cpu?.cycles ?? 0));
    },
    onTransmit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    slow: (factor) => {
      cyclesPerByte = ((CLOCK_HZ * BITS_PER_FRAME) / baud) * factor;
    },
    pending: () => queue.length,
    drop: () => {
      queue.length = 0;
      arrival?.cancel();
    },
  };
};
