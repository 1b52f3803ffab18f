// The chip of each Arduino board that a rig may name.
import type { RigBoard } from '../../../controller/contract/rig.ts';
import { ATMEGA328P } from './atmega328p.ts';
import { ATMEGA2560 } from './atmega2560.ts';
import type { Chip } from './chip.ts';

export type BoardModel = RigBoard['model'];

export const CHIPS: Readonly<Record<BoardModel, Chip>> = {
  uno: ATMEGA328P,
  nano: ATMEGA328P,
  mega: ATMEGA2560,
};
