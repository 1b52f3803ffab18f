// A flat, notched leaf of coriander and its round seeds.
import type { Drawing } from './drawing.ts';

export const coriander: Drawing = [
  ['line', 'M32 61V26 M32 40L19 30 M32 40L45 30'],
  [
    'leaf',
    'M32 42C27 37 21 42 17 36L9 35L12 29L7 23L15 22L17 14L24 19C23 12 28 13 32 5C36 13 41 12 40 19L47 14L49 22L57 23L52 29L55 35L47 36C43 42 37 37 32 42z',
  ],
  ['line', 'M32 61V20 M32 38L20 28 M32 38L44 28'],
  ['gold', 'M17 50a4 4 0 1 1-.1 0z M47 50a4 4 0 1 1-.1 0z'],
];
