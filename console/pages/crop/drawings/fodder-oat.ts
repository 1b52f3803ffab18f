// A green mat in its tray, with the hanging grains of oat.
import type { Drawing } from './drawing.ts';

export const fodderOat: Drawing = [
  [
    'line',
    'M14 50C14 40 11 32 8 26 M20 50C20 42 19 36 16 32 M44 50C44 42 45 36 48 32 M50 50C50 40 53 32 56 26 M32 50C32 30 31 16 36 5 M32 22L20 14 M32 30L46 18 M33 14L45 8',
  ],
  [
    'gold',
    'M20 14c-5 4-5 9-2 12 4-2 5-8 2-12z M46 18c-5 4-5 9-2 12 4-2 5-8 2-12z M45 8c-1 5 1 9 5 10 2-4 0-9-5-10z M36 5c-3 4-3 8 0 11 3-3 3-7 0-11z',
  ],
  ['tray', 'M6 50h52l-3 10H9z'],
];
