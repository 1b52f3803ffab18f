// One living board as the sensor drivers see it: johnny-five's board, the two buses, and a clock that can be waited on.
import type { Board } from 'johnny-five';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { millis } from '../../controller/core/units.ts';
import type { Clock, Log, Stop } from '../../controller/ports.ts';
import type { BusFault, OneWireBus, PartsBoard, TimedReads } from '../driver.ts';
import type { GuardedIo } from './guarded-io.ts';
import { createI2c } from './i2c.ts';
import { FiveSensor } from './johnny-five.ts';

const ANSWER_TIMEOUT = millis(600);

const hearLevel = (io: GuardedIo, pin: number, listener: (level: 0 | 1) => void): Stop => {
  const event = `digital-read-${pin}`;
  const take = (value: number): void => listener(value ? 1 : 0);
  io.on(event, take);
  return () => io.removeListener(event, take);
};

/** Switching a port's report on makes the board say its level at once: a question, where Firmata only knows changes. */
const askLevel = (io: GuardedIo, clock: Clock, pin: number): Promise<Result<0 | 1, BusFault>> =>
  new Promise((resolve) => {
    const end = (answer: Result<0 | 1, BusFault>): void => {
      stopWaiting();
      stopHearing();
      resolve(answer);
    };
    const stopWaiting = clock.after(ANSWER_TIMEOUT, () => end(err('no-answer')));
    const stopHearing = hearLevel(io, pin, (level) => end(ok(level)));
    io.reportDigitalPin(pin, 1);
  });

export interface PartsBoardDeps {
  readonly io: GuardedIo;
  readonly five: Board;
  readonly clock: Clock;
  readonly log: Log;
  readonly oneWire: OneWireBus;
  readonly timed: TimedReads;
}

export const createPartsBoard = ({ io, five, clock, log, oneWire, timed }: PartsBoardDeps): PartsBoard => ({
  five,
  Sensor: FiveSensor,
  clock,
  log,
  i2c: createI2c(io, clock),
  oneWire,
  timed,
  onAnalog: (channel, listener) => {
    io.on(`analog-read-${channel}`, listener);
  },
  pullUp: (pin) => io.pinMode(pin, io.MODES.PULLUP),
  onLevel: (pin, listener) => hearLevel(io, pin, listener),
  level: (pin) => askLevel(io, clock, pin),
  wait: (ms) => new Promise((resolve) => clock.after(millis(ms), resolve)),
});
