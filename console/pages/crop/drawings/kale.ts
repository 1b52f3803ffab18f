// A head of cabbage in its outer leaves.
import type { Drawing } from './drawing.ts';

export const kale: Drawing = [
  ['leaf', 'M32 59C10 60 2 40 9 24C14 12 25 14 32 8C39 14 50 12 55 24C62 40 54 60 32 59z'],
  ['pale', 'M32 55C19 55 13 42 17 31C21 19 43 19 47 31C51 42 45 55 32 55z'],
  ['line', 'M32 55C30 42 32 34 32 23 M32 48C25 45 21 39 20 33 M32 48C39 45 43 39 44 33'],
];
