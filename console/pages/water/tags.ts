// What the page shows of a day.
export const LEVEL = 'tank.level';
export const ACIDITY = 'solution.acidity';
export const CONDUCTIVITY = 'solution.conductivity';
export const TEMPERATURE = 'solution.temperature';
export const OXYGEN = 'solution.oxygen';
export const TAGS = [LEVEL, ACIDITY, CONDUCTIVITY, TEMPERATURE, OXYGEN] as const;
