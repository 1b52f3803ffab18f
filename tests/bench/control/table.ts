// The comparison as a table for people: medians, and the worst seed behind them.
import { renderTable } from '../../../controller/cli/table.ts';
import type { Row } from './compare.ts';
import type { HeatBill } from './heat.ts';

const COLUMNS: readonly (readonly [id: string, heading: string, digits: number])[] = [
  ['frostHours', 'frost h', 1],
  ['lethalHours', 'lethal h', 1],
  ['coldestLeaf', 'leaf °C', 1],
  ['warmestAir', 'max °C', 1],
  ['hotDegreeHours', '°C·h >30', 1],
  ['dryAirHours', 'dry h', 1],
  ['dewHours', 'dew h', 1],
  ['conductivityOffHours', 'EC off h', 0],
  ['feedOvershoot', 'EC past', 2],
  ['acidityOffHours', 'pH off h', 0],
  ['acidOvershoot', 'pH past', 2],
  ['heatKwh', 'heat kWh', 1],
  ['electricKwh', 'el kWh', 2],
  ['waterLitres', 'water L', 0],
  ['ventMoves', 'vent', 0],
  ['heaterCycles', 'heater', 0],
  ['pumpCycles', 'pump', 0],
  ['stormOpenHours', 'storm h', 1],
  ['windLoad', 'wind Pa·h', 0],
  ['airSwing', 'swing K', 0],
  ['rainLitres', 'rain L', 0],
  ['leafWetHours', 'wet leaf h', 1],
  ['stillHours', 'still h', 1],
  ['lowestCharge', 'charge %', 0],
  ['darkHours', 'dark h', 1],
];

export const drawTable = (rows: readonly Row[]): string =>
  renderTable(
    ['scenario', 'controller', ...COLUMNS.map(([, heading]) => heading)],
    rows.map(({ scenario, controller, median, worst }) => [
      { text: scenario },
      { text: controller },
      ...COLUMNS.map(([id, , digits]) => {
        const [middle, last] = [median[id] ?? Number.NaN, worst[id] ?? Number.NaN].map((x) =>
          x.toFixed(digits),
        );
        return { text: middle === last ? `${middle}` : `${middle} (${last})` };
      }),
    ]),
    false,
  );

/** How soon each fault was found; nothing where nothing had to be. */
export const drawFinds = (rows: readonly Row[]): string => {
  const sought = rows.flatMap(({ scenario, outcomes }) => {
    const times = outcomes.flatMap(({ foundAfter }) => (foundAfter === undefined ? [] : [foundAfter]));
    return times.length === 0 ? [] : [{ scenario, times }];
  });
  if (sought.length === 0) return '';
  const hours = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? 'never' : (seconds / 3600).toFixed(2);
  return renderTable(
    ['fault', 'found', 'soonest h', 'latest h'],
    sought.map(({ scenario, times }) => {
      const found = times.filter((time) => time !== null).sort((a, b) => a - b);
      const latest = found.length < times.length ? null : found.at(-1);
      return [scenario, `${found.length} of ${times.length}`, hours(found[0]), hours(latest)].map((text) => ({
        text,
      }));
    }),
    false,
  );
};

/** What holding the leaf costs each; nothing where nothing was billed. */
export const drawBills = (bills: readonly HeatBill[]): string =>
  bills.length === 0
    ? ''
    : renderTable(
        ['scenario', 'leaf held by', 'heats from °C', 'kWh', '× perfect', '× without contacts', '°C·h >30'],
        bills.map(({ scenario, controller, heatAt, kWh, ratio, ratioWithoutContacts, hotDegreeHours }) =>
          [
            scenario,
            controller,
            heatAt === undefined ? 'cannot' : heatAt.toFixed(1),
            kWh.toFixed(0),
            ratio.toFixed(2),
            ratioWithoutContacts.toFixed(2),
            hotDegreeHours.toFixed(1),
          ].map((text) => ({ text })),
        ),
        false,
      );
