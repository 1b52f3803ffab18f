// A virtual meter at the far end of a serial line, and the cable that leads to it.
import type { Clock } from '../../../controller/ports.ts';
import type { Transport } from '../../transport.ts';
import type { Failing } from '../chips/chip-fault.ts';

export interface SerialDevice extends Failing {
  /** Bytes on the line, meant for it or not. */
  hear(bytes: Uint8Array): void;
  /** Calls back with each thing it says. */
  onSpeak(listener: (bytes: Uint8Array) => void): void;
}

export interface DeviceLine {
  /** A transport for one connection; its `open` rejects while the adapter is out. */
  connect(): Transport;
  unplug(): void;
  plug(): void;
}

const UNPLUGGED = 'no adapter: plug it in';

/** The line of these devices: all hear what the host says, the host hears all of them. */
export const createDeviceLine = (path: string, devices: readonly SerialDevice[]): DeviceLine => {
  let isPlugged = true;
  let hears: (bytes: Uint8Array) => void = () => undefined;
  let hangUp: (cause?: Error) => void = () => undefined;
  for (const device of devices) device.onSpeak((bytes) => hears(bytes));

  const connect = (): Transport => {
    const listeners: ((bytes: Uint8Array) => void)[] = [];
    const closings: ((cause?: Error) => void)[] = [];
    let isOpen = false;
    const end = (cause?: Error): void => {
      isOpen = false;
      hears = () => undefined;
      for (const tell of closings.splice(0)) tell(cause);
    };
    return {
      path,
      async open() {
        if (!isPlugged) throw new Error(UNPLUGGED);
        isOpen = true;
        hangUp = end;
        hears = (bytes) => {
          for (const listener of listeners) listener(bytes);
        };
      },
      write(bytes) {
        if (isOpen) for (const device of devices) device.hear(bytes);
      },
      onData: (listener) => void listeners.push(listener),
      onClose: (listener) => void closings.push(listener),
      close: async () => end(),
    };
  };

  return {
    connect,
    unplug() {
      isPlugged = false;
      hangUp(new Error('the adapter was pulled'));
    },
    plug: () => {
      isPlugged = true;
    },
  };
};

/** What a device says after the time that it needs, unless it is gone by then. */
export const createVoice = (clock: Clock) => {
  const listeners: ((bytes: Uint8Array) => void)[] = [];
  return {
    onSpeak: (listener: (bytes: Uint8Array) => void) => void listeners.push(listener),
    say(bytes: Uint8Array, afterMs: Parameters<Clock['after']>[0]): void {
      clock.after(afterMs, () => {
        for (const listener of listeners) listener(bytes);
      });
    },
  };
};
