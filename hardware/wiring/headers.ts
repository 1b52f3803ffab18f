// The pins of each board as they are printed, in the order in which they stand with the USB plug up. Boards of the Arduino documentation:
// Uno Rev3 (A000066), Nano (A000005), Mega 2560 Rev3 (A000067).
import type { RigBoard, RigLine } from '../../controller/contract/rig.ts';
import { range } from '../pin-maps.ts';

export interface Headers {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

const down = (first: number, last: number): readonly string[] =>
  [...range(last, first)].reverse().map(String);
const up = (first: number, last: number): readonly string[] => range(first, last).map(String);
const analogs = (count: number): readonly string[] => range(0, count - 1).map((n) => `A${n}`);

const HEADERS: Readonly<Record<RigBoard['model'], Headers>> = {
  uno: {
    left: ['IOREF', 'RESET', '3.3V', '5V', 'GND', 'GND', 'VIN', ...analogs(6)],
    right: ['AREF', 'GND', ...down(13, 0)],
  },
  nano: {
    left: ['13', '3.3V', 'REF', ...analogs(8), '5V', 'RST', 'GND', 'VIN'],
    right: [...down(12, 2), 'GND', 'RST', '0', '1'],
  },
  mega: {
    left: ['IOREF', 'RESET', '3.3V', '5V', 'GND', 'GND', 'VIN', ...analogs(16)],
    right: ['AREF', 'GND', ...down(13, 0), ...up(14, 21)],
  },
};

/** The screws of a USB–RS485 adapter, and the pins of a USB–TTL adapter of 5 V. */
const ADAPTERS: Readonly<Record<RigLine['kind'], Headers>> = {
  modbus: { left: ['A', 'B', 'GND'], right: [] },
  ezo: { left: ['5V', 'GND', 'TXD', 'RXD'], right: [] },
};
export const adapterHeaders = (kind: RigLine['kind']): Headers => ADAPTERS[kind];

/** The double row at the end of a Mega is drawn as far as it is used: its pins would make the picture three times as long. */
const DOUBLE_ROW = /^(2[2-9]|[345]\d)$/;

export const headersOf = (model: RigBoard['model'], used: readonly string[]): Headers => {
  const { left, right } = HEADERS[model];
  const further = [...new Set(used)].filter((pin) => DOUBLE_ROW.test(pin)).sort();
  return { left, right: [...right, ...further] };
};
