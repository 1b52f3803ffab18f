// The whole body under test: released firmware on the emulated processor, firmata-io, johnny-five, drivers and link, all in
// emulated time. Nothing is mocked but the weather.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rig, RigBoard } from '../../controller/contract/rig.ts';
import type { Tag } from '../../controller/core/reading.ts';
import { millis } from '../../controller/core/units.ts';
import type { Board } from '../../controller/ports.ts';
import { assembleBoard } from '../../hardware/assemble.ts';
import { decodeFrame } from '../../hardware/board/frame.ts';
import { createEmulatedPort } from '../../hardware/emulator/port.ts';
import { createEmulatedSite, type EmulatedSite } from '../../hardware/emulator/site.ts';
import type { EmulatedTransport } from '../../hardware/emulator/transport.ts';
import type { Plant, PlantInputs } from '../../hardware/plant.ts';
import { releasedImage } from '../../hardware/technician/released-firmware.ts';
import { commands, createTestLog, quietRig } from './body-orders.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { countLife } from './emulated-time.ts';
import { createTime, type Time } from './passing-time.ts';

const root = join(import.meta.dirname, '../..');

/** The released program of a board, Intel HEX. */
export const releasedHex = (model: RigBoard['model'] = 'uno'): string =>
  readFileSync(releasedImage(root, model), 'utf8');

/** What the probes of the standing plant feel, in the tag's own unit; `water.flow` follows the pump. */
export const STANDING: Readonly<Record<Tag, number>> = {
  'air.temperature': 18.4,
  'air.humidity': 61.5,
  'outside.temperature': -2.25,
  'outside.humidity': 35,
  'air.pressure': 63.42,
  'light.illuminance': 84_000,
  'solution.temperature': 14.5,
  'solution.acidity': 6.1,
  'solution.conductivity': 1.6,
  'tank.level': 120,
};

/** Volts of the analog transmitters, from the calibrations in the family's rig. */
export const STANDING_VOLTS: Readonly<Record<Tag, number>> = {
  'solution.acidity': (6.1 - 21.286) / -5.714,
  'solution.conductivity': 1.6,
  'tank.level': (120 + 25) / 50,
};
/** A thermistor of 13.5 kΩ under 10 kΩ and 5 V: 18.4 °C. Only the family's whole rig has it. */
const THERMISTOR_VOLTS = { 'vent.temperature': 2.87 };

/** A greenhouse where nothing changes but the water that the pump moves. */
export const createStandingPlant = (other: Readonly<Record<Tag, number>> = {}): Plant => {
  let inputs: PlantInputs = { pump: 0, heater: 0, ventMotor: 0 };
  return {
    advance: (_ms, next) => {
      inputs = next;
    },
    feel: (tag) =>
      tag === 'water.flow' ? Number(inputs.pump > 0) : (other[tag] ?? STANDING[tag] ?? Number.NaN),
    volts: (tag) => ({ ...STANDING_VOLTS, ...THERMISTOR_VOLTS })[tag] ?? Number.NaN,
    hold: () => undefined,
  };
};

/** Levels of an output as they changed, with the emulated time. */
export interface PinChange {
  readonly pin: number;
  readonly driven: 0 | 1 | null;
  readonly at: number;
}

/** Writes down what the guarded pins do; `null` while they are no outputs. */
export const watchPins = (site: EmulatedSite, pins: readonly number[]): readonly PinChange[] => {
  const changes: PinChange[] = [];
  const last = new Map<number, 0 | 1 | null>();
  site.board.onPin((pin, state, at) => {
    const driven = state.mode === 'output' ? state.level : null;
    if (!pins.includes(pin) || last.get(pin) === driven) return;
    last.set(pin, driven);
    changes.push({ pin, driven, at });
  });
  return changes;
};

export interface AvrRig extends Time {
  readonly rig: Rig;
  readonly clock: TestClock;
  readonly site: EmulatedSite;
  readonly body: Board;
  readonly log: ReturnType<typeof createTestLog>;
  /** Every line that was opened, the newest last. */
  readonly cables: readonly EmulatedTransport[];
  /** Types of the safety messages that the host sent. */
  readonly sent: readonly number[];
  readonly changes: readonly PinChange[];
  plug(isPlugged: boolean): void;
  /** The board's time stands still: a line that neither closes nor answers. */
  freeze(): void;
  cable(): EmulatedTransport;
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface AvrRigOptions {
  readonly rig?: Rig;
  /** The board that is plugged in; the one that the rig names where absent. */
  readonly model?: RigBoard['model'];
  readonly hex?: string;
  readonly eeprom?: Uint8Array;
  readonly clock?: TestClock;
  /** The standing greenhouse where absent. */
  readonly plant?: Plant;
  /** Guarded pins to watch; those of the family's rig where absent. */
  readonly pins?: Readonly<Record<string, number>>;
}

/** Guarded pins of the family's rig: pump, vent open, vent close, heater (active low). */
export const PIN = { pump: 3, open: 4, close: 5, heater: 6 } as const;

const FIRST_ID = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);

export const createAvrRig = (options: AvrRigOptions = {}): AvrRig => {
  const { rig = quietRig(), eeprom, clock = createTestClock() } = options;
  const { model = rig.boards[0]?.model ?? 'uno', hex = releasedHex(model), pins = PIN } = options;
  const site = createEmulatedSite({
    rig: { ...rig, boards: rig.boards.map((board) => ({ ...board, model })) },
    plant: options.plant ?? createStandingPlant(),
    hex,
    ...(eeprom ? { eeprom } : {}),
  });
  countLife(site.board);
  const changes = watchPins(site, Object.values(pins));
  const cables: EmulatedTransport[] = [];
  const sent: number[] = [];
  const log = createTestLog();
  const port = createEmulatedPort({ board: site.board, clock, speed: 1 });
  const openTransport = async () => {
    const cable = port.connect();
    const write = cable.write.bind(cable);
    cable.write = (bytes) => {
      const frame = decodeFrame(bytes);
      if (frame.ok) sent.push(frame.value.type);
      write(bytes);
    };
    cables.push(cable);
    return cable;
  };
  const body = assembleBoard({ rig, openTransport, clock, log, randomBytes: () => FIRST_ID });
  const time = createTime(clock);
  return {
    ...time,
    rig,
    clock,
    site,
    body,
    log,
    cables,
    sent,
    changes,
    plug: (isPlugged) => (isPlugged ? port.plug() : port.unplug()),
    freeze: () => port.powerOff(),
    cable: () => {
      const cable = cables.at(-1);
      if (!cable) throw new Error('no line was opened');
      return cable;
    },
    ready: () => time.until('the link to be ready', () => body.link().state === 'ready'),
    close: () => time.during(body.close()),
  };
};

/** Vouches and commands once a second for `ms`, as the loop would; gives what was confirmed last. */
export const drive = async (rig: AvrRig, duties: Readonly<Record<string, number>>, ms: number) => {
  let confirmed: Awaited<ReturnType<Board['actuate']>> = [];
  for (let passed = 0; passed < ms; passed += 1000) {
    rig.body.vouch(millis(15_000));
    confirmed = await rig.during(rig.body.actuate(commands(rig.rig, duties)));
    await rig.run(1000);
  }
  return confirmed;
};
