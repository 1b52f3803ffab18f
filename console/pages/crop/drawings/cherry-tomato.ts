// Three cherry tomatoes on their vine.
import type { Drawing } from './drawing.ts';

export const cherryTomato: Drawing = [
  ['line', 'M32 3C30 12 34 16 32 28 M32 14L18 25 M32 14L46 25'],
  ['red', 'M18 26a10 10 0 1 1-.1 0z M46 26a10 10 0 1 1-.1 0z M32 38a11 11 0 1 1-.1 0z'],
  [
    'leaf',
    'M18 28l-6-3 6 0 0-4 1 4 6 0-6 3z M46 28l-6-3 6 0 0-4 1 4 6 0-6 3z M32 41l-7-3 6 0 1-5 1 5 6 0-7 3z',
  ],
];
