// A probe in words and shapes: how it stands, why it is doubted, what to do.
import type { WireProbe } from '../../../controller/contract/probe.ts';
import type { Snapshot, WireOutput } from '../../../controller/contract/snapshot.ts';
import { outputName } from '../../components/output-name.ts';
import { hasWords, number, say, t, wordsOr } from '../../i18n/speak.svelte.ts';
import { type Freshness, type Shown, showReading } from '../../state/shown.ts';

export type Level = 'good' | 'attention' | 'danger';

export const nameOf = (tag: string): string => t('probes.name', { tag });

/** Of a dosing pump or a motor; each speed of a pump is calibrated by itself. */
export const nameOfOutput = ({ tag, pump }: WireProbe, kind: WireOutput['kind']): string =>
  pump ? t(`calibrate.pump.${pump.speed}`, { name: outputName(pump.actuator, kind) }) : outputName(tag, kind);

/** Whose way or rate this is; undefined for a probe. */
export const outputOf = ({ tag, pump }: WireProbe, snapshot: Snapshot | undefined): WireOutput | undefined =>
  snapshot?.outputs[pump?.actuator ?? tag];

export const shownOf = (probe: WireProbe, freshness: Freshness): Shown =>
  showReading(probe.reading, freshness);

export const levelOf = ({ kind }: Shown): Level => {
  if (kind === 'value') return 'good';
  return kind === 'none' ? 'danger' : 'attention';
};

/** What of a reading is not well, and what a person can do: nothing for a good one. */
export const doubtOf = (
  probe: WireProbe,
  shown: Shown,
): { readonly what: string; readonly act: string } | undefined => {
  const why = whyOf(shown);
  const key = `alarm.sensor.${why}`;
  if (why === undefined || !hasWords(`${key}.what`)) return undefined;
  const because = { key, params: { tag: probe.tag } };
  return { what: say(because, 'what'), act: say(because, 'do') };
};

const whyOf = (shown: Shown): string | undefined => {
  if (shown.kind === 'value') return undefined;
  return shown.kind === 'stale' ? 'stale' : shown.why;
};

type Told = WireProbe['reading'];

export const withUnit = (value: string, told: Told): string => (told?.unit ? `${value} ${told.unit}` : value);

/** A value with its unit, as the page draws it; a dash where there is none. */
export const wordsOf = (shown: Shown, told: Told): string =>
  shown.kind === 'none' ? '—' : withUnit(number(shown.value, told?.decimals ?? 1), told);

/** Why it is not well, in a few words; nothing for a good one. */
export const reasonOf = (shown: Shown): string => {
  const why = whyOf(shown);
  return why === undefined ? '' : wordsOr(`reading.${why}`, why);
};

/** The part's own number, its fault in words, or that nothing came yet. */
export const rawWords = ({ sample }: WireProbe): string => {
  if (!sample) return '—';
  return 'raw' in sample ? sample.raw.toPrecision(5) : wordsOr(`reading.${sample.fault}`, sample.fault);
};
