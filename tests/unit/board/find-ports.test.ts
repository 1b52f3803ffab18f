import { expect, it } from 'vitest';
import { choosePorts, findPorts } from '../../../hardware/board/find-ports.ts';

const UNO = { path: '/dev/ttyACM0', vendorId: '2341', pnpId: 'usb-Arduino_Uno_5573-if00' };
const CLONE = { path: '/dev/ttyUSB0', vendorId: '1a86', pnpId: 'usb-1a86_USB_Serial-if00-port0' };

it('prefers the name that survives renumbering', () => {
  expect(choosePorts([UNO])).toEqual(['/dev/serial/by-id/usb-Arduino_Uno_5573-if00']);
});

it('uses plain paths for two clones that share one name, or neither could be told from the other', () => {
  expect(choosePorts([CLONE, { ...CLONE, path: '/dev/ttyUSB1' }])).toEqual(['/dev/ttyUSB0', '/dev/ttyUSB1']);
});

it('leaves out the serial ports of the machine itself', () => {
  expect(choosePorts([{ path: '/dev/ttyS0' }, { path: '/dev/ttyACM1' }])).toEqual(['/dev/ttyACM1']);
});

it('takes a port that a person named as given', async () => {
  expect(await findPorts('/tmp/pty', async () => [UNO])).toEqual(['/tmp/pty']);
});

it('finds no port where the system cannot list them', async () => {
  expect(await findPorts(undefined, () => Promise.reject(new Error('spawn udevadm ENOENT')))).toEqual([]);
});
