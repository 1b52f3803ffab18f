// A head of lettuce from above: loose leaves round a pale heart.
import type { Drawing } from './drawing.ts';

export const lettuce: Drawing = [
  ['leaf', 'M32 58C14 60 4 48 8 38C2 30 8 18 18 18C20 8 44 8 46 18C56 18 62 30 56 38C60 48 50 60 32 58z'],
  [
    'pale',
    'M32 52C20 54 14 44 18 38C14 30 22 24 28 26C30 20 38 20 38 27C46 26 50 34 45 39C48 48 40 54 32 52z',
  ],
  ['line', 'M32 52V32 M32 44l-8-7 M32 44l8-7'],
];
