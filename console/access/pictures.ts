// The twelve drawings of a picture PIN, in 48 × 48: things of every day that nobody takes for one another, told apart by their outline.
import type { Picture } from '../../controller/contract/access.ts';

interface Stroke {
  readonly d: string;
  /** Filled with this colour of the tokens; only a line when absent. */
  readonly tint?:
    | 'sun'
    | 'wave'
    | 'leaf'
    | 'rock'
    | 'snow'
    | 'adobe'
    | 'soil'
    | 'soil-deep'
    | 'danger-ground';
}

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** In the order of the keypad. */
export const DRAWINGS: Readonly<Record<Picture, readonly Stroke[]>> = {
  sun: [
    { d: circle(24, 24, 10), tint: 'sun' },
    { d: 'M24 3v6M24 39v6M3 24h6M39 24h6M9 9l4 4M35 35l4 4M39 9l-4 4M9 39l4-4' },
  ],
  moon: [{ d: 'M30 5a20 20 0 1 0 13 27A17 17 0 0 1 30 5z', tint: 'sun' }],
  mountain: [
    { d: 'M3 40L18 12l8 13 6-8 13 23z', tint: 'rock' },
    { d: 'M18 12l-6 11 5-2 4 4 5 0z', tint: 'snow' },
  ],
  house: [{ d: 'M10 20v21h28V20L24 8z', tint: 'adobe' }, { d: 'M5 24L24 8l19 16M20 41V29h8v12' }],
  drop: [{ d: 'M24 4c8 11 13 17 13 26a13 13 0 0 1-26 0c0-9 5-15 13-26z', tint: 'wave' }],
  leaf: [{ d: 'M10 37C6 20 18 8 42 7c1 23-12 36-32 30z', tint: 'leaf' }, { d: 'M5 44C12 32 20 24 31 18' }],
  flower: [
    ...[circle(24, 10, 7), circle(35, 18, 7), circle(31, 30, 7), circle(17, 30, 7), circle(13, 18, 7)].map(
      (d) => ({ d, tint: 'danger-ground' }) as const,
    ),
    { d: circle(24, 21, 6), tint: 'sun' },
    { d: 'M24 37v9' },
  ],
  potato: [
    { d: 'M7 30C3 18 14 8 26 10s18 8 17 17-10 14-19 13S10 38 7 30z', tint: 'soil-deep' },
    { d: 'M16 20h3M30 18h3M26 30h3M15 30h3' },
  ],
  corn: [
    { d: 'M24 3c7 5 10 14 9 25-1 8-4 12-9 12s-8-4-9-12C14 17 17 8 24 3z', tint: 'sun' },
    { d: 'M24 7v29M17 15h14M15 23h18' },
    { d: 'M15 22C8 28 8 40 24 46c16-6 16-18 9-24 0 10-4 16-9 17-5-1-9-7-9-17z', tint: 'leaf' },
  ],
  llama: [
    { d: 'M9 44V27c0-3 2-5 5-5h13V10l-1-7 4 5 5-5v7l8 3v4h-8v27h-5V34H14v10z', tint: 'soil' },
    { d: 'M34 12h.1M9 28l-5-4' },
  ],
  bird: [
    {
      d: 'M4 25c9 2 11-10 21-10 3-6 11-6 13 0l6 3-6 2c1 12-8 18-18 17L8 42c4-4 1-11-4-17z',
      tint: 'danger-ground',
    },
    { d: 'M33 17h.1M17 27c4 4 11 3 14-2M22 37v7M28 35v9' },
  ],
  fish: [
    { d: 'M4 24c8-13 22-13 31-2l9-8v20l-9-8c-9 11-23 11-31-2z', tint: 'wave' },
    { d: 'M13 22h.1M20 16c3 5 3 11 0 16' },
  ],
};
