// What the page shows of a day.

/** Position of the vent in the history, 0…1. */
export const VENT_TAG = 'output.vent';
export const TAGS = ['air.temperature', 'outside.temperature', 'air.humidity', 'air.vpd', VENT_TAG] as const;
