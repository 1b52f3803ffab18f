// Is dew about to settle on the leaves? Judged by how far the leaf is above the dew point, not by relative humidity: a leaf
// under a clear sky is colder than the air. Then a crack of the vents lets vapour out while a pulse of heat dries.
// Thresholds: practice (act below 1 K of margin); release field judgement.

import { dewPoint } from '../physics/humid-air.ts';
import { goodValue, type Reading, type Tag } from '../reading.ts';
import { AIR_HUMIDITY, AIR_TEMPERATURE } from '../tags.ts';
import { celsius, percent } from '../units.ts';
import { type LeafTemperature, leafTemperature, type Shelter } from './leaf.ts';

/** K between leaf and dew point. */
export const DAMP_BELOW = 1;
export const DRY_ABOVE = 2;

export interface DampMemory {
  readonly isDamp: boolean;
}

export interface Damp extends DampMemory {
  /** K that the leaf is above the dew point; undefined while nobody knows: nothing is dried then. */
  readonly margin: number | undefined;
  readonly leaf: LeafTemperature | undefined;
}

export const judgeDamp = (
  readings: Readonly<Record<Tag, Reading>>,
  shelter: Shelter,
  { isDamp }: DampMemory,
): Damp => {
  const leaf = leafTemperature(readings, shelter);
  const air = goodValue(readings[AIR_TEMPERATURE]);
  const humidity = goodValue(readings[AIR_HUMIDITY]);
  if (leaf === undefined || air === undefined || humidity === undefined)
    return { isDamp: false, margin: undefined, leaf };
  const margin = leaf.value - dewPoint(celsius(air), percent(humidity));
  return { isDamp: margin < (isDamp ? DRY_ABOVE : DAMP_BELOW), margin, leaf };
};

/** Measured, not estimated: under an estimate a fan may stir, but nobody opens or heats a house by night. */
export const isSurelyDamp = ({ isDamp, leaf }: Damp): boolean => isDamp && leaf?.isEstimate === false;
