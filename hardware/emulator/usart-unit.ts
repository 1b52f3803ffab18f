// The two halves of USART0: what the receiver holds, when a byte has left the transmitter.
// Source: ATmega328P datasheet DS40002061B, chapter 20. Written anew because avr8js forgets a received byte
// when the program touches UCSR0B and has no second transmit buffer.
import type { CPU } from 'avr8js';
import { type Alarm, createAlarm } from './alarm.ts';
import type { Chip } from './models/chip.ts';

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
export const BITS_PER_FRAME = 10;
/** Two bytes of receive buffer and one in the shift register. */
const RECEIVER_DEPTH = 3;

export type Registers = Chip['usart'];
type Interrupt = Parameters<CPU['setInterruptFlag']>[0];

interface Interrupts {
  readonly received: Interrupt;
  readonly empty: Interrupt;
  readonly sent: Interrupt;
}

/** The three interrupts of the unit. */
export const interruptsOf = (registers: Registers): Interrupts => {
  const interrupt = (
    address: number,
    flagMask: number,
    enableMask: number,
    constant: boolean,
  ): Interrupt => ({
    address,
    flagRegister: registers.UCSRA,
    flagMask,
    enableRegister: registers.UCSRB,
    enableMask,
    constant,
  });
  return {
    received: interrupt(registers.rxCompleteInterrupt, RXC, RXCIE, true),
    empty: interrupt(registers.dataRegisterEmptyInterrupt, UDRE, UDRIE, true),
    sent: interrupt(registers.txCompleteInterrupt, TXC, TXCIE, false),
  };
};

/** What receiver and transmitter share. */
export interface Unit {
  readonly cpu: CPU;
  readonly registers: Registers;
  readonly interrupts: Interrupts;
}

export class Receiver {
  private readonly unit: Unit;
  private readonly fifo: number[] = [];

  constructor(unit: Unit) {
    this.unit = unit;
    unit.cpu.readHooks[unit.registers.UDR] = () => this.take();
  }

  accept(byte: number): void {
    const { cpu, registers, interrupts } = this.unit;
    if (!((cpu.data[registers.UCSRB] ?? 0) & RXEN)) return;
    if (this.fifo.length === RECEIVER_DEPTH) {
      cpu.data[registers.UCSRA] = (cpu.data[registers.UCSRA] ?? 0) | DOR;
      return;
    }
    this.fifo.push(byte);
    cpu.setInterruptFlag(interrupts.received);
  }

  private take(): number {
    const { cpu, registers, interrupts } = this.unit;
    const byte = this.fifo.shift() ?? 0;
    cpu.data[registers.UCSRA] = (cpu.data[registers.UCSRA] ?? 0) & ~DOR;
    if (this.fifo.length === 0) cpu.clearInterrupt(interrupts.received);
    return byte;
  }

  clear(): void {
    this.fifo.length = 0;
    this.unit.cpu.clearInterrupt(this.unit.interrupts.received);
  }
}

export class Transmitter {
  private readonly unit: Unit;
  private readonly emit: (byte: number) => void;
  private readonly done: Alarm;
  private shifting: number | undefined;
  private waiting: number | undefined;

  constructor(unit: Unit, emit: (byte: number) => void) {
    this.unit = unit;
    this.emit = emit;
    this.done = createAlarm(unit.cpu, () => this.finish());
  }

  write(byte: number): void {
    const { cpu, registers, interrupts } = this.unit;
    if (!((cpu.data[registers.UCSRB] ?? 0) & TXEN)) return;
    if (this.shifting === undefined) this.start(byte);
    else if (this.waiting === undefined) {
      this.waiting = byte;
      cpu.clearInterrupt(interrupts.empty);
    }
  }

  private start(byte: number): void {
    this.shifting = byte;
    this.done.set(this.unit.cpu.cycles + this.cyclesPerFrame());
  }

  private finish(): void {
    const { cpu, interrupts } = this.unit;
    const sent = this.shifting;
    this.shifting = undefined;
    if (sent !== undefined) this.emit(sent);
    const next = this.waiting;
    this.waiting = undefined;
    if (next === undefined) {
      cpu.setInterruptFlag(interrupts.sent);
      return;
    }
    this.start(next);
    cpu.setInterruptFlag(interrupts.empty);
  }

  private cyclesPerFrame(): number {
    const { cpu, registers } = this.unit;
    const { data } = cpu;
    const divisor = (((data[registers.UBRRH] ?? 0) & 0x0f) << 8) | (data[registers.UBRRL] ?? 0);
    return (divisor + 1) * ((data[registers.UCSRA] ?? 0) & U2X ? 8 : 16) * BITS_PER_FRAME;
  }
}

/** Puts both behind their registers, as they are after a reset. */
export const hookRegisters = (unit: Unit, receiver: Receiver, transmitter: Transmitter): void => {
  const { cpu, registers, interrupts } = unit;
  const { UCSRA, UCSRB, UCSRC, UDR } = registers;
  const all = Object.values(interrupts);
  cpu.data[UCSRA] = UDRE;
  cpu.data[UCSRB] = 0;
  cpu.data[UCSRC] = 0x06;
  cpu.writeHooks[UCSRA] = (value, old) => {
    cpu.data[UCSRA] = (old & ~U2X) | (value & U2X);
    if (value & TXC) cpu.clearInterrupt(interrupts.sent);
    return true;
  };
  cpu.writeHooks[UCSRB] = (value, old) => {
    cpu.data[UCSRB] = value;
    if (old & RXEN && !(value & RXEN)) receiver.clear();
    for (const each of all) cpu.updateInterruptEnable(each, value);
    return true;
  };
  cpu.writeHooks[UDR] = (value) => {
    transmitter.write(value);
    return true;
  };
};
