// What the journal keeps as a short line with a number or a name in it, in words. A line that no pattern knows is told as it stands.
import { type Key, t } from '../../i18n/speak.svelte.ts';

interface Told {
  readonly line: RegExp;
  readonly key: Key;
  /** What its groups are, in their order; `n` is a number. */
  readonly groups: readonly string[];
}

const TOLD: readonly Told[] = [
  { line: /^on for (\d+) min$/, key: 'log.told.on-for', groups: ['n'] },
  { line: /^rests (\d+) h$/, key: 'log.told.rests-hours', groups: ['n'] },
  { line: /^rests (\d+) min$/, key: 'log.told.rests-minutes', groups: ['n'] },
  { line: /^revision (\d+)$/, key: 'log.told.revision', groups: ['n'] },
  { line: /^set (-?\d+) s ahead$/, key: 'log.told.clock', groups: ['n'] },
  { line: /^copied from (\S+): (.*)$/, key: 'log.told.copied', groups: ['crop', 'name'] },
  { line: /^calibration begun by (.*)$/, key: 'log.told.calibration-begun', groups: ['name'] },
  {
    line: /^calibration accepted, (?:brought )?by (.*)$/,
    key: 'log.told.calibration-accepted',
    groups: ['name'],
  },
  {
    line: /^calibration refused, (?:brought )?by (.*)$/,
    key: 'log.told.calibration-refused',
    groups: ['name'],
  },
  { line: /^calibration (\d+) undone by (.*)$/, key: 'log.told.calibration-undone', groups: ['n', 'name'] },
];

/** Undefined where no pattern knows the line. */
export const toldChange = (change: string): string | undefined => {
  for (const { line, key, groups } of TOLD) {
    const [, ...found] = line.exec(change) ?? [];
    if (found.length > 0) return t(key, paramsOf(groups, found));
  }
  return undefined;
};

const paramsOf = (groups: readonly string[], found: readonly string[]) =>
  Object.fromEntries(groups.map((group, n) => [group, group === 'n' ? Number(found[n]) : (found[n] ?? '')]));
