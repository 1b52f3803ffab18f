// The part of firmata-io 2.3 that the board room uses; the package brings no types of its own.
declare module 'firmata-io' {
  import type { EventEmitter } from 'node:events';

  interface FirmataTransport extends EventEmitter {
    write(bytes: Uint8Array, written?: () => void): void;
  }

  interface FirmataPin {
    supportedModes: number[];
    mode: number | undefined;
    value: number;
    analogChannel?: number;
  }

  class Firmata extends EventEmitter {
    constructor(
      transport: FirmataTransport,
      options: { reportVersionTimeout: number; samplingInterval: number },
    );
    readonly MODES: Readonly<Record<'INPUT' | 'OUTPUT' | 'ANALOG' | 'PWM' | 'PULLUP', number>>;
    readonly transport: FirmataTransport;
    readonly reportVersionTimeoutId: NodeJS.Timeout;
    readonly firmware: { name?: string };
    readonly pins: FirmataPin[];
    readonly isReady: boolean;
    digitalWrite(pin: number, value: number, enqueue?: boolean): void;
    analogWrite(pin: number, value: number): void;
    pwmWrite(pin: number, value: number): void;
    pinMode(pin: number, mode: number): void;
    setSamplingInterval(interval: number): void;
    reportDigitalPin(pin: number, on: 0 | 1): void;
    sysexCommand(message: readonly number[]): this;
    i2cConfig(delay: number): this;
    i2cWrite(address: number, bytes: readonly number[]): this;
    i2cReadOnce(address: number, count: number, listener: (bytes: number[]) => void): this;
    i2cReadOnce(address: number, register: number, count: number, listener: (bytes: number[]) => void): this;
  }

  const firmata: { Firmata: typeof Firmata & { test?: { i2cActive: Map<Firmata, unknown> } } };
  export = firmata;
}
