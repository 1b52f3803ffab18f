// How often an input has closed between two counts of the board, by the board's own clock: wind, rain and flow turn it into theirs.
import { err, ok } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, PulseCount } from '../driver.ts';

/** The count has begun anew, by a reset or after 49 days: nothing is known of what came in between. */
const isRestarted = (before: PulseCount, now: PulseCount): boolean =>
  now.period < before.period || now.falls < before.falls;

/** ms between two counts: in less one pulse more or less is too much; a mean over more is none of now. */
export interface Span {
  readonly shortest: number;
  readonly longest: number;
}

/** Pulses a second between two counts of one counter; `never-read` where they do not belong together. */
export const rateBetween = (before: PulseCount, now: PulseCount, { longest }: Span): Measured => {
  const period = now.period - before.period;
  if (isRestarted(before, now) || period === 0 || period > longest) return err('never-read');
  return ok(((now.falls - before.falls) * 1000) / period);
};

/** Reads a pin's rate again and again; asked too soon it repeats its last one with the time at which that was made. */
export const followRate = (
  { timed, clock }: Pick<PartsBoard, 'timed' | 'clock'>,
  pin: number,
  span: Span,
  convert: (hertz: number) => Measured,
) => {
  let before: PulseCount | undefined;
  let last: Measured = err('never-read');

  const follow = (now: PulseCount): Measured => {
    const isTooSoon = before && !isRestarted(before, now) && now.period - before.period < span.shortest;
    if (isTooSoon) return last;
    const rate = before ? rateBetween(before, now, span) : err('never-read' as const);
    last = { ...(rate.ok ? convert(rate.value) : rate), at: clock.now() };
    before = now;
    return last;
  };

  return async (): Promise<Measured> => {
    const count = await timed.count(pin);
    return count.ok ? follow(count.value) : count;
  };
};
