// A plot as an SVG file: lines over a common axis, read without any program.
export interface Plot {
  /** Name of its file, without `.svg`. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** What the horizontal axis counts. */
  readonly along: string;
  readonly lines: readonly {
    readonly label: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

const [WIDTH, HEIGHT, MARGIN] = [1000, 420, 56];
const COLOURS = ['#1f5f8b', '#c4452d', '#3f7d3a', '#8a5a9e'];
const STEPS = 5;

export const drawPlot = ({ title, unit, along, lines }: Plot): string => {
  const all = lines.flatMap(({ points }) => points);
  const [left, right] = spanOf(all.map(([x]) => x));
  const [low, high] = spanOf(all.map(([, y]) => y));
  const x = (value: number) => MARGIN + ((value - left) / (right - left)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) => HEIGHT - MARGIN - ((value - low) / (high - low)) * (HEIGHT - 2 * MARGIN);
  const steps = Array.from({ length: STEPS + 1 }, (_, n) => n / STEPS);
  const grid = steps.map((share) => {
    const value = low + share * (high - low);
    return `<path d="M${MARGIN} ${y(value)}H${WIDTH - MARGIN}" class="grid"/><text x="${MARGIN - 8}" y="${y(value) + 4}" class="end">${value.toFixed(1)}</text>`;
  });
  const ticks = steps.map((share) => {
    const value = left + share * (right - left);
    return `<text x="${x(value)}" y="${HEIGHT - MARGIN + 20}" class="mid">${value.toFixed(1)}</text>`;
  });
  const drawn = lines.map(({ label, points }, n) => {
    const path = points.map(([at, value]) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
    const colour = COLOURS[n % COLOURS.length];
    return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="1.6"/><text x="${MARGIN + 12 + n * 220}" y="44" fill="${colour}">${label}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img"><title>${title}, ${unit}</title><style>.grid{stroke:#ddd}.end{text-anchor:end}.mid{text-anchor:middle}</style><rect width="100%" height="100%" fill="#fff"/><text x="${MARGIN}" y="24" font-size="16">${title}, ${unit}</text>${grid.join('')}${ticks.join('')}<text x="${WIDTH / 2}" y="${HEIGHT - 12}" class="mid">${along}</text>${drawn.join('')}</svg>\n`;
};

const spanOf = (values: readonly number[]): readonly [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low - 1, high + 1];
};
