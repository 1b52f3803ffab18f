// White bulbs of scallion under their hollow leaves.
import type { Drawing } from './drawing.ts';

export const scallion: Drawing = [
  ['leaf', 'M27 44L14 6h7L32 44z M31 44L28 3h8L35 44z M34 44L44 6h7L38 44z'],
  ['white', 'M27 42C22 52 26 59 33 59C40 59 43 52 38 42z'],
  ['line', 'M29 59l-3 4 M33 59v4 M37 59l3 4'],
];
