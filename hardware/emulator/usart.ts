// USART0: bytes take their time on the line, two wait in the receiver, the rest is lost, as on the chip.
// Source: ATmega328P datasheet DS40002061B, chapter 20. Written anew because avr8js forgets a received byte
// when the program touches UCSR0B and has no second transmit buffer.
import { type CPU, usart0Config } from 'avr8js';
import { type Alarm, createAlarm } from './alarm.ts';
import { CLOCK_HZ, CYCLES_PER_MS } from './mcu.ts';

const { UCSRA, UCSRB, UCSRC, UBRRL, UBRRH, UDR } = usart0Config;
const RXC = 0x80;
const TXC = 0x40;
const UDRE = 0x20;
const DOR = 0x08;
const U2X = 0x02;
const RXEN = 0x10;
const TXEN = 0x08;
const RXCIE = 0x80;
const TXCIE = 0x40;
const UDRIE = 0x20;
/** Start, eight data and one stop bit: 8N1, the only frame the protocol uses. */
const BITS_PER_FRAME = 10;
/** Two bytes of receive buffer and one in the shift register. */
const RECEIVER_DEPTH = 3;

const interrupt = (address: number, flagMask: number, enableMask: number, constant: boolean) => ({
  address,
  flagRegister: UCSRA,
  flagMask,
  enableRegister: UCSRB,
  enableMask,
  constant,
});
const RECEIVED = interrupt(usart0Config.rxCompleteInterrupt, RXC, RXCIE, true);
const EMPTY = interrupt(usart0Config.dataRegisterEmptyInterrupt, UDRE, UDRIE, true);
const SENT = interrupt(usart0Config.txCompleteInterrupt, TXC, TXCIE, false);

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

class Receiver {
  private readonly cpu: CPU;
  private readonly fifo: number[] = [];

  constructor(cpu: CPU) {
    this.cpu = cpu;
    cpu.readHooks[UDR] = () => this.take();
  }

  accept(byte: number): void {
    if (!((this.cpu.data[UCSRB] ?? 0) & RXEN)) return;
    if (this.fifo.length === RECEIVER_DEPTH) {
      this.cpu.data[UCSRA] = (this.cpu.data[UCSRA] ?? 0) | DOR;
      return;
    }
    this.fifo.push(byte);
    this.cpu.setInterruptFlag(RECEIVED);
  }

  private take(): number {
    const byte = this.fifo.shift() ?? 0;
    this.cpu.data[UCSRA] = (this.cpu.data[UCSRA] ?? 0) & ~DOR;
    if (this.fifo.length === 0) this.cpu.clearInterrupt(RECEIVED);
    return byte;
  }

  clear(): void {
    this.fifo.length = 0;
    this.cpu.clearInterrupt(RECEIVED);
  }
}

class Transmitter {
  private readonly cpu: CPU;
  private readonly emit: (byte: number) => void;
  private readonly done: Alarm;
  private shifting: number | undefined;
  private waiting: number | undefined;

  constructor(cpu: CPU, emit: (byte: number) => void) {
    this.cpu = cpu;
    this.emit = emit;
    this.done = createAlarm(cpu, () => this.finish());
  }

  write(byte: number): void {
    if (!((this.cpu.data[UCSRB] ?? 0) & TXEN)) return;
    if (this.shifting === undefined) this.start(byte);
    else if (this.waiting === undefined) {
      this.waiting = byte;
      this.cpu.clearInterrupt(EMPTY);
    }
  }

  private start(byte: number): void {
    this.shifting = byte;
    this.done.set(this.cpu.cycles + this.cyclesPerFrame());
  }

  private finish(): void {
    const sent = this.shifting;
    this.shifting = undefined;
    if (sent !== undefined) this.emit(sent);
    const next = this.waiting;
    this.waiting = undefined;
    if (next === undefined) {
      this.cpu.setInterruptFlag(SENT);
      return;
    }
    this.start(next);
    this.cpu.setInterruptFlag(EMPTY);
  }

  private cyclesPerFrame(): number {
    const { data } = this.cpu;
    const divisor = (((data[UBRRH] ?? 0) & 0x0f) << 8) | (data[UBRRL] ?? 0);
    return (divisor + 1) * ((data[UCSRA] ?? 0) & U2X ? 8 : 16) * BITS_PER_FRAME;
  }
}

const hookRegisters = (cpu: CPU, receiver: Receiver, transmitter: Transmitter): void => {
  cpu.data[UCSRA] = UDRE;
  cpu.data[UCSRB] = 0;
  cpu.data[UCSRC] = 0x06;
  cpu.writeHooks[UCSRA] = (value, old) => {
    cpu.data[UCSRA] = (old & ~U2X) | (value & U2X);
    if (value & TXC) cpu.clearInterrupt(SENT);
    return true;
  };
  cpu.writeHooks[UCSRB] = (value, old) => {
    cpu.data[UCSRB] = value;
    if (old & RXEN && !(value & RXEN)) receiver.clear();
    for (const each of [RECEIVED, EMPTY, SENT]) cpu.updateInterruptEnable(each, value);
    return true;
  };
  cpu.writeHooks[UDR] = (value) => {
    transmitter.write(value);
    return true;
  };
};

/** The serial port of the board, with the host's end of the line at `baud`. */
export const createUsart = (baud = 57_600): Usart => {
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
      receiver = new Receiver(next);
      const emit = (byte: number): void => {
        for (const listener of listeners) listener(byte, next.cycles / CYCLES_PER_MS);
      };
      hookRegisters(next, receiver, new Transmitter(next, emit));
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
