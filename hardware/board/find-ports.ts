// Which serial ports may lead to a board. A board is known by its own id, never by its port; the port only has to be found.
import { SerialPort } from 'serialport';

export interface PortInfo {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly pnpId?: string | undefined;
}

const BY_ID = '/dev/serial/by-id/';

/** USB ports only, by the name that survives renumbering where the system keeps one. */
export const choosePorts = (listed: readonly PortInfo[]): readonly string[] => {
  const usb = listed.filter(
    (port) => port.vendorId !== undefined || /tty(USB|ACM)|usbmodem|usbserial/.test(port.path),
  );
  const named = usb.map((port) => (port.pnpId ? `${BY_ID}${port.pnpId}` : port.path));
  // Clones without a serial number share one name: two boards would hide behind it, so their plain paths are used.
  return usb.map((port, i) => {
    const name = named[i] ?? port.path;
    return named.indexOf(name) === named.lastIndexOf(name) ? name : port.path;
  });
};

/** Ports to try, in order; `wanted` is taken as given. None where the system cannot list them (`udevadm` missing). */
export const findPorts = async (
  wanted?: string,
  list: () => Promise<readonly PortInfo[]> = () => SerialPort.list(),
): Promise<readonly string[]> => {
  if (wanted !== undefined) return [wanted];
  try {
    return choosePorts(await list());
  } catch {
    return [];
  }
};
