// `yapu doctor`: what is wrong on this machine, and the fix for each. Ends with 1 when something is wrong.
import { listPorts } from '../../hardware/board/list-ports.ts';
import { releasedVersion } from '../../hardware/technician/released-firmware.ts';
import { surveyPorts } from '../../hardware/technician/survey.ts';
import { createClock } from '../app/clock.ts';
import { checkMachine } from '../core/health/machine.ts';
import { openMachine } from '../machine.ts';
import { warnOfReset } from './board-search.ts';
import { parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { checkBoards, checkPorts } from './doctor/board-checks.ts';
import type { Finding } from './doctor/finding.ts';
import { checkAvrdude, checkUdev, inWords } from './doctor/machine-checks.ts';
import { hasProgram, readAccess } from './doctor/machine-facts.ts';
import { openSentences } from './sentences.ts';
import { paint, type Tone } from './table.ts';

const OPTIONS = {
  port: { type: 'string', multiple: true },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** The exit code. */
export const doctor = async (
  args: readonly string[],
  terminal: Terminal,
  home: string,
  root: string,
): Promise<number> => {
  const { values, positionals } = parseCommand('doctor', args, OPTIONS);
  refuseWords('doctor', positionals);
  const folder = values.data ?? `${home}/.yapu`;
  const findings = [...(await examineMachine(folder)), ...(await examineBoards(values.port, terminal, root))];
  terminal.out(
    values.json ? `${JSON.stringify(findings, null, 2)}\n` : findingLines(findings, terminal.isColoured),
  );
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
};

const examineMachine = async (folder: string): Promise<readonly Finding[]> => {
  const clock = createClock();
  const [udev, avrdude, facts] = await Promise.all([
    hasProgram('udevadm', '--version'),
    hasProgram('avrdude', '-?'),
    openMachine(folder).facts(),
  ]);
  const shown = `${new Date(clock.now()).toISOString().replace('T', ' ').slice(0, 16)} UTC`;
  // The checks of ports and boards speak English alone.
  const say = openSentences('en');
  const machine = checkMachine({ ...facts, trust: clock.trust(), shown });
  return [checkUdev(udev), checkAvrdude(avrdude), ...machine.map((finding) => inWords(finding, say))];
};

const examineBoards = async (
  given: readonly string[] | undefined,
  terminal: Terminal,
  root: string,
): Promise<readonly Finding[]> => {
  const paths = given ?? (await listPorts()).paths;
  const ports = await Promise.all(paths.map(readAccess));
  const usable = ports.filter(({ neededGroup }) => neededGroup === undefined).map(({ port }) => port);
  warnOfReset(terminal, usable);
  const reports = await surveyPorts(usable, createClock());
  return [...checkPorts(ports), ...checkBoards(reports, releasedVersion(root))];
};

const MARKS: Readonly<Record<Finding['state'], readonly [mark: string, tone: Tone]>> = {
  ok: ['ok', 'good'],
  wrong: ['WRONG', 'bad'],
  'not-known': ['?', 'doubt'],
  'not-applicable': ['-', 'faint'],
};

export const findingLines = (findings: readonly Finding[], isColoured: boolean): string => {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.map((finding) => {
    const [mark, tone] = MARKS[finding.state];
    const head = `${paint(mark.padEnd(5), tone, isColoured)}  ${finding.check.padEnd(width)}  ${finding.found}`;
    return finding.state === 'wrong' ? `${head}\n${' '.repeat(width + 9)}fix: ${finding.fix}` : head;
  });
  const faults = findings.filter(({ state }) => state === 'wrong').length;
  const end =
    faults === 0 ? 'Nothing is wrong.' : faults === 1 ? 'One thing is wrong.' : `${faults} things are wrong.`;
  return `${lines.join('\n')}\n\n${end}\n`;
};
