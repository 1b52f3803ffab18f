// firmata-io's board over our line: writes to a guarded pin never reach the wire as Firmata, they become wishes of the
// safety layer, so that johnny-five's parts drive a leased output unchanged.
import { EventEmitter } from 'node:events';
import { Firmata } from './johnny-five.ts';

/** ms between two analog reports. Firmata's own 19 ms would fill the line with what nobody reads. */
const SAMPLING_INTERVAL_MS = 1000;
/** Eight channels then fill a twentieth of the line: 3 bytes each. */
const WATCHED_INTERVAL_MS = 100;
/** The handshake asks for itself; firmata-io's own timer would outlive a line that died early. */
const NEVER = 2_147_483_647;
const SET_DIGITAL_PIN = 0xf5;

/** Takes what parts write to guarded pins; `level` is the electrical level as a share, 0…1. */
export interface PinGuard {
  covers(pin: number): boolean;
  write(pin: number, level: number): void;
}

/** What firmata-io believes to be its port. */
export class FirmataPort extends EventEmitter {
  readonly #send: (bytes: Uint8Array) => void;

  constructor(send: (bytes: Uint8Array) => void) {
    super();
    this.#send = send;
  }

  write(bytes: Uint8Array, written?: () => void): void {
    this.#send(bytes);
    written?.();
  }
}

export class GuardedIo extends Firmata {
  #guard: PinGuard | undefined;

  constructor(port: FirmataPort) {
    super(port, { reportVersionTimeout: NEVER, samplingInterval: SAMPLING_INTERVAL_MS });
  }

  /** Whether somebody looks on: the analog channels are then reported ten times a second, else once. */
  hurry(isWatched: boolean): void {
    this.setSamplingInterval(isWatched ? WATCHED_INTERVAL_MS : SAMPLING_INTERVAL_MS);
  }

  /** From now on these pins belong to the safety layer. */
  guard(guard: PinGuard): void {
    this.#guard = guard;
  }

  override digitalWrite(pin: number, value: number): void {
    const level = value ? 1 : 0;
    if (this.#guard?.covers(pin)) this.#guard.write(pin, level);
    // One pin, not its port of eight: a neighbour may be guarded.
    else this.transport.write(Uint8Array.of(SET_DIGITAL_PIN, pin, level));
  }

  override analogWrite(pin: number, value: number): void {
    if (this.#guard?.covers(pin)) this.#guard.write(pin, value / 255);
    else super.analogWrite(pin, value);
  }

  override pwmWrite(pin: number, value: number): void {
    this.analogWrite(pin, value);
  }

  override pinMode(pin: number, mode: number): void {
    if (!this.#guard?.covers(pin)) super.pinMode(pin, mode);
  }

  /** Lets go of timers and listeners: nothing more is heard or said. */
  release(): void {
    clearTimeout(this.reportVersionTimeoutId);
    this.removeAllListeners();
    this.transport.removeAllListeners();
  }
}
