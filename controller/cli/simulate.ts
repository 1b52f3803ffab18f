// `yapu simulate`: days of the virtual greenhouse under a way of control; a line a day, a trace of every round, or figures.
import { findRigProblems } from '../../hardware/check-rig.ts';
import { KINDS } from '../../hardware/twin/kinds/index.ts';
import { utcOffsetOf } from '../app/clock.ts';
import { type Timestamp, timestamp } from '../core/units.ts';
import { loadSite, type SiteFiles } from '../site-files.ts';
import { parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { oneOf, readDay, readNumber } from './option-values.ts';
import { createDayReport, DAY_COLUMNS, type DayReport } from './simulate/day-report.ts';
import { parseFault } from './simulate/fault-words.ts';
import { openTrace } from './simulate/trace-file.ts';
import { daysWithin, openWeather } from './simulate/weather-option.ts';
import { renderTable } from './table.ts';
import { CONTROLLERS } from './trial/controllers/index.ts';
import { METRICS } from './trial/metrics/index.ts';
import { runTrial, type TrialOptions, type TrialResult, type TrialRound } from './trial/trial.ts';

const OPTIONS = {
  rig: { type: 'string', default: 'hardware/rigs/family.json' },
  site: { type: 'string' },
  crop: { type: 'string' },
  stage: { type: 'string' },
  from: { type: 'string' },
  days: { type: 'string' },
  weather: { type: 'string' },
  seed: { type: 'string', default: '1' },
  greenhouse: { type: 'string', default: 'carpa-solar' },
  controller: { type: 'string', default: 'yapu' },
  fault: { type: 'string', multiple: true },
  period: { type: 'string', default: '60' },
  step: { type: 'string', default: '10' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseCommand<typeof OPTIONS>>['values'];

/** Where neither the command nor a weather file says otherwise. */
const FROM = '2026-07-01';
const DAYS = 7;
const DAY_MS = 86_400_000;

export const simulate = async (args: readonly string[], terminal: Terminal): Promise<void> => {
  const { values, positionals } = parseCommand('simulate', args, OPTIONS);
  refuseWords('simulate', positionals);
  const numbers = readNumbers(values);
  const files = await loadSite(values.rig, findRigProblems, values);
  const options = toOptions(values, numbers, files);
  const trace = values.out === undefined ? undefined : openTrace(values.out);
  const report = createDayReport(utcOffsetOf(files.siteFile.timeZone)(options.start), terminal.locale);
  const onRound = (round: TrialRound) => {
    report.add(round);
    trace?.add(round);
  };
  const began = performance.now();
  const result = runTrial({ ...options, onRound });
  trace?.close();
  const seconds = (performance.now() - began) / 1000;
  if (values.json) terminal.out(`${JSON.stringify(toJson(values, options, result))}\n`);
  else terminal.out(dayTable(report.rows(), terminal));
  const { days } = options;
  const speed = { n: days, seconds, rate: Math.round(days / seconds) };
  terminal.note(`${terminal.say('cli.simulate.speed', speed)}\n`);
};

const dayTable = (rows: ReturnType<DayReport['rows']>, { say, isColoured }: Terminal): string =>
  renderTable(
    DAY_COLUMNS.map((column) => say(`cli.simulate.column.${column}`)),
    rows,
    isColoured,
  );

/** Judged before any file is read: what was typed wrong is said first. */
const readNumbers = ({ days, seed, period, step }: Values) => ({
  days: days === undefined ? undefined : readNumber('--days', days, 1, 3660),
  seed: readNumber('--seed', seed, 0, 2 ** 31),
  period: readNumber('--period', period, 1, 3600),
  step: readNumber('--step', step, 1, 60),
});

const toOptions = (
  { from, weather, greenhouse, controller, fault = [] }: Values,
  numbers: ReturnType<typeof readNumbers>,
  files: SiteFiles,
): TrialOptions => {
  const offsetAt = utcOffsetOf(files.siteFile.timeZone);
  const midnightOf = (text: string): number => {
    const midnight = readDay('--from', text);
    return midnight - offsetAt(timestamp(midnight));
  };
  const day = from === undefined ? undefined : midnightOf(from);
  const measured = weather === undefined ? undefined : openWeather(weather);
  const { start, days } = measured
    ? daysWithin(measured, { start: day, days: numbers.days }, offsetAt)
    : { start: day ?? midnightOf(FROM), days: numbers.days ?? DAYS };
  const utcOffset = offsetAt(timestamp(start));
  const span = { from: start, until: start + days * DAY_MS, utcOffset };
  const parts = {
    tags: files.installation.channels.map(({ tag }) => tag),
    outputs: files.rig.actuators.map(({ id }) => id),
  };
  return {
    ...numbers,
    ...(measured ? { measured } : {}),
    files,
    start: timestamp(start),
    days,
    kind: oneOf('--greenhouse', greenhouse, Object.keys(KINDS) as (keyof typeof KINDS)[]),
    controller: oneOf('--controller', controller, CONTROLLERS, ({ id }) => id),
    faults: fault.map((text) => parseFault(text, parts, span)),
  };
};

const toJson = (
  { rig, weather, greenhouse, controller }: Values,
  { start, days, seed, period, step, files }: TrialOptions,
  { figures, raised }: TrialResult,
) => ({
  ...{ rig, weather, from: dayOf(start, files), days, seed, period, step, greenhouse, controller },
  figures,
  units: Object.fromEntries(METRICS.map(({ id, unit }) => [id, unit])),
  raised,
});

/** The day of the calendar at the site. */
const dayOf = (at: Timestamp, { siteFile }: SiteFiles): string =>
  new Date(at + utcOffsetOf(siteFile.timeZone)(at)).toISOString().slice(0, 10);
