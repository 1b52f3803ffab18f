// The Cordillera behind the house: always the same, three of its peaks white. Pure drawing.
type Peak = readonly [along: number, height: number];

/** Shares of the picture's width and of the height of the range, from left to right. */
const PEAKS: readonly Peak[] = [
  [0, 0.42],
  [0.09, 0.72],
  [0.15, 0.5],
  [0.24, 0.62],
  [0.34, 0.3],
  [0.5, 0.45],
  [0.62, 0.36],
  [0.75, 0.8],
  [0.8, 0.66],
  [0.87, 1],
  [0.94, 0.7],
  [1, 0.5],
];
const SNOWY = 0.7;
const RANGE_SHARE = 0.2;
/** How far down its flanks the snow lies, and how deep the notch between its tongues. */
const SNOW_DOWN = 0.42;
const NOTCH = 0.16;

/** Outline of the range and of each cap of snow, as points of polygons. */
export const mountainsIn = (
  width: number,
  ground: number,
): { readonly range: string; readonly caps: readonly string[] } => {
  const rise = width * RANGE_SHARE;
  const point = ([along, height]: Peak): string =>
    `${(along * width).toFixed(1)},${(ground - height * rise).toFixed(1)}`;
  const caps = PEAKS.flatMap((peak, n) => {
    const [before, after] = [PEAKS[n - 1], PEAKS[n + 1]];
    if (peak[1] < SNOWY || !before || !after || peak[1] < before[1] || peak[1] < after[1]) return [];
    const [along, height] = peak;
    return [
      [peak, between(peak, before), [along, height * (1 - NOTCH)] as const, between(peak, after)]
        .map(point)
        .join(' '),
    ];
  });
  return { range: `0,${ground} ${PEAKS.map(point).join(' ')} ${width},${ground}`, caps };
};

const between = (a: Peak, b: Peak): Peak => [
  a[0] + (b[0] - a[0]) * SNOW_DOWN,
  a[1] + (b[1] - a[1]) * SNOW_DOWN,
];
