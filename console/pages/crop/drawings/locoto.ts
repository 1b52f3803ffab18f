// A plump locoto on its bent stem.
import type { Drawing } from './drawing.ts';

export const locoto: Drawing = [
  ['red', 'M32 60C12 59 8 41 13 30C18 21 28 22 32 25C36 22 46 21 51 30C56 41 52 59 32 60z'],
  ['shine', 'M20 34C17 41 19 47 22 51'],
  ['leaf', 'M21 27C25 21 29 20 32 24C35 20 39 21 43 27C39 29 35 28 32 26C29 28 25 29 21 27z'],
  ['line', 'M32 24C31 14 36 9 44 7'],
];
