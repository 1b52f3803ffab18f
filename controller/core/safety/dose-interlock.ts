// A doser gives measured doses and nothing else, within caps that count what the journal has counted. The board times each dose,
// so nobody has to switch it off again; the journal has it before the pump turns, so a crash can only count too much.
import { type Because, because } from '../because.ts';
import type { Dose, DoseCount } from '../command.ts';
import type { Actuator, DosingPart } from '../installation.ts';
import { OFF } from '../units.ts';
import type { Interlock, Pending, Scene } from './scene.ts';

/** What one dose and one hour may take of the day's cap: a fault then shows before much is spoilt. Field judgement. */
const SHARES = { dose: 1 / 8, hour: 1 / 4, day: 1 } as const;
type Span = keyof typeof SHARES;
const SPANS = Object.keys(SHARES) as Span[];

/** Acid and base are never given within a day of each other: they fight in a circle, and salt the tank. */
const OPPOSITE: Readonly<Record<string, string>> = { acid: 'base', base: 'acid' };

/** mL that this doser may still give now. */
export const doseRoom = (part: DosingPart, count: DoseCount): number =>
  Math.min(...SPANS.map((span) => part.mostPerDay * SHARES[span] - givenIn(span, count)));

const givenIn = (span: Span, count: DoseCount): number => (span === 'dose' ? 0 : count[span]);

export const measuredDose: Interlock = {
  id: 'measured-dose',
  judge: ({ actuator, demand }, scene, all) => {
    if (actuator.kind !== 'doser') return undefined;
    // Nobody switches a doser on, a person included.
    const isOn = demand.duty > 0 ? because('veto.measured-dose') : undefined;
    const reason = demand.dose ? refuse(actuator, demand.dose, scene, all) : isOn;
    return reason && { allowed: OFF, because: reason };
  },
};

const refuse = (
  { id, dosing }: Actuator,
  { ml }: Dose,
  scene: Scene,
  all: readonly Pending[],
): Because | undefined => {
  const count = scene.dosed?.[id];
  if (!dosing || !count) return because('veto.dose-uncounted');
  if (scene.tank !== 'wet') return because('veto.dose-tank');
  const full = SPANS.find((span) => givenIn(span, count) + ml > dosing.mostPerDay * SHARES[span]);
  if (full) return because(`veto.dose-${full}`, { most: Math.round(dosing.mostPerDay * SHARES[full]) });
  if (!isAlone(id, scene, all)) return because('veto.dose-soon');
  return isOpposed(dosing, scene, all) ? because('veto.dose-exclusion') : undefined;
};

/** One dose at a time, five minutes after any other: A and B, concentrated, fall out of the water. */
const isAlone = (id: string, { dosed }: Scene, all: readonly Pending[]): boolean =>
  all.find(({ demand }) => demand.dose)?.actuator.id === id &&
  all.every(({ actuator }) => !actuator.dosing || (dosed?.[actuator.id]?.recent ?? 0) === 0);

/** Acid and base on one day eat each other up, and somebody is wrong about the water. */
const isOpposed = ({ doses }: DosingPart, { dosed }: Scene, all: readonly Pending[]): boolean =>
  all.some(
    ({ actuator }) => actuator.dosing?.doses === OPPOSITE[doses] && (dosed?.[actuator.id]?.day ?? 0) > 0,
  );
