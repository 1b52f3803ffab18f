// Three days and nights without a host: the released firmware in the emulated board, its stored programs, the virtual greenhouse.
// Takes most of an hour of one core; what else the machine does changes nothing but that.
import { liveDaysAlone } from '../support/faults/days-alone.ts';
import { SURVIVAL, SURVIVAL_SOURCES } from '../support/faults/fallback-days.ts';
import { atLeast, atMost, type BenchGroup, type Figure } from './figure.ts';

const HOURS = 72;
/** A motor that follows every cloud wears out. */
const MOST_MOVES = 20 * (HOURS / 24);

/** Month, 1 to 12, and seed of the weather: the coldest nights, the hottest noons. */
const DAYS = [
  [7, 1],
  [11, 1],
] as const;

const nameOf = (month: number): string => (month === 7 ? 'july' : 'november');

const figuresOf = async (month: number, seed: number): Promise<readonly Figure[]> => {
  const life = await liveDaysAlone(month, seed, HOURS);
  const name = nameOf(month);
  const lived = `${HOURS} h of the released firmware without a host, the family’s fallback programs`;
  const bound = (of: keyof typeof SURVIVAL) =>
    [SURVIVAL[of], `${lived}; limit: ${SURVIVAL_SOURCES[of]}`] as const;
  return [
    atLeast(`alone.${name}-coldest-leaf`, life.coldestLeaf, '°C', ...bound('coldestLeaf')),
    atMost(`alone.${name}-warmest-air`, life.warmestAir, '°C', ...bound('warmestAir')),
    atMost(`alone.${name}-longest-dry`, life.longestDryMinutes, 'min', ...bound('longestDryMinutes')),
    atMost(`alone.${name}-vent-moves`, life.ventMoves, 'moves', MOST_MOVES, lived),
  ];
};

export const group: BenchGroup = {
  name: 'alone',
  async run() {
    const figures: Figure[] = [];
    for (const [month, seed] of DAYS) figures.push(...(await figuresOf(month, seed)));
    return figures;
  },
};
