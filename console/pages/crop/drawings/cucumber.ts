// A cucumber with its yellow flower.
import type { Drawing } from './drawing.ts';

export const cucumber: Drawing = [
  ['leaf', 'M9 43C4 53 12 61 22 56C36 49 49 36 55 23C59 13 51 5 41 10C28 17 15 30 9 43z'],
  ['line', 'M20 46l3-3 M28 46l3-3 M27 36l3-3 M37 36l3-3 M35 26l3-3 M44 26l3-3'],
  ['gold', 'M51 4l2 5 5-2-2 5 5 2-5 2 2 5-5-2-2 5-2-5-5 2 2-5-5-2 5-2-2-5 5 2z'],
];
