// May a pump draw from the tank? Dry holds until the level has clearly risen again: a sloshing tank must not switch a pump.

import type { Channel, Site } from '../installation.ts';
import { isGood, type Reading } from '../reading.ts';
import { TANK_LEVEL } from '../tags.ts';
import type { Tank } from './scene.ts';

/** A dry tank is wet again this much above the dry-run level. */
const REFILLED = 1.1;

/** `wasDry`: the verdict of the last tick that could see. */
export const judgeTank = (
  reading: Reading | undefined,
  channels: readonly Channel[],
  { dryRunLevel }: Site,
  wasDry: boolean,
): Tank => {
  if (!channels.some(({ tag }) => tag === TANK_LEVEL)) return 'unmeasured';
  if (!isGood(reading)) return 'unknown';
  return reading.value <= dryRunLevel * (wasDry ? REFILLED : 1) ? 'dry' : 'wet';
};
