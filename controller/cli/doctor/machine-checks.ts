// What may be wrong with the computer itself. Each check is a pure function of one fact.
import { type Finding, notApplicable, notKnown, ok, wrong } from './finding.ts';

const OLDEST_NODE = [20, 19] as const;

/** `v20.19.1`, as `process.version` says it. */
export const checkNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return isOld
    ? wrong(
        'Node',
        `${version} is too old`,
        `Install Node ${OLDEST_NODE.join('.')} or newer from https://nodejs.org.`,
      )
    : ok('Node', version);
};

export const checkUdev = (isPresent: boolean): Finding =>
  isPresent
    ? ok('udevadm', 'present')
    : wrong('udevadm', 'missing: ports have no lasting names', 'sudo apt-get install udev');

export const checkAvrdude = (isPresent: boolean): Finding =>
  isPresent
    ? ok('avrdude', 'present')
    : wrong('avrdude', 'missing: no board can be flashed', 'sudo apt-get install avrdude');

/** What is in a file system, bytes. */
export interface DiskSpace {
  readonly free: number;
  readonly total: number;
}

/** A year of history is 106 MB and the single values take 500 MB at most: below 1 GB the family should know. */
const LEAST_FREE_BYTES = 1e9;
const LEAST_FREE_SHARE = 0.05;

export const checkDisk = (folder: string, space: DiskSpace | undefined): Finding => {
  if (!space) return notKnown('disk', `the space around ${folder} cannot be read`);
  const words = `${(space.free / 1e9).toFixed(1)} GB of ${(space.total / 1e9).toFixed(1)} GB free around ${folder}`;
  const isFull = space.free < LEAST_FREE_BYTES || space.free < space.total * LEAST_FREE_SHARE;
  return isFull
    ? wrong(
        'disk',
        `nearly full: ${words}`,
        'Delete or move away files that are not needed:  sudo apt-get clean  and  du -xh / | sort -h | tail',
      )
    : ok('disk', words);
};

/** `refusal`: what the system said when a file was written there; absent when it went well. */
export const checkDataFolder = (folder: string, refusal: string | undefined): Finding =>
  refusal === undefined
    ? ok('data folder', `${folder} can be written`)
    : wrong(
        'data folder',
        `${folder} cannot be written (${refusal})`,
        `Give it to this user:  sudo chown -R $USER ${folder}  ; if the memory card has turned itself read-only, replace it.`,
      );

export interface ClockFacts {
  readonly trust: 'trusted' | 'drifting' | 'unknown';
  /** Whether the system says that its clock follows others; undefined where it cannot say. */
  readonly isSynchronised: boolean | undefined;
  /** ms since 1970 */
  readonly now: number;
}

const SYNCHRONISE =
  'sudo timedatectl set-ntp true  ; without internet fit a clock module (DS3231), or set it by hand:  sudo date -s "2026-07-01 12:00"';

export const checkClock = ({ trust, isSynchronised, now }: ClockFacts): Finding => {
  const words = new Date(now).toISOString().replace('T', ' ').slice(0, 16);
  if (trust === 'unknown') return wrong('clock', `never set: it says ${words} UTC`, SYNCHRONISE);
  if (isSynchronised === false)
    return wrong('clock', `${words} UTC, followed by nothing that keeps it right`, SYNCHRONISE);
  return isSynchronised
    ? ok('clock', `${words} UTC, synchronised`)
    : notKnown('clock', `${words} UTC; whether it is kept right cannot be read here`);
};

/** Bits of the Raspberry Pi's get_throttled: now, and at some time since the start of the machine. */
const LOW_VOLTAGE_NOW = 0x1;
const LOW_VOLTAGE_SINCE_START = 0x10000;
const TOO_HOT_NOW = 0xe;
const BETTER_SUPPLY =
  'Use the official power supply (5.1 V) and a short, thick cable; give pumps and relays a supply of their own.';

/** Hexadecimal as `vcgencmd` ("throttled=0x50005") and the kernel ("50005") say it. */
export const parseThrottled = (text: string): number | undefined => {
  const digits = /(?:^|0x|=)([0-9a-f]+)\s*$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
};

/** Undefined: no Raspberry Pi. */
export const checkPower = (throttled: number | undefined): Finding => {
  if (throttled === undefined) return notApplicable('power', 'no Raspberry Pi');
  const flags = `0x${throttled.toString(16)}`;
  if (throttled & LOW_VOLTAGE_NOW) return wrong('power', `low voltage now (${flags})`, BETTER_SUPPLY);
  if (throttled & LOW_VOLTAGE_SINCE_START)
    return wrong('power', `low voltage since the last start (${flags})`, BETTER_SUPPLY);
  if (throttled & TOO_HOT_NOW)
    return wrong('power', `slowed down by heat (${flags})`, 'Give the Raspberry Pi air or shade.');
  return ok('power', 'no low voltage since the last start');
};
