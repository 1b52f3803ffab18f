// The safety half of a new connection: who is this board, and does it guard the pins as this rig says? What differs is
// written, then every record is read back and compared before anything may be driven.
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { GuardedOutput } from '../../controller/ports.ts';
import type { LinkFault } from '../link.ts';
import type { Identity } from './answers.ts';
import { type Firmware, guardedBy, isOlder } from './firmware-age.ts';
import { keepPrograms } from './keep-programs.ts';
import { linkFault } from './link-fault.ts';
import type { Reply, RequestChannel } from './request-channel.ts';
import {
  configCommit,
  configRead,
  configWrite,
  crcOfConfig,
  encodeRecord,
  HELLO,
  PROTOCOL,
  type Request,
  setId,
} from './requests.ts';

/** Oldest firmware whose safety layer this host knows. */
const OLDEST_FIRMWARE: Firmware = [1, 1, 0];
/** Every firmware from this one on knows fallback programs. */
const FIRMWARE_WITH_PROGRAMS: Firmware = [1, 2, 0];
const FIRMWARE_WITH_SERVOS: Firmware = [1, 3, 0];
const ID_LENGTH = 8;

export interface Provision {
  readonly channel: RequestChannel;
  readonly port: string;
  /** Model byte of IDENTITY: 1 Uno or Nano, 2 Mega. */
  readonly model: number;
  /** 16 hexadecimal digits; undefined takes any board and names a nameless one. */
  readonly id: string | undefined;
  /** As the rig wants them guarded; an older board guards some more simply. */
  readonly guarded: readonly GuardedOutput[];
  /** Fallback programs of these records; undefined leaves the board's own alone. */
  readonly programs?: readonly Uint8Array[];
  randomBytes(count: number): Uint8Array;
}

type Step<T> = Promise<Result<T, LinkFault>>;

/** What the outputs of this rig ask of the firmware. */
const neededFor = ({ guarded }: Provision): Firmware =>
  guarded.some(({ servo }) => servo) ? FIRMWARE_WITH_SERVOS : OLDEST_FIRMWARE;

const judge = (provision: Provision, identity: Identity): LinkFault | undefined => {
  const { port, model, id } = provision;
  if (identity.protocol !== PROTOCOL) return linkFault.otherProtocol(port);
  const needed = neededFor(provision);
  if (isOlder(identity.firmware, needed))
    return linkFault.oldFirmware(port, identity.firmware.join('.'), needed.join('.'));
  if (id !== undefined && identity.id === null) return linkFault.namelessBoard(port, id);
  if (id !== undefined && identity.id !== id) return linkFault.otherBoard(port, identity.id ?? '', id);
  return identity.model === model ? undefined : linkFault.otherModel(port, model === 1 ? 'Uno' : 'Mega');
};

const hello = async ({ channel, port }: Provision): Step<Identity> => {
  const answer = await channel.ask(HELLO);
  if (!answer.ok)
    return err(answer.error === 'protocol' ? linkFault.otherProtocol(port) : linkFault.noAnswer(port));
  return answer.value.kind === 'identity' ? ok(answer.value.identity) : err(linkFault.noAnswer(port));
};

/** The board's name; a nameless board gets one for life. */
const named = async (provision: Provision, identity: Identity): Step<Identity> => {
  if (identity.id !== null) return ok(identity);
  const bytes = provision.randomBytes(ID_LENGTH);
  const answer = await provision.channel.ask(setId(bytes));
  return answer.ok ? hello(provision) : err(linkFault.noAnswer(provision.port));
};

const isAck = (answer: Result<Reply, unknown>): boolean => answer.ok && answer.value.kind === 'ack';

interface Wanted {
  readonly channel: RequestChannel;
  readonly records: readonly Uint8Array[];
}

const write = async ({ channel, records }: Wanted): Promise<boolean> => {
  const orders: Request[] = [
    ...records.map((record, index) => configWrite(index, record)),
    configCommit(records),
  ];
  for (const order of orders) if (!isAck(await channel.ask(order))) return false;
  return true;
};

const holds = async ({ channel, records }: Wanted): Promise<boolean> => {
  for (const [index, record] of records.entries()) {
    const answer = await channel.ask(configRead(index));
    if (!answer.ok || answer.value.kind !== 'config') return false;
    const stored = answer.value.record;
    if (!record.every((byte, i) => byte === stored[i])) return false;
  }
  return true;
};

const claims = ({ records }: Wanted, identity: Identity): boolean =>
  identity.count === records.length && identity.configCrc === crcOfConfig(records);

/** Makes the board guard its pins as wanted. Its EEPROM is written only where it differs: it wears. */
const configure = async ({ channel, port, guarded }: Provision, identity: Identity): Step<Identity> => {
  const wanted = { channel, records: guardedBy(identity.firmware, guarded).map(encodeRecord) };
  if (claims(wanted, identity) && (await holds(wanted))) return ok(identity);
  const kept = (await write(wanted)) && (await holds(wanted));
  return kept ? ok(identity) : err(linkFault.configNotKept(port));
};

const program = async ({ channel, port, programs }: Provision, identity: Identity): Step<Identity> => {
  const keeping = programs === undefined ? 'kept' : await keepPrograms(channel, programs);
  if (keeping === 'kept') return ok(identity);
  return err(
    keeping === 'not-kept'
      ? linkFault.configNotKept(port)
      : linkFault.oldFirmware(port, identity.firmware.join('.'), FIRMWARE_WITH_PROGRAMS.join('.')),
  );
};

/** Recognises, names and configures the board. */
export const provisionBoard = async (provision: Provision): Step<Identity> => {
  const identity = await hello(provision);
  if (!identity.ok) return identity;
  const fault = judge(provision, identity.value);
  if (fault) return err(fault);
  const withName = await named(provision, identity.value);
  if (!withName.ok) return withName;
  const configured = await configure(provision, withName.value);
  return configured.ok ? program(provision, configured.value) : configured;
};
