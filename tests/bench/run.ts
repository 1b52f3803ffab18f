// `npm run bench`: figures for people, or one JSON object with --json; `npm run bench -- NAME` runs one group.
// `--seeds A-B` and `--scenarios S1,S4` choose what `control` compares, `--keep FILE` lets it be interrupted; `--plots DIR` draws it
// instead.
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchGroup, Figure } from './figure.ts';

const here = new URL('.', import.meta.url);

const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});

const loadGroups = async (): Promise<readonly BenchGroup[]> => {
  const files = readdirSync(here).filter(
    (file) => file.endsWith('.ts') && !['run.ts', 'figure.ts'].includes(file),
  );
  const modules = await Promise.all(files.map((file) => import(new URL(file, here).href)));
  return modules.map(({ group }) => group).filter((group) => group !== undefined);
};

const line = ({ id, value, unit, limit, ok, how }: Figure): string => {
  const shown = Number(value.toPrecision(4));
  return `${ok ? '✔' : '✘'} ${id.padEnd(28)} ${String(shown).padStart(10)} ${unit.padEnd(8)} limit ${String(limit).padEnd(8)} ${how}`;
};

const OPTIONS = {
  json: { type: 'boolean' },
  seeds: { type: 'string' },
  scenarios: { type: 'string' },
  plots: { type: 'string' },
  keep: { type: 'string' },
} as const;
const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const groups = await loadGroups();
const unknown = positionals.filter((name) => !groups.some((group) => group.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `no group ${unknown.join(', ')}; there are ${groups.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(1);
}
/** A scenario or a seed that there is not is a slip of the pen, not a fault. */
const refuse = (cause: unknown): never => {
  if (!(cause instanceof RangeError)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exit(2);
};
/** Every hundredth part on a line of its own: a run of hours is followed in a file as well as on a screen. */
const onProgress = (done: number, all: number): void => {
  const parts = Math.floor((100 * done) / all);
  if (parts > Math.floor((100 * (done - 1)) / all)) process.stderr.write(`${parts} % of ${all}\n`);
};
const figures: Figure[] = [];
const details: Record<string, unknown> = {};
for (const group of groups) {
  if (positionals.length > 0 && !positionals.includes(group.name)) continue;
  process.stderr.write(`measuring ${group.name} …\n`);
  const { seeds, scenarios, plots, keep } = values;
  const tell = (text: string, more: unknown) => {
    details[group.name] = more;
    if (!values.json) process.stdout.write(text);
  };
  const measured = await group.run({ seeds, scenarios, plots, keep, tell, onProgress }).catch(refuse);
  figures.push(...measured);
  if (!values.json) process.stdout.write(`${measured.map(line).join('\n')}\n`);
}
if (values.json) process.stdout.write(`${JSON.stringify({ machine: machine(), figures, details })}\n`);
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
