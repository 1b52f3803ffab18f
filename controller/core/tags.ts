// The tags core itself acts on or derives. A rig may measure more; those are shown and recorded, never acted on.
export const AIR_TEMPERATURE = 'air.temperature';
export const AIR_HUMIDITY = 'air.humidity';
export const OUTSIDE_TEMPERATURE = 'outside.temperature';
export const OUTSIDE_HUMIDITY = 'outside.humidity';
export const LIGHT = 'light.illuminance';
export const TANK_LEVEL = 'tank.level';
export const CONDUCTIVITY = 'solution.conductivity';
export const ACIDITY = 'solution.acidity';
/** Derived: vapour pressure deficit, kPa. */
export const AIR_VPD = 'air.vpd';
/** Derived: dew point, °C. */
export const AIR_DEW_POINT = 'air.dew-point';
