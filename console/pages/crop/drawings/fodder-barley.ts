// A green mat in its tray, with a bearded ear of barley.
import type { Drawing } from './drawing.ts';

export const fodderBarley: Drawing = [
  [
    'line',
    'M14 50C14 40 11 32 8 26 M20 50C20 42 19 36 16 30 M44 50C44 42 45 36 48 30 M50 50C50 40 53 32 56 26 M26 50C26 46 25 42 24 38 M38 50C38 46 39 42 40 38 M32 50V38',
  ],
  ['gold', 'M32 40C25 34 26 20 32 14C38 20 39 34 32 40z'],
  ['gold-line', 'M32 14V3 M29 19L21 5 M35 19L43 5 M27 26L18 14 M37 26L46 14'],
  ['tray', 'M6 50h52l-3 10H9z'],
];
