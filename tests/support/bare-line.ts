// A line to the released firmware without supervisor, drivers or rig: for what only a broken host would send.
import type { RigBoard } from '../../controller/contract/rig.ts';
import { duty, seconds } from '../../controller/core/units.ts';
import type { GuardedOutput } from '../../controller/ports.ts';
import type { BoardState } from '../../hardware/board/answers.ts';
import { shakeHands } from '../../hardware/board/handshake.ts';
import { createLine, type Line } from '../../hardware/board/line.ts';
import {
  BEAT,
  configCommit,
  configWrite,
  encodeRecord,
  type Request,
} from '../../hardware/board/requests.ts';
import { createEmulatedPort } from '../../hardware/emulator/port.ts';
import { createEmulatedSite, type EmulatedSite } from '../../hardware/emulator/site.ts';
import type { EmulatedTransport } from '../../hardware/emulator/transport.ts';
import { createStandingPlant, PIN, type PinChange, releasedHex, watchPins } from './avr-rig.ts';
import { createTestLog, quietRig } from './body-orders.ts';
import { createTestClock } from './clock.ts';
import { countLife } from './emulated-time.ts';
import { createTime, type Time } from './passing-time.ts';

export interface BareLine extends Time {
  readonly site: EmulatedSite;
  readonly cable: EmulatedTransport;
  readonly line: Line;
  readonly log: ReturnType<typeof createTestLog>;
  readonly changes: readonly PinChange[];
  /** Answer of the board, as kind or error. */
  ask(request: Request): Promise<string>;
  beat(): Promise<BoardState>;
  /** Is this guarded pin driven to its "on" level? */
  isOn(pin: number): boolean;
}

const guard = (pin: number, more: Partial<GuardedOutput> = {}): GuardedOutput => ({
  pin,
  activeLow: false,
  pwm: false,
  safeDuty: duty(0),
  longestOn: seconds(90),
  shortestOff: seconds(30),
  exclusionGroup: 0,
  ...more,
});

/** Pump, vent open, vent close (one group), heater on an active-low relay: the pins of the family's rig. */
export const GUARDED: readonly GuardedOutput[] = [
  guard(PIN.pump),
  guard(PIN.open, { exclusionGroup: 5 }),
  guard(PIN.close, { exclusionGroup: 5 }),
  guard(PIN.heater, { activeLow: true }),
];

/** An open line to a board that guards the four pins. */
export const openBareLine = async (
  guarded = GUARDED,
  model: RigBoard['model'] = 'uno',
  hex = releasedHex(model),
): Promise<BareLine> => {
  const clock = createTestClock();
  const time = createTime(clock);
  const rig = { ...quietRig(), boards: [{ name: 'casa', model }] };
  const site = createEmulatedSite({ rig, plant: createStandingPlant(), hex });
  countLife(site.board);
  const cable = createEmulatedPort({ board: site.board, clock, speed: 1 }).connect();
  const log = createTestLog();
  const line = createLine(cable, clock, log);
  await cable.open();
  await time.during(shakeHands(line.io, clock));
  const { channel } = line;
  const answer = (request: Request) => time.during(channel.ask(request));
  const records = guarded.map(encodeRecord);
  for (const [index, record] of records.entries()) await answer(configWrite(index, record));
  await answer(configCommit(records));
  const changes = watchPins(site, Object.values(PIN));
  return {
    ...time,
    site,
    cable,
    line,
    log,
    changes,
    async ask(request) {
      const reply = await answer(request);
      return reply.ok ? reply.value.kind : reply.error;
    },
    async beat() {
      const reply = await answer(BEAT);
      if (!reply.ok || reply.value.kind !== 'state') throw new Error('no state');
      return reply.value.state;
    },
    isOn(pin) {
      const { mode, level } = site.board.pin(pin);
      return mode === 'output' && level === (guarded.find((output) => output.pin === pin)?.activeLow ? 0 : 1);
    },
  };
};
