// What the host says to the board in the safety layer. Byte layouts: hardware/firmware/PROTOCOL.md, "Host → board".
import type { BoardInterlock, GuardedOutput } from '../../controller/ports.ts';
import { crc16 } from './frame.ts';

export const PROTOCOL = 1;
/** Longest lease the board accepts, tenths of a second. */
const LONGEST_LEASE = 600;

/** A message to the board, without its sequence number. */
export interface Request {
  readonly type: number;
  readonly payload: Uint8Array;
}

const request = (type: number, ...payload: number[]): Request => ({
  type,
  payload: Uint8Array.from(payload),
});
const u16 = (value: number): [number, number] => [value & 0xff, value >> 8];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
const whole = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(value)));

/** One entry of the whole state: lease in ms, duty 0…1. */
export interface LeaseEntry {
  readonly index: number;
  readonly duty: number;
  readonly lease: number;
}

const leaseBytes = ({ index, duty, lease }: LeaseEntry): number[] => [
  index,
  whole(duty * 255, 0, 255),
  ...u16(whole(lease / 100, 1, LONGEST_LEASE)),
];

export const HELLO = request(0x01, PROTOCOL);
export const BEAT = request(0x06);
export const SAFE = request(0x08);
export const STATE_READ = request(0x09);
export const setId = (id: Uint8Array): Request => request(0x02, ...id);
export const configWrite = (index: number, record: Uint8Array): Request => request(0x03, index, ...record);
export const configCommit = (records: readonly Uint8Array[]): Request =>
  request(0x04, records.length, ...u16(crcOfConfig(records)));
export const configRead = (index: number): Request => request(0x05, index);
export const lease = (entries: readonly LeaseEntry[]): Request =>
  request(0x07, ...entries.flatMap(leaseBytes));

/** "On for so long", timed by the board. */
export interface PulseOrder {
  readonly index: number;
  /** Above 0, at most 1. */
  readonly duty: number;
  /** 1…65535, another one for every dose: the same order heard twice is one pulse. */
  readonly order: number;
  /** ms, 1…600,000 and at most the longest on of the output. */
  readonly length: number;
}

export const pulse = ({ index, duty, order, length }: PulseOrder): Request =>
  request(0x0a, index, whole(duty * 255, 1, 255), ...u16(order), ...u32(Math.round(length)));
export const pulseRead = (index: number): Request => request(0x0b, index);

/** Falls of an input since it was first asked for; counting begins with the first question. */
export const countRead = (pin: number): Request => request(0x0f, pin);

/** One reading of a DHT22, timed by the board. */
export const dhtRead = (pin: number): Request => request(0x10, pin);

/** One shout of an ultrasonic ranger and its echo, timed by the board. */
export const rangeRead = (triggerPin: number, echoPin: number): Request => request(0x11, triggerPin, echoPin);

/** CRC of a whole configuration, as IDENTITY reports it; 0 stands for none. */
export const crcOfConfig = (records: readonly Uint8Array[]): number =>
  crc16(records.flatMap((record) => [...record]));

const interlockBytes = (interlock: BoardInterlock | undefined): [number, number] =>
  interlock ? [interlock.pin, (interlock.level === 'high' ? 1 : 0) | (interlock.pullUp ? 2 : 0)] : [0, 0];

const SERVO_FLAG = 4;
const travelBytes = ({ closedMicros, openMicros }: GuardedOutput['servo'] & object): [number, number] => [
  Math.round(closedMicros / 10),
  Math.round(openMicros / 10),
];

/** The 12 bytes by which the board guards a pin. */
export const encodeRecord = (output: GuardedOutput): Uint8Array =>
  Uint8Array.from([
    output.pin,
    (output.activeLow ? 1 : 0) | (output.pwm ? 2 : 0) | (output.servo ? SERVO_FLAG : 0),
    whole(output.safeDuty * 255, 0, 255),
    output.exclusionGroup,
    ...u16(whole(output.longestOn / 1000, 1, 65_535)),
    ...u16(whole(output.shortestOff / 1000, 0, 65_535)),
    ...interlockBytes(output.interlocks?.[0]),
    ...(output.servo ? travelBytes(output.servo) : interlockBytes(output.interlocks?.[1])),
  ]);

/** Does this record ask for the pulses of a servo? */
export const isServoRecord = (record: Uint8Array): boolean => ((record[1] ?? 0) & SERVO_FLAG) !== 0;
