// What the cold is called. A lettuce is in danger from frost, a tomato long before it: to say "frost" at 9 °C would be false.

/** °C; a crop that must be guarded above this fears the cold itself and not the ice. */
const WARM_CROP = 4;

/** Which words fit the danger that begins at this temperature of the air, °C: part of the keys of the catalogues. */
export const coldDanger = (minimum: number): 'frost' | 'cold' => (minimum > WARM_CROP ? 'cold' : 'frost');
