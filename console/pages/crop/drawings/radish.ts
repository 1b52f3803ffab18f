// A round pink radish with its tail and two leaves.
import type { Drawing } from './drawing.ts';

export const radish: Drawing = [
  ['leaf', 'M30 32C17 29 12 16 17 4C28 8 33 19 30 32z M34 32C47 29 52 16 47 4C36 8 31 19 34 32z'],
  ['pink', 'M32 54C18 53 14 41 19 34C24 27 40 27 45 34C50 41 46 53 32 54z'],
  ['pink-line', 'M32 54C33 57 33 59 30 63'],
  ['line', 'M31 30L20 9 M33 30L44 9'],
];
