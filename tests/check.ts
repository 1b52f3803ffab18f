// `npm run check`: the fast half of the gate. What can be told without running anything comes first.
import { runSteps, type Step, vitest } from './steps.ts';

/** Each of these keeps one core busy: side by side they take as long as the types alone. */
export const AT_REST: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  {
    // Reads every TypeScript file the compiler would, and the console's pages with them.
    name: 'types',
    command: ['svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'unused files, exports and packages', command: ['knip'] },
];

export const RUNNING = vitest('architecture', 'unit', 'component', 'simulation');

if (process.argv[1]?.endsWith('check.ts')) process.exit(await runSteps([AT_REST, RUNNING]));
