// A plot as an SVG file: lines over a common axis, read without any program.
export interface Plot {
  /** Name of its file, without `.svg`. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** What the horizontal axis counts. */
  readonly along: string;
  /** It counts hours from a midnight, and a person reads the time of the clock. */
  readonly isClock?: boolean;
  /** A height that means something, and what. */
  readonly mark?: { readonly at: number; readonly label: string };
  readonly lines: readonly {
    readonly label: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

const [WIDTH, HEIGHT, MARGIN] = [1000, 420, 56];
const COLOURS = ['#1f5f8b', '#c4452d', '#3f7d3a', '#8a5a9e'];
/** Who cannot tell the colours can tell the strokes. */
const DASHES = ['1 4', '7 4', '', '12 3 2 3'];
const STEPS = 6;
const CLOCK_STEP = 3;

type Scale = (value: number) => number;

export const drawPlot = ({ title, unit, along, isClock = false, mark, lines }: Plot): string => {
  const all = lines.flatMap(({ points }) => points);
  const [left, right] = spanOf(all.map(([x]) => x));
  const heights = spanOf([...all.map(([, y]) => y), ...(mark ? [mark.at] : [])]);
  const rise = roundStep(heights);
  const [low, high] = [Math.floor(heights[0] / rise) * rise, Math.ceil(heights[1] / rise) * rise];
  const x: Scale = (value) => MARGIN + ((value - left) / (right - left)) * (WIDTH - 2 * MARGIN);
  const y: Scale = (value) => HEIGHT - MARGIN - ((value - low) / (high - low)) * (HEIGHT - 2 * MARGIN);
  const across = isClock ? CLOCK_STEP : roundStep([left, right]);
  const drawn = [
    ...ticksOf(low, high, rise).map((value) => drawHeight(y(value), value)),
    ...ticksOf(left, right, across).map((value) => drawTick(x(value), isClock ? clock(value) : `${value}`)),
    ...(mark ? [drawMark(y(mark.at), mark.label)] : []),
    ...lines.map((line, n) => drawLine(line, n, x, y)),
  ].join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img"><title>${title}, ${unit}</title><style>.grid{stroke:#ddd}.mark{stroke:#222}.end{text-anchor:end}.mid{text-anchor:middle}</style><rect width="100%" height="100%" fill="#fff"/><text x="${MARGIN}" y="24" font-size="16">${title}, ${unit}</text><text x="${WIDTH / 2}" y="${HEIGHT - 12}" class="mid">${along}</text>${drawn}</svg>\n`;
};

const drawHeight = (y: number, value: number): string =>
  `<path d="M${MARGIN} ${y}H${WIDTH - MARGIN}" class="grid"/><text x="${MARGIN - 8}" y="${y + 4}" class="end">${value}</text>`;

const drawTick = (x: number, text: string): string =>
  `<path d="M${x} ${HEIGHT - MARGIN}v5" class="mark"/><text x="${x}" y="${HEIGHT - MARGIN + 20}" class="mid">${text}</text>`;

const drawMark = (y: number, label: string): string =>
  `<path d="M${MARGIN} ${y}H${WIDTH - MARGIN}" class="mark"/><text x="${MARGIN + 6}" y="${y - 5}">${label}</text>`;

const drawLine = ({ label, points }: Plot['lines'][number], n: number, x: Scale, y: Scale): string => {
  const path = points.map(([at, value]) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
  const stroke = `fill="none" stroke="${COLOURS[n % COLOURS.length]}" stroke-width="1.8" stroke-dasharray="${DASHES[n % DASHES.length]}"`;
  const at = MARGIN + n * 220;
  return `<path d="M${path}" ${stroke}/><path d="M${at} 40h34" ${stroke}/><text x="${at + 42}" y="44">${label}</text>`;
};

const clock = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;

const spanOf = (values: readonly number[]): readonly [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low - 1, high + 1];
};

/** 1, 2 or 5 of a power of ten, so that some six of them make the span. */
const roundStep = ([low, high]: readonly [number, number]): number => {
  const rough = (high - low) / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((each) => each * power >= rough) ?? 10);
};

/** Multiples of the step, without the dust of their sum. */
const ticksOf = (low: number, high: number, step: number): readonly number[] => {
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)));
};
