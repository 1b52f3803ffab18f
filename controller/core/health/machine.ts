// What may be wrong with the computer itself. Each check is a pure function of one fact; undefined is a fact that cannot be read.
import { because } from '../because.ts';
import { type Finding, notApplicable, notKnown, ok, wrong } from './finding.ts';

const OLDEST_NODE = [20, 19] as const;

/** `v20.19.1`, as `process.version` says it. */
export const checkNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return isOld
    ? wrong(because('health.node.old', { version, oldest: OLDEST_NODE.join('.') }))
    : ok(because('health.node.ok', { version }));
};

/** What is in a file system, bytes. */
export interface DiskSpace {
  readonly free: number;
  readonly total: number;
}

/** A year of history is 106 MB and the single values take 500 MB at most: below 1 GB the family should know. */
const LEAST_FREE_BYTES = 1e9;
const LEAST_FREE_SHARE = 0.05;

export const checkDisk = (folder: string, space: DiskSpace | undefined): Finding => {
  if (!space) return notKnown(because('health.disk.unknown', { folder }));
  // Whole gigabytes would be told without a decimal: the words name one.
  const told = { folder, free: space.free / 1e9, total: space.total / 1e9 };
  const isFull = space.free < LEAST_FREE_BYTES || space.free < space.total * LEAST_FREE_SHARE;
  return isFull ? wrong(because('health.disk.full', told)) : ok(because('health.disk.ok', told));
};

/** `refusal`: what the system said when a file was written there; absent when it went well. */
export const checkDataFolder = (folder: string, refusal: string | undefined): Finding =>
  refusal === undefined
    ? ok(because('health.folder.ok', { folder }))
    : wrong(because('health.folder.refused', { folder, refusal }));

export interface ClockFacts {
  readonly trust: 'trusted' | 'drifting' | 'unknown';
  /** Whether the system says that its clock follows others; undefined where it cannot say. */
  readonly isSynchronised: boolean | undefined;
  /** Its time as a person reads it, with its zone. */
  readonly shown: string;
}

export const checkClock = ({ trust, isSynchronised, shown }: ClockFacts): Finding => {
  if (trust === 'unknown') return wrong(because('health.clock.unset', { shown }));
  if (isSynchronised === false) return wrong(because('health.clock.alone', { shown }));
  return isSynchronised
    ? ok(because('health.clock.ok', { shown }))
    : notKnown(because('health.clock.unknown', { shown }));
};

/** Bits of the Raspberry Pi's get_throttled: now, and at some time since the start of the machine. */
const LOW_VOLTAGE_NOW = 0x1;
const LOW_VOLTAGE_SINCE_START = 0x10000;
const TOO_HOT_NOW = 0xe;

/** Hexadecimal as `vcgencmd` ("throttled=0x50005") and the kernel ("50005") say it. */
export const parseThrottled = (text: string): number | undefined => {
  const digits = /(?:^|0x|=)([0-9a-f]+)\s*$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
};

/** Undefined: no Raspberry Pi. */
export const checkPower = (throttled: number | undefined): Finding => {
  if (throttled === undefined) return notApplicable(because('health.power.none'));
  const told = { flags: `0x${throttled.toString(16)}` };
  if (throttled & LOW_VOLTAGE_NOW) return wrong(because('health.power.low', told));
  if (throttled & LOW_VOLTAGE_SINCE_START) return wrong(because('health.power.was-low', told));
  if (throttled & TOO_HOT_NOW) return wrong(because('health.power.hot', told));
  return ok(because('health.power.ok'));
};

/** What this process has sent to the memory card since its start. */
export interface Written {
  readonly bytes: number;
  /** ms since the process began. */
  readonly during: number;
}

/**
 * A card of 16 GB takes some 3,000 rewritings of its cells and a small write costs several times its size: 50 MB a day last for
 * far more than ten years, 200 MB for a few.
 */
const MOST_BYTES_A_DAY = 50e6;
/** The start writes more than a day's even share. */
const LEAST_WATCHED_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Bytes at the present rate; undefined while it is not known. */
export const writtenPerDay = (written: Written | undefined): number | undefined =>
  written && written.during >= LEAST_WATCHED_MS ? (written.bytes / written.during) * DAY_MS : undefined;

export const checkWear = (written: Written | undefined): Finding => {
  const aDay = writtenPerDay(written);
  if (aDay === undefined) return notKnown(because('health.wear.unknown'));
  const told = { megabytes: aDay / 1e6, most: MOST_BYTES_A_DAY / 1e6 };
  return aDay > MOST_BYTES_A_DAY
    ? wrong(because('health.wear.high', told))
    : ok(because('health.wear.ok', told));
};

/** What is known of the computer when it is examined. */
export interface MachineState extends ClockFacts {
  /** As `process.version` says it. */
  readonly node: string;
  /** Where the data are kept, and what the system said when they could not be written there. */
  readonly folder: string;
  readonly refusal: string | undefined;
  readonly disk: DiskSpace | undefined;
  /** Flags of a Raspberry Pi's supply. */
  readonly throttled: number | undefined;
}

export const checkMachine = (facts: MachineState): readonly Finding[] => [
  checkNode(facts.node),
  checkDataFolder(facts.folder, facts.refusal),
  checkDisk(facts.folder, facts.disk),
  checkClock(facts),
  checkPower(facts.throttled),
];
