// A sprig of curly parsley.
import type { Drawing } from './drawing.ts';

export const parsley: Drawing = [
  ['line', 'M32 61V30 M32 50L17 34 M32 50L47 34'],
  [
    'leaf',
    'M32 34C21 36 18 27 23 23C20 14 29 8 33 13C42 10 46 19 41 24C45 31 39 36 32 34z M17 40C7 42 5 32 10 29C7 22 16 17 20 23C28 22 29 31 25 33C27 39 22 42 17 40z M47 40C57 42 59 32 54 29C57 22 48 17 44 23C36 22 35 31 39 33C37 39 42 42 47 40z',
  ],
  ['line', 'M28 22q4 4 8 0 M13 30q4 4 8 0 M43 30q4 4 8 0'],
];
