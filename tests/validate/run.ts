// `npm run validate -- --data DIR [--plots DIR] [--json] [NAME…]`: the formulas and the twin against what others have measured.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from '../bench/figure.ts';
import { drawPlot } from './plot.ts';
import type { Validation } from './validation.ts';

const NAMES = ['sun', 'sky', 'station', 'peer', 'compartment'];
const USAGE = `npm run validate -- --data DIR [--plots DIR] [--json] [${NAMES.join('|')}]\n`;

const { values, positionals } = parseArgs({
  options: { data: { type: 'string' }, plots: { type: 'string' }, json: { type: 'boolean' } },
  allowPositionals: true,
});
const data = values.data ?? process.env['YAPU_DATA'];
const stranger = positionals.find((name) => !NAMES.includes(name));
const complaint = !data
  ? 'name the folder with the measured data'
  : !existsSync(data)
    ? `there is no folder ${data}`
    : stranger && `there is no comparison "${stranger}"`;
if (complaint || !data) {
  process.stderr.write(`${complaint}:  ${USAGE}`);
  process.exit(2);
}

const line = ({ id, value, unit, limit, ok, how }: Figure): string =>
  `${ok ? '✔' : '✘'} ${id.padEnd(36)} ${String(Number(value.toPrecision(3))).padStart(8)} ${unit.padEnd(5)} limit ${String(limit).padEnd(6)} ${how}`;

const figures: Figure[] = [];
for (const name of positionals.length > 0 ? positionals : NAMES) {
  const { validation } = (await import(`./${name}.ts`)) as { readonly validation: Validation };
  const { figures: found, plots } = await validation.run(data);
  figures.push(...found);
  if (!values.json) process.stdout.write(`${found.map(line).join('\n')}\n`);
  if (values.plots === undefined) continue;
  mkdirSync(values.plots, { recursive: true });
  for (const plot of plots) writeFileSync(join(values.plots, `${plot.name}.svg`), drawPlot(plot));
}
if (values.json) process.stdout.write(`${JSON.stringify({ figures })}\n`);
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
