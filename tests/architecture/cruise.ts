// Runs the import law over a tree that is laid out like the project.
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { IMPORT_LAW } from './import-law.ts';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** Violations of the import law in `rooms` below `baseDir`, and how many modules were read. */
export const findImportViolations = async (
  baseDir: string,
  rooms: readonly string[],
): Promise<{ readonly violations: readonly Violation[]; readonly modules: number }> => {
  const { output } = await cruise(
    [...rooms],
    {
      baseDir,
      ruleSet: { forbidden: [...IMPORT_LAW] },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(dist|tests/architecture/planted)/' },
    },
    {
      extensions: ['.ts', '.js', '.svelte', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'svelte', 'browser', 'default'],
    },
  );
  const { summary, modules } = output as ICruiseResult;
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: modules.length,
  };
};
