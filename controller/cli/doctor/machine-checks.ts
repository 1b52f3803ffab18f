// What may be missing on the technician's machine; what may be wrong with any is told by core/health.
import type { Finding as CoreFinding } from '../../core/health/finding.ts';
import type { Say } from '../sentences.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** What core found, in words. */
export const inWords = (finding: CoreFinding, say: Say): Finding => {
  const check = say(`health.${finding.check}`);
  const found = say(finding.found.key, finding.found.params);
  return finding.state === 'wrong'
    ? wrong(check, found, say(finding.fix.key, finding.fix.params))
    : { check, state: finding.state, found };
};

export const checkUdev = (isPresent: boolean): Finding =>
  isPresent
    ? ok('udevadm', 'present')
    : wrong('udevadm', 'missing: ports have no lasting names', 'sudo apt-get install udev');

export const checkAvrdude = (isPresent: boolean): Finding =>
  isPresent
    ? ok('avrdude', 'present')
    : wrong('avrdude', 'missing: no board can be flashed', 'sudo apt-get install avrdude');
