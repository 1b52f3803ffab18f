// Asks one port who is there, without changing anything on the board: firmware, identity, state and the stored records.
// The host asks this way for a technician; a controller that is to drive the board opens a session instead.
import type { Clock, Log } from '../../controller/ports.ts';
import type { Transport } from '../transport.ts';
import type { BoardState, Identity } from './answers.ts';
import { type HandshakeFault, shakeHands } from './handshake.ts';
import { createLine, type Line } from './line.ts';
import { configRead, crcOfConfig, HELLO, isServoRecord, STATE_READ } from './requests.ts';

/** `none`: the board has never been given records. `bad`: what its EEPROM holds is not what it says it holds. */
export type ConfigHealth = 'ok' | 'none' | 'bad';

export interface YapuAnswer {
  readonly kind: 'yapu';
  readonly identity: Identity;
  readonly state: BoardState;
  readonly config: ConfigHealth;
  /** Pins that switch power, as the board's own records say. */
  readonly guardedPins: readonly number[];
  /** Inputs that hold outputs back on the board itself, in rising order. */
  readonly interlockPins: readonly number[];
  /** Time since the board was last heard, ms. */
  readonly age: number;
}

/** Why a port could not be opened. */
export type OpenFault = 'in-use' | 'no-permission' | 'absent' | 'broken';

/** `foreign`: Firmata, but not our sketch. `silent`: no Firmata; `heard` counts the bytes that came all the same. */
export type PortAnswer =
  | YapuAnswer
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'other-protocol' }
  | { readonly kind: 'silent'; readonly heard: number }
  | { readonly kind: 'closed'; readonly fault: OpenFault; readonly cause: string };

export interface Probe {
  readonly transport: Transport;
  readonly clock: Clock;
  /** What to do with the open line of a board of ours before it is let go. */
  stay?(line: Line, board: YapuAnswer): Promise<void>;
}

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the system says when a port does not open, told apart by what helps. */
export const openFault = (cause: string): OpenFault => {
  if (/lock|busy|temporarily unavailable/i.test(cause)) return 'in-use';
  if (/permission|EACCES/i.test(cause)) return 'no-permission';
  return /no such file|ENOENT/i.test(cause) ? 'absent' : 'broken';
};

const openLine = async (transport: Transport): Promise<PortAnswer | undefined> => {
  try {
    await transport.open();
    return undefined;
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.message : String(thrown);
    return { kind: 'closed', fault: openFault(cause), cause };
  }
};

const stranger = (fault: HandshakeFault, heard: number): PortAnswer =>
  fault.kind === 'foreign' ? fault : { kind: 'silent', heard };

/** Where a record names the pins of its interlocks; 0 stands for none. A servo has its travel in the second place. */
const interlocksAt = (record: Uint8Array): readonly number[] => (isServoRecord(record) ? [8] : [8, 10]);

interface Records {
  readonly crc: number;
  readonly pins: readonly number[];
  readonly inputs: readonly number[];
}

const readRecords = async ({ channel }: Line, count: number): Promise<Records | undefined> => {
  const records: Uint8Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const answer = await channel.ask(configRead(index));
    if (!answer.ok || answer.value.kind !== 'config') return undefined;
    records.push(answer.value.record);
  }
  const watched = records.flatMap((record) => interlocksAt(record).map((at) => record[at] ?? 0));
  return {
    crc: crcOfConfig(records),
    pins: records.map(([pin = 0]) => pin),
    inputs: [...new Set(watched)].filter((pin) => pin > 0).sort((a, b) => a - b),
  };
};

/** `count` 0 without a complaint of the board is a board that nobody has configured yet. */
const judgeConfig = (identity: Identity, configured: boolean, crc: number, isBad: boolean): ConfigHealth => {
  if (identity.count === 0) return isBad ? 'bad' : 'none';
  return configured && crc === identity.configCrc ? 'ok' : 'bad';
};

/** What came without being asked for. */
interface Ear {
  /** All bytes since the opening. */
  readonly heard: number;
  /** The board has complained of its own EEPROM. */
  readonly isBad: boolean;
  /** When the board was last understood, ms of the monotonic clock. */
  readonly at: number;
}

/** Before the port is opened: the board complains once, in the first millisecond after its reset. */
const listen = (line: Line, transport: Transport, clock: Clock): Ear => {
  const ear = { heard: 0, isBad: false, at: 0 };
  transport.onData((bytes) => {
    ear.heard += bytes.length;
  });
  line.onAnswer((answer) => {
    ear.at = clock.monotonic();
    ear.isBad ||= answer.kind === 'event' && answer.event === 'eeprom-bad';
  });
  return ear;
};

const interview = async (line: Line, clock: Clock, ear: Ear): Promise<PortAnswer> => {
  const hands = await shakeHands(line.io, clock);
  if (!hands.ok) return stranger(hands.error, ear.heard);
  const hello = await line.channel.ask(HELLO);
  if (!hello.ok && hello.error === 'protocol') return { kind: 'other-protocol' };
  if (!hello.ok || hello.value.kind !== 'identity') return { kind: 'silent', heard: ear.heard };
  const { identity } = hello.value;
  const records = await readRecords(line, identity.count);
  const state = await line.channel.ask(STATE_READ);
  if (!records || !state.ok || state.value.kind !== 'state') return { kind: 'silent', heard: ear.heard };
  return {
    kind: 'yapu',
    identity,
    state: state.value.state,
    config: judgeConfig(identity, state.value.state.configured, records.crc, ear.isBad),
    guardedPins: records.pins,
    interlockPins: records.inputs,
    age: clock.monotonic() - ear.at,
  };
};

/** Who is behind this transport; the transport is closed afterwards. Never rejects by itself, only with what `stay` throws. */
export const probePort = async ({ transport, clock, stay }: Probe): Promise<PortAnswer> => {
  const line = createLine(transport, clock, SILENT);
  const ear = listen(line, transport, clock);
  try {
    const answer = (await openLine(transport)) ?? (await interview(line, clock, ear));
    if (answer.kind === 'yapu') await stay?.(line, answer);
    return answer;
  } finally {
    await line.close();
  }
};
