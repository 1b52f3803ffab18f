// `npm test`: everything. Installs what it needs from Debian where it may, then checks, hardware in the loop and browser.
import { CHECK } from './check.ts';
import { ensureDebianPackages } from './debian.ts';
import { runSteps, vitest } from './steps.ts';

try {
  ensureDebianPackages();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}

process.exit(
  runSteps([
    ...CHECK,
    { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
    vitest('hil'),
    vitest('e2e'),
  ]),
);
