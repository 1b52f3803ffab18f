// `npm test`: everything. Installs what it needs from Debian where it may, then checks, hardware in the loop and browser.
import { AT_REST, RUNNING } from './check.ts';
import { ensureDebianPackages } from './debian.ts';
import { runSteps, vitest } from './steps.ts';

try {
  ensureDebianPackages();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}

const BUILD = { name: 'build', command: ['npm', 'run', '--silent', 'build'] } as const;

process.exit(await runSteps([[...AT_REST, BUILD], RUNNING, vitest('hil'), vitest('e2e')]));
