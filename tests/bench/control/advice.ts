// What cards are worth to hands: a family that does what they ask beside one that keeps its routine, on the same seeds.
import { renderTable } from '../../../controller/cli/table.ts';
import { atLeast, type Figure } from '../figure.ts';
import { sum } from './compare.ts';
import type { Outcome } from './job.ts';

/** Figures of both, sums over the seeds; of the moves, those of vent and blanket. */
const COLUMNS = [
  ['frostHours', 'frost h', ['frostHours']],
  ['frostDegreeHours', 'frost °C·h', ['frostDegreeHours']],
  ['lethalHours', 'lethal h', ['lethalHours']],
  ['coldDegreeHours', '°C·h <4', ['coldDegreeHours']],
  ['hotDegreeHours', '°C·h >30', ['hotDegreeHours']],
  ['scorchHours', '>35 °C h', ['scorchHours']],
  ['moves', 'moves', ['ventMoves', 'screenMoves']],
] as const;

type Column = (typeof COLUMNS)[number][0];

/** One scenario: its figures by cards and by routine. */
export interface AdviceValue {
  readonly scenario: string;
  readonly cards: Readonly<Record<Column, number>>;
  readonly routine: Readonly<Record<Column, number>>;
}

export const valueAdvice = (outcomes: readonly Outcome[]): readonly AdviceValue[] => {
  const of = (controller: string) => outcomes.filter(({ job }) => job.controller === controller);
  const scenarios = [...new Set(of('advice').map(({ job }) => job.scenario))];
  return scenarios.map((scenario) => {
    const totals = (controller: string) =>
      totalsOf(of(controller).filter(({ job }) => job.scenario === scenario));
    return { scenario, cards: totals('advice'), routine: totals('family') };
  });
};

const totalsOf = (outcomes: readonly Outcome[]): AdviceValue['cards'] =>
  Object.fromEntries(
    COLUMNS.map(([id, , figures]) => [
      id,
      sum(outcomes.flatMap((outcome) => figures.map((each) => outcome.figures[each] ?? Number.NaN))),
    ]),
  ) as AdviceValue['cards'];

/** Without motors and heater, cards must never cost the crop more frost than the routine does. */
export const judgeAdvice = (values: readonly AdviceValue[]): readonly Figure[] => {
  const total = (of: 'cards' | 'routine') => sum(values.map((value) => value[of].frostDegreeHours));
  const [cards, routine] = [total('cards'), total('routine')];
  return routine > 0
    ? [
        atLeast(
          'control.advice-frost-saved',
          100 * (1 - cards / routine),
          '%',
          0,
          'frost °C·h of a family that follows the cards, against its routine; neither heats',
        ),
      ]
    : [];
};

export const drawAdvice = (values: readonly AdviceValue[]): string =>
  values.length === 0
    ? ''
    : renderTable(
        ['scenario', 'by', ...COLUMNS.map(([, heading]) => heading)],
        values.flatMap(({ scenario, cards, routine }) =>
          (
            [
              ['cards', cards],
              ['routine', routine],
            ] as const
          ).map(([by, totals]) =>
            [scenario, by, ...COLUMNS.map(([id]) => totals[id].toFixed(1))].map((text) => ({ text })),
          ),
        ),
        false,
      );
