// Ribbed stalks of celery with their leaves.
import type { Drawing } from './drawing.ts';

export const celery: Drawing = [
  ['pale', 'M21 60L15 28h8L28 60z M36 60L41 28h8L43 60z M27 60L27 24h10L37 60z'],
  [
    'leaf',
    'M14 30C6 25 12 14 19 18C20 9 30 12 27 24z M50 30C58 25 52 14 45 18C44 9 34 12 37 24z M25 24C20 13 29 4 32 8C35 4 44 13 39 24z',
  ],
  ['line', 'M32 58V30 M24 58L20 34 M40 58L44 34'],
];
