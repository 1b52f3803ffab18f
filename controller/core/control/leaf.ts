// How cold the coldest leaf is: measured where a probe hangs among them, else estimated from the air.
import { goodValue, type Reading, type Tag } from '../reading.ts';
import { AIR_TEMPERATURE, LEAF_TEMPERATURE } from '../tags.ts';

/**
 * K by which leaves are colder than the air under a clear night sky of this altitude: computed with the model of the house
 * (sky at −27…−34 °C). Nobody sees clouds from inside, so the sky is taken to be clear.
 */
export const LEAF_BELOW_AIR = 1;

export interface LeafTemperature {
  /** °C */
  readonly value: number;
  readonly isEstimate: boolean;
}

/** Undefined while neither a leaf nor the air is known well. */
export const leafTemperature = (readings: Readonly<Record<Tag, Reading>>): LeafTemperature | undefined => {
  const leaf = goodValue(readings[LEAF_TEMPERATURE]);
  if (leaf !== undefined) return { value: leaf, isEstimate: false };
  const air = goodValue(readings[AIR_TEMPERATURE]);
  return air === undefined ? undefined : { value: air - LEAF_BELOW_AIR, isEstimate: true };
};

/** The air under a clear sky in which a leaf is as cold, °C: what the frost minimum, a number for the air, is compared with. */
export const airOfLeaf = ({ value }: LeafTemperature): number => value + LEAF_BELOW_AIR;
