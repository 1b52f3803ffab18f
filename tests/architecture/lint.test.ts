// The linter would be seen to go blind: for each rule we rely on, a planted fault that it must catch.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

/** Rule → a file that breaks it, with the name it stands under. */
const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['noRestrictedGlobals', 'controller/core/clocked.ts', 'export const now = () => Date.now();\n'],
  ['noRestrictedGlobals', 'controller/core/timed.ts', 'export const later = () => setTimeout(() => 1, 5);\n'],
  ['noRestrictedGlobals', 'controller/core/talks.ts', "export const say = () => console.log('x');\n"],
  ['noExcessiveLinesPerFile', 'hardware/long.ts', `${lines(301, (n) => `export const n${n} = ${n};`)}\n`],
  [
    'noExcessiveLinesPerFunction',
    'hardware/long-function.ts',
    `export const f = () => {\n${lines(61, (n) => `  globalThis.name = '${n}';`)}\n};\n`,
  ],
  [
    'noExcessiveCognitiveComplexity',
    'hardware/tangled.ts',
    `export const f = (x: number) => {\n  let y = x;\n${lines(7, (n) => `  if (x > ${n}) { if (y > ${n}) y += 1; }`)}\n  return y;\n};\n`,
  ],
  ['noNonNullAssertion', 'hardware/sure.ts', 'export const f = (x?: string) => x!.length;\n'],
  ['noDefaultExport', 'hardware/default.ts', 'export default 1;\n'],
  ['noExplicitAny', 'hardware/any.ts', 'export const f = (x: any) => x;\n'],
  ['useFilenamingConvention', 'hardware/snake_case.ts', 'export const x = 1;\n'],
  [
    'noFloatingPromises',
    'hardware/floating.ts',
    'const f = async () => 1;\nexport const g = () => {\n  f();\n};\n',
  ],
  [
    'useExhaustiveSwitchCases',
    'hardware/forgets.ts',
    "type Door = 'open' | 'shut';\nexport const f = (door: Door) => {\n  switch (door) {\n    case 'open':\n      return 1;\n  }\n  return 0;\n};\n",
  ],
];

/** Lints the planted faults in a folder of their own, under the project's configuration; the answer by file. */
const lintPlanted = (root: string): Map<string, readonly string[]> => {
  const { vcs: _git, ...config } = JSON.parse(readFileSync('.biome.json', 'utf8'));
  writeFileSync(join(root, '.biome.json'), JSON.stringify(config));
  for (const [, file, text] of PLANTED) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const { stdout } = spawnSync(
    join(process.cwd(), 'node_modules/.bin/biome'),
    ['lint', '--reporter=json', '--max-diagnostics=200', '.'],
    { cwd: root, encoding: 'utf8' },
  );
  const found = new Map<string, readonly string[]>();
  for (const { category, location } of JSON.parse(stdout).diagnostics) {
    const file = String(location.path.file ?? location.path);
    found.set(file, [...(found.get(file) ?? []), category]);
  }
  return found;
};

describe('the linter catches', () => {
  const root = mkdtempSync(join(tmpdir(), 'yapu-lint-'));
  let found: Map<string, readonly string[]>;
  beforeAll(() => {
    found = lintPlanted(root);
  }, 30_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each(PLANTED)('%s in %s', (rule, file) => {
    expect(found.get(file)?.map((category) => category.split('/').pop())).toContain(rule);
  });
});
