// The most that came out of the bottles in any 24 hours, against what a day may bring.
import type { TrialRound } from '../../../controller/cli/trial/trial.ts';
import type { Actuator, Dosed } from '../../../controller/core/installation.ts';
import { DAY } from './scenario.ts';

const STREAMS = [
  { work: 'nutrient', bottles: ['a', 'b'] },
  { work: 'acid', bottles: ['acid'] },
  { work: 'base', bottles: ['base'] },
] as const satisfies readonly { readonly bottles: readonly Dosed[]; readonly work: string }[];

export interface DoseWatch {
  /** `elapsed`: ms since the start. */
  see(work: Pick<TrialRound['moment']['work'], 'nutrient' | 'acid' | 'base'>, elapsed: number): void;
  /** Share of the cap, of the bottle that came nearest to it or went furthest beyond. */
  most(): number;
}

export const watchDoses = (actuators: readonly Pick<Actuator, 'dosing'>[]): DoseWatch => {
  const caps = STREAMS.map(({ bottles }) =>
    sum(
      actuators.flatMap(({ dosing }) =>
        dosing && bottles.some((bottle) => bottle === dosing.doses) ? [dosing.mostPerDay] : [],
      ),
    ),
  );
  const given: { at: number; ml: number }[][] = STREAMS.map(() => []);
  let most = 0;
  return {
    see(work, elapsed) {
      STREAMS.forEach(({ work: name }, n) => {
        const ml = work[name];
        if (ml <= 0) return;
        const day = (given[n] ?? []).filter(({ at }) => elapsed - at < DAY);
        given[n] = [...day, { at: elapsed, ml }];
        most = Math.max(most, sum([...day.map((each) => each.ml), ml]) / (caps[n] ?? 0));
      });
    },
    most: () => most,
  };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
