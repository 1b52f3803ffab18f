import { expect, test } from 'vitest';
import { listPorts } from '../../../hardware/board/list-ports.ts';
import { openFault } from '../../../hardware/board/probe.ts';

test('ports come by their lasting names where the system keeps them', async () => {
  const list = async () => [
    { path: '/dev/ttyACM3', vendorId: '2341', pnpId: 'usb-Arduino_1-if00' },
    { path: '/dev/ttyS0' },
  ];
  expect(await listPorts({ list, devices: () => [] })).toEqual({
    paths: ['/dev/serial/by-id/usb-Arduino_1-if00'],
    named: true,
  });
});

test('without udevadm the USB devices are found by their names, and that is said', async () => {
  const list = () => Promise.reject(new Error('spawn udevadm ENOENT'));
  const devices = () => ['tty', 'ttyUSB0', 'ttyS0', 'ttyACM1', 'ttyACM0', 'ttyACM0.lock'];
  expect(await listPorts({ list, devices })).toEqual({
    paths: ['/dev/ttyACM0', '/dev/ttyACM1', '/dev/ttyUSB0'],
    named: false,
  });
});

test.each([
  ['Error: Error Resource temporarily unavailable Cannot lock port', 'in-use'],
  ['Error: Device or resource busy, cannot open /dev/ttyACM0', 'in-use'],
  ['Error: Permission denied, cannot open /dev/ttyACM0', 'no-permission'],
  ['Error: No such file or directory, cannot open /dev/ttyACM0', 'absent'],
  ['Error: Input/output error, cannot open /dev/ttyACM0', 'broken'],
])('%s means %s', (cause, fault) => {
  expect(openFault(cause)).toBe(fault);
});
