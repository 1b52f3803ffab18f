// The 1-Wire bus on a pin: tells resets and slots apart by how long the master pulls, lets the devices pull back.
// Source: Maxim DS18B20 datasheet (19-7487 rev 6), "1-Wire Signaling"; times in µs from there.
import type { CPU } from 'avr8js';
import { CYCLES_PER_US } from './mcu.ts';
import type { PinState, Pins } from './pins.ts';

/** A device on the wire. Bits are 0 (pulled low) and 1 (left high); `at` is ms since power-on. */
export interface OneWireDevice {
  /** The master has reset the bus; true answers with a presence pulse. */
  reset(at: number): boolean;
  /** What it puts on the wire in the slot that begins now; 1 leaves the wire to the master. */
  offer(at: number): 0 | 1;
  /** The slot is over; `bit` is what the master made of it. */
  slot(bit: 0 | 1, at: number): void;
}

export interface OneWireBus {
  connect(cpu: CPU): void;
  attach(pin: number, device: OneWireDevice): void;
}

/** Pulled at least this long it is a reset, µs. */
const RESET_US = 480;
/** Devices sample, and let go of a 0, this long after the slot began, µs. */
const SAMPLE_US = 30;
/** The presence pulse: how long after the reset, and how long, µs. */
const PRESENCE_AFTER_US = 30;
const PRESENCE_US = 120;

class Wire {
  private readonly devices: OneWireDevice[] = [];
  private readonly pin: number;
  private readonly pins: Pins;
  private cpu: CPU | undefined;
  private pulledAt: number | undefined;

  constructor(pin: number, pins: Pins) {
    this.pin = pin;
    this.pins = pins;
    pins.drive(pin, 1);
  }

  add(device: OneWireDevice): void {
    this.devices.push(device);
  }

  connect(cpu: CPU): void {
    this.cpu = cpu;
    this.pulledAt = undefined;
    this.pins.drive(this.pin, 1);
  }

  change(state: PinState, at: number): void {
    const isPulled = state.mode === 'output' && state.level === 0;
    if (isPulled && this.pulledAt === undefined) this.beginPull(at);
    if (!isPulled && this.pulledAt !== undefined) this.endPull(at, (at - this.pulledAt) * 1000);
  }

  private beginPull(at: number): void {
    this.pulledAt = at;
    if (this.devices.every((device) => device.offer(at) === 1)) return;
    this.pins.drive(this.pin, 0);
    this.after(SAMPLE_US, () => this.pins.drive(this.pin, 1));
  }

  private endPull(at: number, pulledUs: number): void {
    this.pulledAt = undefined;
    if (pulledUs >= RESET_US) this.answerReset(at);
    else for (const device of this.devices) device.slot(pulledUs < SAMPLE_US ? 1 : 0, at);
  }

  private answerReset(at: number): void {
    const present = this.devices.map((device) => device.reset(at)).includes(true);
    if (!present) return;
    this.after(PRESENCE_AFTER_US, () => this.pins.drive(this.pin, 0));
    this.after(PRESENCE_AFTER_US + PRESENCE_US, () => this.pins.drive(this.pin, 1));
  }

  private after(us: number, run: () => void): void {
    this.cpu?.addClockEvent(run, us * CYCLES_PER_US);
  }
}

/** Wires with an external pull-up on any pin of the board. */
export const createOneWireBus = (pins: Pins): OneWireBus => {
  const wires = new Map<number, Wire>();
  let cpu: CPU | undefined;
  pins.onPin((pin, state, at) => wires.get(pin)?.change(state, at));
  return {
    connect(next) {
      cpu = next;
      for (const wire of wires.values()) wire.connect(next);
    },
    attach(pin, device) {
      const wire = wires.get(pin) ?? new Wire(pin, pins);
      wires.set(pin, wire);
      wire.add(device);
      if (cpu) wire.connect(cpu);
    },
  };
};
