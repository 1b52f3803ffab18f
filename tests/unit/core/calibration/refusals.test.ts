// The page of what a calibration refuses is made of the words that people read, and of the code that says which of them only warn.
// After a change: npx vitest run tests/unit/core/calibration/refusals.test.ts -u
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../../controller/project-root.ts';
import { CATALOGUES } from '../../../support/catalogues.ts';

const ENGLISH = CATALOGUES['en'] ?? {};
const JUDGES = join(projectRoot, 'controller/core/calibration');
const PAGE = join(projectRoot, 'controller/calibration-refusals.md');

/** What comes along with an accepted calibration stands behind a condition, or is named as the warning of its kind. */
const WARNS = /&& because\('calibration\.([a-z-]+)'|warning: '([a-z-]+)'/g;

const warnings = new Set(
  readdirSync(JUDGES).flatMap((file) =>
    [...readFileSync(join(JUDGES, file), 'utf8').matchAll(WARNS)].map(([, told, named]) => told ?? named),
  ),
);

const reasons = Object.keys(ENGLISH)
  .filter((key) => key.startsWith('calibration.') && !key.startsWith('calibration.figure.'))
  .map((key) => key.replace('calibration.', ''));

/** Numbers of the moment are dots; of a plural the general form. Where it ends, what to do begins. */
const row = (reason: string): string => {
  const words = (ENGLISH[`calibration.${reason}`] ?? '').split('|').at(-1) ?? '';
  const [why = '', ...act] = words.replace(/\{[^}]+\}/g, '…').split(/(?<=[.:]) (?=[A-Z])/);
  return `| ${why} | ${act.join(' ')} | \`${reason}\` |`;
};

const table = (of: readonly string[]): string =>
  ['| Why | What to do | `calibration.` |', '|---|---|---|', ...of.map(row)].join('\n');

it('the page tells each refusal and each warning, as people read them', async () => {
  expect(warnings.size).toBeGreaterThan(8);
  expect([...warnings].filter((name) => !reasons.includes(name ?? ''))).toEqual([]);
  const refused = reasons.filter((name) => !warnings.has(name));
  const page = `# What a calibration refuses

Made of the words of the console by \`tests/unit/core/calibration/refusals.test.ts\`, which fails when they part. On a page and on the command line they are the same, in every language. What is refused changes nothing: the line of before holds.

${table(refused)}

## What is accepted, with a word

${table(reasons.filter((name) => warnings.has(name)))}
`;
  await expect(page).toMatchFileSnapshot(PAGE);
});
