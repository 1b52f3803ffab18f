// Which ports a verb looks at, and the warning that comes before any of them is opened.
import { listPorts, type PortList } from '../../hardware/board/list-ports.ts';
import type { Terminal } from './command-line.ts';

/** The ports given by a person, or all USB ports of the machine. */
export const portsToTry = async (given: readonly string[] | undefined): Promise<PortList> =>
  given?.length ? { paths: given, named: true } : listPorts();

/** Opening a port restarts an Uno: whoever stands in the greenhouse should not be surprised by a click of the relays. */
export const warnOfReset = (terminal: Terminal, ports: readonly string[]): void => {
  if (ports.length === 0) return;
  terminal.note(
    `${terminal.say('cli.boards.reset')}\n${terminal.say('cli.boards.asking', { ports: ports.join(', ') })}\n`,
  );
};
