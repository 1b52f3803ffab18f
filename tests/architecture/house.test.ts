// The house keeps its own rules, and each rule is seen to catch a planted fault.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cropProfileSchema, siteSchema } from '../../controller/contract/profile.ts';
import { rigSchema } from '../../controller/contract/rig.ts';
import { CATALOGUES } from '../support/catalogues.ts';
import { HOUSE_RULES, type SourceFile } from './house-rules.ts';

const tracked = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => path && existsSync(path));

const sources = (): readonly SourceFile[] =>
  tracked()
    .filter((path) => /\.(ts|svelte|js)$/.test(path) && !path.startsWith('tests/architecture/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

// Split so that these plants do not break the rules themselves.
const PLANTED: Readonly<Record<string, SourceFile>> = {
  'no vague names': { path: 'controller/app/utils.ts', text: '// x' },
  'every file says what it decides': { path: 'controller/app/silent.ts', text: 'export const x = 1;' },
  'no unseeded chance': { path: 'hardware/twin/dice.ts', text: `// dice\nMath.${'random'}()` },
  'nothing from outside the machine': {
    path: 'console/App.svelte',
    text: `src="https:${'//'}cdn.example/x.js"`,
  },
  'no blinded checks': { path: 'controller/app/x.ts', text: `// @ts-${'ignore'}` },
  'nothing left for later': { path: 'controller/app/x.ts', text: `// ${'TO'}DO later` },
  'every test runs': { path: 'tests/unit/x.test.ts', text: `test.${'only'}('x')` },
  'people are spoken to from the catalogues': {
    path: 'controller/core/x.ts',
    text: "because('It is too cold')",
  },
  'the command line is spoken to from the catalogues': {
    path: 'controller/cli/x.ts',
    text: "terminal.out('Nothing was written.')",
  },
};

describe.each(HOUSE_RULES)('$name', ({ name, faults }) => {
  test('holds everywhere', () => {
    expect(sources().flatMap(faults)).toEqual([]);
  });
  test('is seen when broken', () => {
    const planted = PLANTED[name];
    expect(planted && faults(planted)).not.toEqual([]);
  });
});

describe('the plan of the house', () => {
  test('the top level is what the plan says', () => {
    const allowed =
      /^(controller|console|hardware|profiles|tests)\/|^(package|package-lock|tsconfig)\.json$|^(vite\.config\.ts|README\.md|LICENSE)$|^\./;
    expect(tracked().filter((path) => !allowed.test(path))).toEqual([]);
  });

  test.each([
    'controller',
    'controller/store',
    'controller/web',
    'controller/contract',
    'hardware',
    'hardware/firmware',
    'hardware/emulator',
    'hardware/twin',
    'profiles',
    'console',
  ])('%s has a README', (room) => {
    expect(existsSync(`${room}/README.md`)).toBe(true);
  });

  test('every driver is registered, documented and tested', () => {
    const index = readFileSync('hardware/drivers/index.ts', 'utf8');
    const drivers = [...index.matchAll(/from '\.\/([a-z0-9-]+)\.ts'/g)].map(([, name]) => name ?? '');
    expect(drivers.length).toBeGreaterThanOrEqual(8);
    for (const name of drivers) {
      expect(existsSync(`hardware/parts/${name}.md`), `hardware/parts/${name}.md`).toBe(true);
      expect(existsSync(`tests/unit/drivers/${name}.test.ts`), `a test of ${name}`).toBe(true);
    }
    const unregistered = readdirSync('hardware/drivers')
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .filter((file) =>
        /satisfies (Sensor|Actuator|Line)Driver/.test(readFileSync(`hardware/drivers/${file}`, 'utf8')),
      )
      .filter((file) => !drivers.includes(file.replace(/\.ts$/, '')));
    expect(unregistered).toEqual([]);
  });
});

describe('every shipped file is valid', () => {
  const shipped = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.json'));
  test.each(shipped('hardware/rigs'))('rig %s', (file) => {
    rigSchema.parse(load(`hardware/rigs/${file}`));
  });
  test.each(shipped('profiles/crops'))('crop %s', (file) => {
    expect(cropProfileSchema.parse(load(`profiles/crops/${file}`)).id).toBe(file.replace('.json', ''));
  });
  test.each(shipped('profiles/sites'))('site %s', (file) => {
    expect(siteSchema.parse(load(`profiles/sites/${file}`)).id).toBe(file.replace('.json', ''));
  });
});

describe('every reason has its words', () => {
  const spoken = sources()
    .filter(({ path }) => /^(controller|hardware)\//.test(path))
    .flatMap(({ text }) => [...text.matchAll(/because\(\s*'([a-z0-9.-]+)'|key: '([a-z0-9]+\.[a-z0-9.-]+)'/g)])
    .map(([, called, written]) => called ?? written ?? '');
  // An alarm is two sentences: what is the matter, and what to do.
  const wanted = [...new Set(spoken)].flatMap((key) =>
    key.startsWith('alarm.') ? [`${key}.what`, `${key}.do`] : [key],
  );
  test.each(Object.entries(CATALOGUES))('in %s', (_, catalogue) => {
    expect(wanted.length).toBeGreaterThan(60);
    expect(wanted.filter((key) => !catalogue[key])).toEqual([]);
  });
});

function load(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
