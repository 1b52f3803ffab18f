import { describe, expect, test } from 'vitest';
import { checkAvrdude, checkUdev } from '../../../controller/cli/doctor/machine-checks.ts';
import { findingJson, findingLines } from '../../../controller/cli/doctor.ts';
import { openSentences } from '../../../controller/cli/sentences.ts';
import type { Finding } from '../../../controller/core/health/finding.ts';
import {
  checkClock,
  checkDataFolder,
  checkDisk,
  checkNode,
  checkPower,
  parseThrottled,
} from '../../../controller/core/health/machine.ts';
import { keepingTerminal } from '../../support/terminal.ts';

const say = openSentences('en');
const told = (finding: Finding) => findingJson(finding, say);
const clock = (
  trust: 'trusted' | 'unknown',
  isSynchronised: boolean | undefined,
  shown = '2026-07-01 16:00 UTC',
) => told(checkClock({ trust, isSynchronised, shown }));

interface Case {
  readonly name: string;
  readonly finding: ReturnType<typeof told>;
  readonly state: Finding['state'];
  readonly found: RegExp;
  readonly fix?: RegExp;
}

const CASES: readonly Case[] = [
  { name: 'Node of today', finding: told(checkNode('v22.1.0')), state: 'ok', found: /v22\.1\.0/ },
  { name: 'the oldest Node that will do', finding: told(checkNode('v20.19.0')), state: 'ok', found: /v20/ },
  {
    name: 'a Node one step too old',
    finding: told(checkNode('v20.18.3')),
    state: 'wrong',
    found: /too old/,
    fix: /Node 20\.19/,
  },
  { name: 'udevadm', finding: told(checkUdev(true)), state: 'ok', found: /there/ },
  {
    name: 'no udevadm',
    finding: told(checkUdev(false)),
    state: 'wrong',
    found: /missing/,
    fix: /apt-get install udev$/,
  },
  {
    name: 'no avrdude',
    finding: told(checkAvrdude(false)),
    state: 'wrong',
    found: /missing/,
    fix: /apt-get install avrdude/,
  },
  {
    name: 'a disk with room',
    finding: told(checkDisk('/d', { free: 8e9, total: 32e9 })),
    state: 'ok',
    found: /8\.0 GB of 32\.0 GB free/,
  },
  {
    name: 'a small disk nearly full',
    finding: told(checkDisk('/d', { free: 0.9e9, total: 8e9 })),
    state: 'wrong',
    found: /nearly full/,
    fix: /apt-get clean/,
  },
  {
    name: 'a large disk with less than a twentieth',
    finding: told(checkDisk('/d', { free: 4e9, total: 100e9 })),
    state: 'wrong',
    found: /nearly full/,
    fix: /Delete/,
  },
  {
    name: 'a disk that cannot be read',
    finding: told(checkDisk('/d', undefined)),
    state: 'not-known',
    found: /cannot be read/,
  },
  {
    name: 'a folder to write in',
    finding: told(checkDataFolder('/d', undefined)),
    state: 'ok',
    found: /can be written/,
  },
  {
    name: 'a folder of another user',
    finding: told(checkDataFolder('/d', 'EACCES')),
    state: 'wrong',
    found: /EACCES/,
    fix: /chown -R \$USER \/d/,
  },
  {
    name: 'a clock that follows others',
    finding: clock('trusted', true),
    state: 'ok',
    found: /2026-07-01 16:00 UTC/,
  },
  {
    name: 'a clock alone',
    finding: clock('trusted', false),
    state: 'wrong',
    found: /nothing that keeps it/,
    fix: /set-ntp/,
  },
  {
    name: 'a clock that tells nobody',
    finding: clock('trusted', undefined),
    state: 'not-known',
    found: /cannot be read/,
  },
  {
    name: 'a clock that was never set, whatever it follows',
    finding: clock('unknown', true, '1970-01-01 00:00 UTC'),
    state: 'wrong',
    found: /never set: it says 1970-01-01/,
    fix: /date -s/,
  },
  {
    name: 'no Raspberry Pi',
    finding: told(checkPower(undefined)),
    state: 'not-applicable',
    found: /no Raspberry Pi/,
  },
  { name: 'good power', finding: told(checkPower(0)), state: 'ok', found: /no low voltage/ },
  {
    name: 'low voltage now',
    finding: told(checkPower(0x50005)),
    state: 'wrong',
    found: /now \(0x50005\)/,
    fix: /5\.1 V/,
  },
  {
    name: 'low voltage once',
    finding: told(checkPower(0x50000)),
    state: 'wrong',
    found: /since the last start/,
    fix: /5\.1 V/,
  },
  { name: 'heat', finding: told(checkPower(0x8)), state: 'wrong', found: /heat/, fix: /shade/ },
];

describe('the doctor judges', () => {
  test.each(CASES)('$name', ({ finding, state, found, fix }) => {
    expect(finding).toMatchObject({ state, found: expect.stringMatching(found) });
    if (fix) expect(finding).toMatchObject({ fix: expect.stringMatching(fix) });
    else expect(finding).not.toHaveProperty('fix');
  });
});

test.each([
  ['throttled=0x50005\n', 0x50005],
  ['50005\n', 0x50005],
  ['0x0', 0],
  ['VCHI initialization failed', undefined],
  ['', undefined],
])('the flags %j are read as %s', (text, flags) => {
  expect(parseThrottled(text)).toBe(flags);
});

test.each([
  ['en', 'ok     Node', 'WRONG  udevadm', 'One thing is wrong.', 'Nothing is wrong.'],
  ['es-BO', 'bien  Node', 'MAL   udevadm', 'Hay una cosa mal.', 'Todo está bien.'],
  ['fr-CA', 'bon      Node', 'MAUVAIS  udevadm', 'Une chose ne va pas.', 'Tout va bien.'],
] as const)(
  'in %s the fix stands below its fault, and the faults are counted',
  (locale, ok, wrong, one, none) => {
    const terminal = keepingTerminal(locale);
    const { say } = terminal;
    expect(findingLines([checkNode('v20.19.0'), checkUdev(false)], terminal).split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^${ok.padEnd(wrong.length)} +v20.19.0$`)),
      `${wrong}  ${say('health.udevadm.missing')}`,
      `${' '.repeat(wrong.length + 2)}→ ${say('health.udevadm.missing.fix')}`,
      '',
      one,
      '',
    ]);
    expect(findingLines([checkUdev(true)], terminal)).toMatch(new RegExp(`${none}\n$`));
  },
);
