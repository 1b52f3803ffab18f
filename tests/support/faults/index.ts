// The list of what must be survived.
import { BOARD_FAULTS } from './board-faults.ts';
import { DOSE_FAULTS } from './dose-faults.ts';
import type { Fault } from './fault.ts';
import { FLOAT_FAULTS } from './float-switch.ts';
import { HOST_FAULTS } from './host-faults.ts';
import { LINE_FAULTS } from './line-faults.ts';
import { TWO_HOSTS } from './two-hosts.ts';
import { WRAP_FAULTS } from './wrap-faults.ts';

export const FAULTS: readonly Fault[] = [
  ...HOST_FAULTS,
  ...LINE_FAULTS,
  ...BOARD_FAULTS,
  ...FLOAT_FAULTS,
  ...DOSE_FAULTS,
  ...TWO_HOSTS,
  ...WRAP_FAULTS,
];
