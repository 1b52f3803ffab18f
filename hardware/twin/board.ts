// The board without firmware, for time that runs fast: samples as the real parts would give them, leases that end by
// themselves, outputs that go safe in silence. The emulated board with the real firmware is the other way to the same greenhouse.
import type { Rig } from '../../controller/contract/rig.ts';
import { because } from '../../controller/core/because.ts';
import type { Command, Dose } from '../../controller/core/command.ts';
import { type Duty, duty, FULL, seconds } from '../../controller/core/units.ts';
import type { Board, BoardReport, Clock, LinkStatus } from '../../controller/ports.ts';
import { boardParts } from '../board-part.ts';
import type { Plant } from '../plant.ts';
import { type Body, createBody } from './body.ts';
import { createBrokenPlant } from './broken-plant.ts';
import { type Fault, isCut } from './faults.ts';
import { virtualChannels } from './parts.ts';
import { createSampler } from './sampler.ts';

export interface TwinBoardOptions {
  readonly rig: Rig;
  readonly plant: Plant;
  /** Stamps the samples. The board's own time is what `advance` lets pass. */
  readonly clock: Clock;
}

export interface TwinBoard extends Board {
  /** Lets `ms` pass on the board and in the greenhouse. */
  advance(ms: number): void;
  /** From now on exactly these things are broken. */
  fail(faults: readonly Fault[]): void;
  /** The cable: out, nothing is heard or obeyed, and the board goes safe by itself. */
  unplug(): void;
  plugIn(): void;
}

/** The firmware waits so long for a beat before it makes everything safe. */
const SILENCE_MS = seconds(5);
const READY: LinkStatus = {
  state: 'ready',
  board: { id: '7477696e00000001', firmware: 'twin', port: 'virtual', resets: 0 },
};
const LOST: LinkStatus = { state: 'lost', because: because('link.lost') };

/** What is known of each board of the rig: they share one cable here. */
const reportBoards = (rig: Rig, link: LinkStatus): readonly BoardReport[] =>
  boardParts(rig).map(({ boards: [{ name, model }], sensors }) => ({
    name,
    model,
    link,
    silent: link === READY ? seconds(0) : null,
    damaged: 0,
    pins: [],
    tags: sensors.flatMap((sensor) => sensor.channels.map(({ tag }) => tag)),
  }));

/** Its meters on lines of the computer measure as all others do: nothing of theirs can be unplugged here. */
const DOES_NOTHING_ALONE: Pick<Board, 'forbidFallback' | 'news' | 'lines'> = {
  lines: () => [],
  forbidFallback: () => undefined,
  news: () => [],
};

/** Whole state: an output that is not named goes to its safe duty. A dose ends by its own length alone, as on the firmware. */
const orderAll = (
  body: Body,
  actuators: Rig['actuators'],
  commands: readonly Command[],
  now: number,
): void => {
  for (const { id, kind, safeDuty, slowPower } of actuators) {
    const command = commands.find(({ actuator }) => actuator === id);
    if (command?.dose)
      body.order(id, { wish: powerOf(command.dose, slowPower), lease: command.dose.length }, now);
    else if (kind !== 'doser') body.order(id, { wish: duty(safeDuty), lease: 0, ...ofMotor(command) }, now);
  }
};

const powerOf = ({ speed }: Dose, slowPower: number | undefined): Duty =>
  speed === 'slow' && slowPower !== undefined ? duty(slowPower) : FULL;

const ofMotor = (command: Command | undefined) => command && { ...command, wish: command.duty };

export const createTwinBoard = ({ rig, plant, clock }: TwinBoardOptions): TwinBoard => {
  const broken = createBrokenPlant(plant, () => elapsed);
  const channels = virtualChannels(rig.sensors, broken.plant);
  const sample = createSampler(channels, broken);
  const body = createBody(rig.actuators);
  const listeners = new Set<(status: LinkStatus) => void>();
  let elapsed = 0;
  let heardUntil: number = SILENCE_MS;
  let link = READY;

  const change = (status: LinkStatus) => {
    if (link === status) return;
    link = status;
    for (const listener of listeners) listener(status);
  };

  const pass = (ms: number): void => {
    if (elapsed >= heardUntil) body.makeSafe();
    body.lapse(elapsed);
    body.act(plant, ms, elapsed, broken.faults());
    elapsed += ms;
  };

  return {
    link: () => link,
    boards: () => reportBoards(rig, link),
    async sample() {
      const at = clock.now();
      return link === READY ? sample(at) : channels.map(({ tag }) => ({ tag, at, fault: 'link-lost' }));
    },
    async actuate(commands) {
      if (link === READY) orderAll(body, rig.actuators, commands, elapsed);
      const at = clock.now();
      return rig.actuators.map(({ id }) => ({
        actuator: id,
        duty: link === READY ? body.confirmed(id) : null,
        at,
      }));
    },
    ...DOES_NOTHING_ALONE,
    vouch(lasting) {
      if (link === READY) heardUntil = elapsed + lasting + SILENCE_MS;
    },
    onLink(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      body.makeSafe();
    },
    advance(ms) {
      const end = elapsed + ms;
      while (elapsed < end) {
        const silence = heardUntil > elapsed ? heardUntil : Number.POSITIVE_INFINITY;
        const next = Math.min(end, silence, Math.max(body.deadline(elapsed), elapsed + 1));
        pass(next - elapsed);
      }
    },
    fail(next) {
      const wasCut = isCut(broken.faults());
      broken.fail(next);
      if (isCut(next)) body.restart();
      if (wasCut !== isCut(next)) change(isCut(next) ? LOST : READY);
    },
    unplug: () => change(LOST),
    plugIn: () => change(READY),
  };
};
