// What the picture shows of the state: only what is confirmed moves, only what is sound is a number, doubt is drawn as doubt.
import type { Snapshot, WireOutput } from '../../../../controller/contract/snapshot.ts';
import { type Freshness, type Shown, showReading, soundValue } from '../../../state/shown.ts';
import type { ValueName } from './composition.ts';

export interface DrawnOutput {
  readonly id: string;
  /** Confirmed by the board, 0…1; undefined while nobody can know. */
  readonly duty: number | undefined;
  /** A person has taken it over. */
  readonly byHand: boolean;
  /** It moves in the picture only when the plant itself proved it. */
  readonly proved: boolean;
}

export interface Scene {
  readonly values: Readonly<Record<ValueName, Shown>>;
  readonly vent: DrawnOutput | undefined;
  readonly pump: DrawnOutput | undefined;
  readonly heater: DrawnOutput | undefined;
  /** Frost on the roof: it freezes outside. */
  readonly roofFrost: boolean;
  readonly leaves: 'upright' | 'limp' | 'frosted' | 'unknown';
  /** Share of the tank that is full, 0…1; undefined without a sound level. */
  readonly fill: number | undefined;
}

const FREEZING = 0;

/** `isDeaf`: nothing is heard, so nothing may seem to move. */
export const sceneOf = (snapshot: Snapshot, freshness: Freshness, isDeaf: boolean): Scene => {
  const shown = (tag: string) => showReading(snapshot.readings[tag], freshness);
  const values = {
    outside: shown('outside.temperature'),
    air: shown('air.temperature'),
    humidity: shown('air.humidity'),
    vapourDeficit: shown('air.vpd'),
    level: shown('tank.level'),
    solution: shown('solution.temperature'),
    conductivity: shown('solution.conductivity'),
    acidity: shown('solution.acidity'),
  };
  const level = soundValue(values.level);
  const draw = (kind: WireOutput['kind']) => drawnOutput(snapshot, kind, isDeaf);
  return {
    values,
    vent: draw('vent'),
    pump: draw('pump'),
    heater: draw('heater'),
    roofFrost: (soundValue(values.outside) ?? Number.POSITIVE_INFINITY) <= FREEZING,
    leaves: leavesOf(snapshot, values.air, values.vapourDeficit),
    fill: level === undefined ? undefined : Math.min(1, Math.max(0, level / snapshot.tank.capacity)),
  };
};

/** The first output of its kind stands for all: the picture shows one house. */
const drawnOutput = (
  { outputs }: Snapshot,
  kind: WireOutput['kind'],
  isDeaf: boolean,
): DrawnOutput | undefined => {
  const [id, output] = Object.entries(outputs).find(([, candidate]) => candidate.kind === kind) ?? [];
  if (id === undefined || output === undefined) return undefined;
  return {
    id,
    duty: isDeaf ? undefined : output.duty,
    byHand: output.mode !== 'automatic',
    proved: !isDeaf && output.proof === 'proved' && (output.duty ?? 0) > 0,
  };
};

const leavesOf = ({ targets }: Snapshot, air: Shown, vapourDeficit: Shown): Scene['leaves'] => {
  const temperature = soundValue(air);
  if (temperature === undefined) return 'unknown';
  if (temperature <= FREEZING) return 'frosted';
  const dryness = soundValue(vapourDeficit) ?? 0;
  // Twice the highest deficit the crop bears is where leaves visibly hang.
  return dryness > 2 * targets.vapourDeficit.max ? 'limp' : 'upright';
};
