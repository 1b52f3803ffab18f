// From one finished round to what every console sees. No judgement here: only the picture of what core decided.
import type {
  Snapshot,
  WireAlarm,
  WireBecause,
  WireBoard,
  WireLine,
  WireOutput,
  WireReading,
} from '../contract/snapshot.ts';
import type { Advice, Alarm } from '../core/alarm.ts';
import { type Because, because, withSpareDigit } from '../core/because.ts';
import type { DoseCount, Override } from '../core/command.ts';
import type { Actuator, Channel, DosingPart } from '../core/installation.ts';
import { QUANTITIES, type QuantityKind } from '../core/quantities.ts';
import type { Reading } from '../core/reading.ts';
import type { Targets } from '../core/state.ts';
import type { BoardReport, LineReport, LinkStatus } from '../ports.ts';
import type { Cycle } from './loop.ts';

/** What does not come out of a round. */
export interface Frame {
  readonly boot: string;
  readonly clock: Snapshot['clock'];
  readonly speed: number;
  readonly period: number;
  readonly site: Snapshot['site'];
  readonly virtual: boolean;
  readonly link: LinkStatus;
  readonly boards: readonly BoardReport[];
  readonly lines: readonly LineReport[];
  readonly channels: readonly Channel[];
  readonly actuators: readonly Actuator[];
  readonly tank: Snapshot['tank'];
  readonly crop: Snapshot['crop'];
  /** Copies of crops that a technician has changed. */
  readonly ownCrops: NonNullable<Snapshot['ownCrops']>;
  /** What still wants a person's hands. */
  readonly advice: readonly Advice[];
  readonly planner: Snapshot['planner'];
  readonly stop: Snapshot['stop'];
  readonly schedule: Snapshot['schedule'];
  readonly pause: Snapshot['pause'];
  readonly plannable: Snapshot['plannable'];
  readonly unconfirmed: Snapshot['unconfirmed'];
  readonly pinSet: boolean;
}

/** Kinds of the values that core derives itself. */
const DERIVED: Readonly<Record<string, QuantityKind>> = {
  'air.vpd': 'vapourDeficit',
  'air.dew-point': 'airTemperature',
};

export const buildSnapshot = (frame: Frame, cycle: Cycle, seq: number): Snapshot => ({
  seq,
  boot: frame.boot,
  at: cycle.now,
  clock: frame.clock,
  utcOffset: cycle.input.utcOffset,
  speed: frame.speed,
  period: frame.period,
  site: frame.site,
  virtual: frame.virtual,
  link: wireLink(frame.link),
  boards: Object.fromEntries(frame.boards.map((report) => [report.name, wireBoard(report)])),
  lines: Object.fromEntries(frame.lines.map((report) => [report.name, wireLine(report)])),
  readings: wireReadings(frame.channels, cycle.result.readings),
  outputs: Object.fromEntries(frame.actuators.map((actuator) => [actuator.id, wireOutput(actuator, cycle)])),
  targets: wireTargets(cycle.result.targets),
  tank: frame.tank,
  crop: frame.crop,
  ...(Object.keys(frame.ownCrops).length > 0 ? { ownCrops: { ...frame.ownCrops } } : {}),
  sun: cycle.result.sun,
  verdict: { level: cycle.result.verdict.level, because: wireBecause(cycle.result.verdict.because) },
  alarms: Object.fromEntries(cycle.result.alarms.map((alarm) => [alarm.id, wireAlarm(alarm)])),
  advice: Object.fromEntries(frame.advice.map(({ id, because: why }) => [id, wireBecause(why)])),
  planner: frame.planner,
  stop: frame.stop,
  schedule: frame.schedule,
  ...(frame.pause ? { pause: frame.pause } : {}),
  plannable: frame.plannable,
  unconfirmed: frame.unconfirmed,
  access: { pinSet: frame.pinSet },
});

/** Core's reason as the wire wants it: plain and mutable. */
export const wireBecause = ({ key, params }: Because): WireBecause =>
  params ? { key, params: { ...params } } : { key };

const wireAlarm = ({ shelved, because: why, ...alarm }: Alarm): WireAlarm => ({
  ...alarm,
  because: wireBecause(why),
  ...(shelved ? { restsUntil: shelved.until } : {}),
});

const wireLink = (link: LinkStatus): Snapshot['link'] => ({
  state: link.state,
  ...(link.because ? { because: wireBecause(link.because) } : {}),
  ...(link.board ? { board: { ...link.board } } : {}),
});

/** The age of the last word travels in whole seconds: a number that always changes would always be sent. */
const wireBoard = ({ model, link, silent, damaged, pins, tags }: BoardReport): WireBoard => ({
  model,
  ...wireLink(link),
  ...(silent === null ? {} : { silentSeconds: Math.floor(silent / 1000) }),
  damaged,
  pins: pins.map(({ pin, actuator, duty, trips }) => ({
    pin,
    output: actuator,
    ...(duty === null ? {} : { duty: round2(duty) }),
    trips,
  })),
  tags: [...tags],
});

const wireLine = ({ kind, port, link: { state, because: why }, tags }: LineReport): WireLine => ({
  kind,
  port,
  state,
  ...(why ? { because: wireBecause(why) } : {}),
  tags: [...tags],
});

const wireReadings = (
  channels: readonly Channel[],
  readings: Cycle['result']['readings'],
): Snapshot['readings'] => {
  const kinds = new Map<string, QuantityKind>([
    ...Object.entries(DERIVED),
    ...channels.map(({ tag, quantity }) => [tag, quantity] as const),
  ]);
  return Object.fromEntries(
    Object.entries(readings).flatMap(([tag, reading]) => {
      const kind = kinds.get(tag);
      return kind ? [[tag, wireReading(reading, kind)]] : [];
    }),
  );
};

/** A reading as it travels: unit and decimals of its kind beside it, a value only where there is one. */
export const wireReading = (reading: Reading, kind: QuantityKind): WireReading => {
  const { unit, decimals } = QUANTITIES[kind];
  const common = { quality: reading.quality, at: reading.at, unit, decimals };
  if (reading.quality === 'bad') return { ...common, why: reading.why };
  const value = withSpareDigit(kind, reading.value);
  return reading.quality === 'good' ? { ...common, value } : { ...common, value, why: reading.why };
};

const wireOutput = ({ id, kind, dosing }: Actuator, { input, result, outputs }: Cycle): WireOutput => {
  const command = result.commands.find(({ actuator }) => actuator === id);
  const confirmed = outputs.find(({ actuator }) => actuator === id)?.duty;
  const veto = result.vetoes.find(({ actuator }) => actuator === id);
  const override = input.overrides[id];
  return {
    kind,
    ...wireMode(override),
    ...(confirmed === null || confirmed === undefined ? {} : { duty: round2(confirmed) }),
    ordered: round2(command?.duty ?? 0),
    because: wireBecause(command?.because ?? because('because.no-command')),
    ...(veto ? { veto: { by: veto.by, because: wireBecause(veto.because) } } : {}),
    proof: result.proofs[id] ?? 'none',
    ...(dosing ? { dosing: wireDosing(dosing, input.dosed?.[id]) } : {}),
  };
};

const wireDosing = (
  { doses, mostPerDay }: DosingPart,
  given: DoseCount | undefined,
): NonNullable<WireOutput['dosing']> => ({
  doses,
  ...(given ? { dayMl: round2(given.day) } : {}),
  mostMlPerDay: mostPerDay,
});

const wireMode = (override: Override | undefined): Pick<WireOutput, 'mode' | 'until' | 'by'> => {
  if (!override) return { mode: 'automatic' };
  if (override.mode !== 'on') return { mode: 'off', by: override.by };
  return { mode: 'on', until: override.until, by: override.by };
};

const round2 = (x: number): number => Math.round(x * 100) / 100;

const wireTargets = (targets: Targets): Snapshot['targets'] => ({
  isDay: targets.isDay,
  ventStart: targets.ventStart,
  ventBand: targets.ventBand,
  frostMinimum: targets.frostMinimum.value,
  air: { ...targets.airBand },
  humidity: { ...targets.humidityBand },
  vapourDeficit: { ...targets.vapourDeficitBand },
  ...(targets.solutionBand ? { solution: { ...targets.solutionBand } } : {}),
  ...(targets.conductivityBand ? { conductivity: { ...targets.conductivityBand } } : {}),
  acidity: { ...targets.acidityBand },
});
