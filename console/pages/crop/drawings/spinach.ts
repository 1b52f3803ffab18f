// Three spades of spinach from one root.
import type { Drawing } from './drawing.ts';

export const spinach: Drawing = [
  [
    'leaf',
    'M32 36C21 31 22 14 32 5C42 14 43 31 32 36z M25 46C11 46 5 33 7 22C20 22 28 33 25 46z M39 46C53 46 59 33 57 22C44 22 36 33 39 46z',
  ],
  ['line', 'M32 60V18 M32 60C30 50 26 42 14 29 M32 60C34 50 38 42 50 29'],
  ['pink', 'M29 56h6l-3 7z'],
];
