// When a block begins and ends, in words.
import { clock, t } from '../../i18n/speak.svelte.ts';
import { type Block, cycleOf, type Edge, isInterval } from './blocks.ts';

/** `06:30`, `sale el sol`, `30 min antes de que salga el sol`. */
export const edgeWords = (edge: Edge): string => {
  if (typeof edge === 'number') return clock(edge);
  if (edge.plus === 0) return t(`schedule.at-${edge.sun}`);
  const way = edge.plus < 0 ? 'before' : 'after';
  return t(`schedule.${way}-${edge.sun}`, { n: Math.abs(edge.plus) });
};

/** What − and + show of an edge: the time, or the minutes before or after the sun. */
export const stepWords = (edge: Edge): ((minutes: number) => string) =>
  typeof edge === 'number'
    ? clock
    : (minutes) => {
        if (minutes === 0) return t('schedule.same-time');
        return t(minutes < 0 ? 'schedule.minutes-before' : 'schedule.minutes-after', {
          n: Math.abs(minutes),
        });
      };

export const hoursWords = (minutes: number): string =>
  minutes % 60 === 0
    ? t('schedule.hours', { n: minutes / 60 })
    : t('schedule.hours-minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });

/** The whole of a block in a line. */
export const blockWords = (block: Block): string => {
  if (isInterval(block))
    return t('schedule.every-so-often', { every: hoursWords(cycleOf(block)), minutes: block.on });
  return t('schedule.block', { from: edgeWords(block.from), to: edgeWords(block.to) });
};

/** The rhythm inside it. */
export const rhythmWords = ({ on, off }: Block): string =>
  off === 0 ? t('schedule.no-rest') : t('schedule.rhythm', { on, off });
