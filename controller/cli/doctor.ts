// `yapu doctor`: what is wrong on this machine, and the fix for each. Ends with 1 when something is wrong.
import { listPorts } from '../../hardware/board/list-ports.ts';
import { releasedVersion } from '../../hardware/technician/released-firmware.ts';
import { surveyPorts } from '../../hardware/technician/survey.ts';
import { createClock } from '../app/clock.ts';
import type { Because } from '../core/because.ts';
import type { Finding } from '../core/health/finding.ts';
import { checkMachine } from '../core/health/machine.ts';
import { openMachine } from '../machine.ts';
import { warnOfReset } from './board-search.ts';
import { parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { checkBoards, checkPorts } from './doctor/board-checks.ts';
import { checkAvrdude, checkUdev } from './doctor/machine-checks.ts';
import { hasProgram, readAccess } from './doctor/machine-facts.ts';
import type { Say } from './sentences.ts';
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
    values.json
      ? `${JSON.stringify(
          findings.map((finding) => findingJson(finding, terminal.say)),
          null,
          2,
        )}\n`
      : findingLines(findings, terminal),
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
  return [checkUdev(udev), checkAvrdude(avrdude), ...checkMachine({ ...facts, trust: clock.trust(), shown })];
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

const TONES: Readonly<Record<Finding['state'], Tone>> = {
  ok: 'good',
  wrong: 'bad',
  'not-known': 'doubt',
  'not-applicable': 'faint',
};

/** What a person reads of a finding. */
const wordsIn = (finding: Finding, say: Say) => {
  const told = ({ key, params }: Because): string => say(key, params);
  const found = told(finding.found);
  return finding.state === 'wrong' ? { found, fix: told(finding.fix) } : { found };
};

/** One finding for a program; `check`, `state`, `key` and `params` are the same in every language. */
export const findingJson = (finding: Finding, say: Say) => {
  const { check, subject, state, found } = finding;
  return { check, subject, state, ...found, ...wordsIn(finding, say) };
};

export const findingLines = (
  findings: readonly Finding[],
  { say, isColoured }: Pick<Terminal, 'say' | 'isColoured'>,
): string => {
  const rows = findings.map((finding) => ({
    ...wordsIn(finding, say),
    mark: say(`cli.doctor.mark.${finding.state}`),
    tone: TONES[finding.state],
    check: say(`health.${finding.check}`),
    subject: finding.subject === undefined ? '' : `${finding.subject}: `,
  }));
  const widest = (of: 'mark' | 'check'): number => Math.max(...rows.map((row) => row[of].length));
  const [mark, check] = [widest('mark'), widest('check')];
  const lines = rows.map((row) => {
    const head = `${paint(row.mark.padEnd(mark), row.tone, isColoured)}  ${row.check.padEnd(check)}  ${row.subject}${row.found}`;
    return row.fix === undefined ? head : `${head}\n${' '.repeat(mark + check + 4)}→ ${row.fix}`;
  });
  const faults = findings.filter(({ state }) => state === 'wrong').length;
  return `${lines.join('\n')}\n\n${faults === 0 ? say('cli.doctor.well') : say('cli.doctor.faults', { n: faults })}\n`;
};
