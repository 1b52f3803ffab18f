// `npm run check`: the fast half of the gate, in the order in which a mistake is cheapest to find.
import { runSteps, type Step, vitest } from './steps.ts';

export const CHECK: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  {
    // Reads every TypeScript file the compiler would, and the console's pages with them.
    name: 'types',
    command: ['svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'unused files, exports and packages', command: ['knip'] },
  vitest('architecture', 'unit', 'component', 'simulation'),
];

if (process.argv[1]?.endsWith('check.ts')) process.exit(runSteps(CHECK));
