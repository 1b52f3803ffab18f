// What a close look costs the computer: the bytes of eight analog channels ten times a second, through Firmata's parser, the driver and
// the scope, and a tablet that fetches them twice a second.
import { createScope } from '../../../controller/app/scope.ts';
import type { Channel } from '../../../controller/core/installation.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { createLine } from '../../../hardware/board/line.ts';
import type { PartsBoard } from '../../../hardware/driver.ts';
import { analog } from '../../../hardware/drivers/analog.ts';
import type { Transport } from '../../../hardware/transport.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';

const CHANNELS = 8;
const SECONDS = 60;
const PER_SECOND = 10;
const FETCHES_PER_SECOND = 2;
const ANALOG_REPORT = 0xe0;
/** Without it firmata-io believes nothing. */
const VERSION = [0xf9, 2, 5];

const channelOf = (n: number): Channel => ({
  tag: `probe.${n}`,
  quantity: 'acidity',
  calibration: { slope: -5.7, offset: 21.3, at: timestamp(0), by: 'bench' },
});

/** Share of one core over a minute, %. */
export const closeLookCost = async (): Promise<number> => {
  const clock = createTestClock();
  let send: (bytes: Uint8Array) => void = () => undefined;
  const transport: Pick<Transport, 'write' | 'onData' | 'onClose' | 'close'> = {
    write: () => undefined,
    onData: (listener) => {
      send = listener;
    },
    onClose: () => undefined,
    close: async () => undefined,
  };
  const { io } = createLine(transport as Transport, clock, createTestLog());
  send(Uint8Array.from(VERSION));
  const board = {
    clock,
    onAnalog: (channel: number, listener: (count: number) => void) =>
      io.on(`analog-read-${channel}`, listener),
    Sensor: class {
      readonly raw = null;
      disable(): void {}
    },
  } as unknown as PartsBoard;
  const channels = Array.from({ length: CHANNELS }, (_, n) => channelOf(n));
  const parts = channels.map((_, n) => analog.create(board, { pin: `A${n}`, reference: 5 }));
  const scope = createScope({
    clock,
    channels: () => channels,
    board: {
      stream(_tags, take) {
        parts.forEach((part, n) => {
          part.stream?.(({ volts }) => {
            if (volts?.ok) take({ tag: `probe.${n}`, at: clock.now(), raw: volts.value });
          });
        });
        return () => undefined;
      },
    },
  });
  scope.look(channels.map(({ tag }) => tag));
  const before = process.cpuUsage();
  let [known, told] = [0, 0];
  for (let second = 0; second < SECONDS; second++) {
    for (let fetch = 0; fetch < FETCHES_PER_SECOND; fetch++) {
      for (let report = 0; report < PER_SECOND / FETCHES_PER_SECOND; report++) {
        for (let n = 0; n < CHANNELS; n++) send(Uint8Array.of(ANALOG_REPORT | n, (second + n) & 0x7f, 4));
        // A little faster than real, so that the minute is not over before the last of them.
        await clock.advance(1000 / PER_SECOND - 1);
      }
      const view = scope.view(known);
      known = view.last;
      told += JSON.stringify(view).length;
    }
  }
  const { user, system } = process.cpuUsage(before);
  if (known !== CHANNELS * PER_SECOND * SECONDS || told === 0) throw new Error(`only ${known} values came`);
  return ((user + system) / 1e6 / SECONDS) * 100;
};
