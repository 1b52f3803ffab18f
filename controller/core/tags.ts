// The tags core itself acts on or derives. A rig may measure more; those are shown and recorded, never acted on.
export const AIR_TEMPERATURE = 'air.temperature';
export const AIR_HUMIDITY = 'air.humidity';
export const AIR_PRESSURE = 'air.pressure';
/** Air of the house too, at the vent, for the board's own program. */
export const VENT_TEMPERATURE = 'vent.temperature';
export const OUTSIDE_TEMPERATURE = 'outside.temperature';
export const OUTSIDE_HUMIDITY = 'outside.humidity';
/** m/s. */
export const OUTSIDE_WIND = 'outside.wind';
/** ° from north, clockwise, from where the wind comes. */
export const WIND_DIRECTION = 'outside.wind-direction';
/** A contact that is closed while it rains, or mm/h. */
export const OUTSIDE_RAIN = 'outside.rain';
/** °C of a leaf of the crop. */
export const LEAF_TEMPERATURE = 'leaf.temperature';
export const LIGHT = 'light.illuminance';
/** L/min through the pipe. */
export const FLOW_RATE = 'water.flow-rate';
export const TANK_LEVEL = 'tank.level';
export const CONDUCTIVITY = 'solution.conductivity';
export const SOLUTION_TEMPERATURE = 'solution.temperature';
/** mg/L dissolved. */
export const OXYGEN = 'solution.oxygen';
export const ACIDITY = 'solution.acidity';
/** Charge of the battery that everything hangs on, %. */
export const BATTERY = 'power.battery';
/** Derived: vapour pressure deficit, kPa. */
export const AIR_VPD = 'air.vpd';
/** Derived: dew point, °C. */
export const AIR_DEW_POINT = 'air.dew-point';
