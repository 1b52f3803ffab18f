// A serial port as a transport (serialport 13). A cable may die without a word: an unwritten byte after two seconds counts
// as a lost line, and a closed port is never opened again.
import { SerialPort } from 'serialport';
import { seconds } from '../../controller/core/units.ts';
import type { Clock } from '../../controller/ports.ts';
import type { Transport } from '../transport.ts';

const WRITE_TIMEOUT = seconds(2);

interface LineSettings {
  readonly baudRate: number;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
}

/** What the firmware speaks. */
const FIRMATA: LineSettings = { baudRate: 57_600, parity: 'none', stopBits: 1 };

export interface SerialOptions {
  readonly path: string;
  readonly clock: Clock;
  /** Those of our firmware where absent. */
  readonly settings?: LineSettings;
}

class SerialTransport implements Transport {
  readonly path: string;
  readonly #clock: Clock;
  readonly #port: SerialPort;
  readonly #closings: ((cause?: Error) => void)[] = [];
  #isOpen = false;
  #isOver = false;

  constructor({ path, clock, settings = FIRMATA }: SerialOptions) {
    this.path = path;
    this.#clock = clock;
    this.#port = new SerialPort({ path, ...settings, autoOpen: false, lock: true, hupcl: false });
    this.#port.on('error', (cause: Error) => this.#end(cause));
    this.#port.on('close', (cause?: Error) => this.#end(cause));
  }

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#port.open((cause) => {
        this.#isOpen = cause === null;
        if (cause) reject(cause);
        else resolve();
      });
    });
  }

  write(bytes: Uint8Array): void {
    // serialport keeps what is written to a closed port and sends it after the next opening.
    if (!this.#isOpen) return;
    const cancel = this.#clock.after(WRITE_TIMEOUT, () => this.#end(new Error('the port takes no bytes')));
    this.#port.write(bytes, (cause) => {
      cancel();
      if (cause) this.#end(cause);
    });
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#port.on('data', listener);
  }

  onClose(listener: (cause?: Error) => void): void {
    this.#closings.push(listener);
  }

  close(): Promise<void> {
    this.#isOver = true;
    return this.#shut();
  }

  #end(cause?: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const listener of this.#closings.splice(0)) listener(cause);
    void this.#shut();
  }

  async #shut(): Promise<void> {
    this.#isOpen = false;
    if (this.#port.isOpen) await new Promise<void>((resolve) => this.#port.close(() => resolve()));
  }
}

/** A new port object; for one connection. */
export const createSerialTransport = (options: SerialOptions): Transport => new SerialTransport(options);
