// A leaf of chard with its thick red stalk.
import type { Drawing } from './drawing.ts';

export const chard: Drawing = [
  ['leaf', 'M32 46C12 42 10 14 32 5C54 14 52 42 32 46z'],
  ['red', 'M28 61L30 14h4L36 61z'],
  ['red-line', 'M32 38l-10-9 M32 38l10-9 M32 27l-8-8 M32 27l8-8'],
];
