// A strawberry with its seeds and its cap.
import type { Drawing } from './drawing.ts';

export const strawberry: Drawing = [
  ['red', 'M32 61C17 52 8 38 12 28C17 19 28 19 32 24C36 19 47 19 52 28C56 38 47 52 32 61z'],
  ['seed', 'M22 33v2 M32 31v2 M42 33v2 M27 42v2 M37 42v2 M32 51v2'],
  ['leaf', 'M32 26L16 23l8-5-5-8 9 4 4-10 4 10 9-4-5 8 8 5z'],
];
