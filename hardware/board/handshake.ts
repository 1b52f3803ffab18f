// The Firmata half of a new connection: version, firmware name, capabilities, analog map. firmata-io waits for these for
// ever once asked; here each is asked again, and the whole has an end.
import { err, ok, type Result } from '../../controller/core/result.ts';
import { millis } from '../../controller/core/units.ts';
import type { Clock } from '../../controller/ports.ts';
import type { GuardedIo } from './guarded-io.ts';

const FIRMWARE_NAME = 'Yapu';
/** An Uno spends up to 2 s in its boot loader after the reset that opening the port gives it; asking earlier disturbs it. */
const FIRST_QUESTION = millis(2000);
const NEXT_QUESTION = millis(1000);
const PATIENCE = millis(10_000);

/** `silent`: nothing, or nothing that ends. `foreign`: Firmata, but not our sketch. */
export type HandshakeFault =
  | { readonly kind: 'silent' }
  | { readonly kind: 'foreign'; readonly name: string };

const VERSION_AND_FIRMWARE = Uint8Array.of(0xf9, 0xf0, 0x79, 0xf7);
const CAPABILITIES = Uint8Array.of(0xf0, 0x6b, 0xf7);
const ANALOG_MAP = Uint8Array.of(0xf0, 0x69, 0xf7);

/** The question whose answer is missing. */
const missing = (io: GuardedIo): Uint8Array => {
  if (io.firmware.name === undefined) return VERSION_AND_FIRMWARE;
  return io.pins.length === 0 ? CAPABILITIES : ANALOG_MAP;
};

/** Resolves when firmata-io is ready, or with why it never will be. */
export const shakeHands = (io: GuardedIo, clock: Clock): Promise<Result<void, HandshakeFault>> =>
  new Promise((resolve) => {
    const settle = (result: Result<void, HandshakeFault>): void => {
      for (const stop of stops) stop();
      resolve(result);
    };
    const ask = (): void => io.transport.write(missing(io));
    const askAgain = (): void => {
      ask();
      stops.push(clock.every(NEXT_QUESTION, ask));
    };
    const stops = [
      clock.after(FIRST_QUESTION, askAgain),
      clock.after(PATIENCE, () => settle(err({ kind: 'silent' }))),
    ];
    io.once('queryfirmware', () => {
      const name = io.firmware.name ?? '';
      if (name !== FIRMWARE_NAME) settle(err({ kind: 'foreign', name }));
    });
    io.once('ready', () => settle(ok(undefined)));
    io.once('close', () => settle(err({ kind: 'silent' })));
  });
