// Records as a technician reads them: one that was just made, and all there are.
import type { CalibrationRecord } from '../contract/calibration.ts';
import type { Terminal } from './command-line.ts';
import type { Say } from './sentences.ts';
import { renderTable } from './table.ts';

/** Day, without the hour: a due date needs none. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const resultOf = (record: CalibrationRecord | undefined, say: Say): string => {
  if (!record) return '';
  const lines = [
    say('cli.calibrate.done', { n: record.n }),
    ...record.points.map(({ value, before, after }) =>
      say('cli.calibrate.point-result', {
        value,
        before: before ?? '—',
        after: after ?? '—',
      }),
    ),
    ...Object.entries(record.figures).map(
      ([name, value]) => `  ${say(`calibration.figure.${name}`, { value })}`,
    ),
    ...record.warnings.map(({ key, params }) => `! ${say(key, params)}`),
    ...(record.due === undefined ? [] : [say('cli.calibrate.due', { day: dayOf(record.due) })]),
  ];
  return `${lines.join('\n')}\n`;
};

const COLUMNS = ['n', 'day', 'probe', 'verdict', 'by', 'instrument', 'line', 'reason'] as const;

export const listOf = (
  records: readonly CalibrationRecord[],
  tag: string | undefined,
  { say, out, isColoured }: Terminal,
): void => {
  const rows = records
    .filter((record) => tag === undefined || record.tag === tag)
    .map((record) =>
      [
        `${record.n}`,
        dayOf(record.at),
        record.tag,
        say(`cli.calibrate.verdict.${record.verdict}`),
        record.by,
        record.instrument,
        record.line ? `${record.line.slope.toPrecision(5)} ${record.line.offset.toPrecision(5)}` : '',
        record.because ? say(record.because.key, record.because.params) : '',
      ].map((text) => ({ text })),
    );
  const heading = COLUMNS.map((column) => say(`cli.calibrate.column.${column}`));
  out(renderTable(heading, rows, isColoured));
};
