// The sky of this minute: its colours, where sun or moon stands, how many stars. Drawing only; nothing is measured here.
import type { Composition, Point } from './composition.ts';

export interface Sky {
  /** Colours of the gradient, from the top to the horizon. */
  readonly top: string;
  readonly horizon: string;
  /** 0 by day … 1 in the dark. */
  readonly darkness: number;
  readonly body: Point & { readonly isSun: boolean };
}

export interface SunTimes {
  /** Minutes after local midnight. */
  readonly rise: number;
  readonly set: number;
}

type Rgb = readonly [number, number, number];

const NIGHT: readonly [Rgb, Rgb] = [
  [20, 22, 46],
  [52, 56, 104],
];
const DUSK: readonly [Rgb, Rgb] = [
  [112, 120, 178],
  [250, 186, 128],
];
const DAY: readonly [Rgb, Rgb] = [
  [166, 213, 240],
  [235, 246, 250],
];
/** Minutes before rise and after set in which the light goes; as long again on the other side. */
const TWILIGHT = 40;
const DAY_MINUTES = 1440;

export const skyAt = (minute: number, sun: SunTimes, { skyBow }: Composition): Sky => {
  const light = lightAt(minute, sun);
  const [top, horizon] = light < 0.5 ? blend(NIGHT, DUSK, light * 2) : blend(DUSK, DAY, light * 2 - 1);
  const isSun = minute >= sun.rise && minute <= sun.set;
  const share = isSun ? (minute - sun.rise) / (sun.set - sun.rise) : nightShare(minute, sun);
  const along = Math.PI * share;
  return {
    top,
    horizon,
    darkness: Math.max(0, 1 - light * 2),
    body: {
      isSun,
      x: (skyBow.left + skyBow.right) / 2 - (Math.cos(along) * (skyBow.right - skyBow.left)) / 2,
      y: skyBow.horizon - Math.sin(along) * (skyBow.horizon - skyBow.top),
    },
  };
};

/** 0 in the night, 0.5 at sunrise and sunset, 1 by day. */
const lightAt = (minute: number, { rise, set }: SunTimes): number => {
  const fromEdge = Math.min(minute - rise, set - minute);
  return Math.min(1, Math.max(0, 0.5 + fromEdge / (2 * TWILIGHT)));
};

const nightShare = (minute: number, { rise, set }: SunTimes): number => {
  const length = DAY_MINUTES - (set - rise);
  return (((minute - set + DAY_MINUTES) % DAY_MINUTES) / length) % 1;
};

const blend = (a: readonly [Rgb, Rgb], b: readonly [Rgb, Rgb], share: number): [string, string] => [
  mix(a[0], b[0], share),
  mix(a[1], b[1], share),
];

const mix = (a: Rgb, b: Rgb, share: number): string =>
  `rgb(${[0, 1, 2].map((i) => Math.round((a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * share)).join(', ')})`;
