// Everything that shares one transport: the safety channel, 1-Wire, and firmata-io with its own half of the messages.
import type { Clock, Log } from '../../controller/ports.ts';
import type { Transport } from '../transport.ts';
import type { Answer } from './answers.ts';
import { END_SYSEX, SAFETY_SYSEX, START_SYSEX } from './frame.ts';
import { FirmataPort, GuardedIo } from './guarded-io.ts';
import { createSplitter } from './message-splitter.ts';
import { createOneWire, ONE_WIRE, type OneWireLine } from './one-wire.ts';
import { createRequestChannel, type RequestChannel } from './request-channel.ts';

export interface Line {
  readonly io: GuardedIo;
  readonly channel: RequestChannel;
  readonly oneWire: OneWireLine;
  /** Sound answers of the safety layer, asked for or not. */
  onAnswer(listener: (answer: Answer) => void): void;
  /** Once, when the transport is gone. */
  onClosed(listener: (cause?: Error) => void): void;
  /** As if the cable had been pulled. */
  hangUp(): void;
  /** Ends everything on it; later bytes are not heard. */
  close(): Promise<void>;
}

export const createLine = (transport: Transport, clock: Clock, log: Log): Line => {
  const send = (bytes: Uint8Array): void => transport.write(bytes);
  const port = new FirmataPort(send);
  const io = new GuardedIo(port);
  const oneWire = createOneWire((body) => send(Uint8Array.of(START_SYSEX, ...body, END_SYSEX)), clock);
  const answers: ((answer: Answer) => void)[] = [];
  const closings: ((cause?: Error) => void)[] = [];

  const channel = createRequestChannel({
    send,
    clock,
    onEvent: (event) => log.warn('board event', { ...event }),
    onHeard: (answer) => {
      for (const listener of answers) listener(answer);
    },
  });

  // firmata-io throws on messages that name a pin the board does not have; such a message was damaged on the way.
  const toFirmata = (message: Uint8Array): void => {
    try {
      port.emit('data', message);
    } catch (cause) {
      log.warn('damaged Firmata message dropped', { cause: String(cause) });
    }
  };

  const route = (message: Uint8Array): void => {
    const isSysex = message[0] === START_SYSEX;
    if (isSysex && message[1] === SAFETY_SYSEX) channel.receive(message);
    else if (isSysex && message[1] === ONE_WIRE) oneWire.receive(message);
    else toFirmata(message);
  };

  transport.onData(createSplitter(route));
  const hangUp = (cause?: Error): void => {
    port.emit('close');
    for (const listener of closings.splice(0)) listener(cause);
  };
  transport.onClose(hangUp);

  return {
    io,
    channel,
    oneWire,
    onAnswer: (listener) => {
      answers.push(listener);
    },
    onClosed: (listener) => {
      closings.push(listener);
    },
    hangUp: () => hangUp(),
    async close() {
      closings.length = 0;
      answers.length = 0;
      io.release();
      await transport.close();
    },
  };
};
