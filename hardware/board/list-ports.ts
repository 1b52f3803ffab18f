// Every USB serial port of this machine for a technician, who must also be told when the list is only a guess.
import { readdirSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { choosePorts, type PortInfo } from './find-ports.ts';

export interface PortList {
  readonly paths: readonly string[];
  /** False where `udevadm` is missing: the names come from /dev, and a port keeps its number only until it is pulled. */
  readonly named: boolean;
}

export interface PortSources {
  list(): Promise<readonly PortInfo[]>;
  /** Names in /dev. */
  devices(): readonly string[];
}

const SYSTEM: PortSources = {
  list: () => SerialPort.list(),
  devices: () => readdirSync('/dev'),
};

export const listPorts = async ({ list, devices }: PortSources = SYSTEM): Promise<PortList> => {
  try {
    return { paths: choosePorts(await list()), named: true };
  } catch {
    const paths = devices().filter((name) => /^tty(ACM|USB)\d+$/.test(name));
    return { paths: paths.sort().map((name) => `/dev/${name}`), named: false };
  }
};
