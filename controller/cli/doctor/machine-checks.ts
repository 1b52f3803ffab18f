// What may be missing on the technician's machine; what may be wrong with any is told by core/health.
import { because } from '../../core/because.ts';
import { type Finding, ok, wrong } from '../../core/health/finding.ts';

export const checkUdev = (isPresent: boolean): Finding =>
  isPresent ? ok(because('health.udevadm.present')) : wrong(because('health.udevadm.missing'));

export const checkAvrdude = (isPresent: boolean): Finding =>
  isPresent ? ok(because('health.avrdude.present')) : wrong(because('health.avrdude.missing'));
