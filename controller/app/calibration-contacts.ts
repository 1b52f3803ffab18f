// The contacts that end the runs of motors, heard when they change: a round that only comes each second would make every way too long.
import type { Sample, Tag } from '../core/reading.ts';
import type { Board, Clock, Stop } from '../ports.ts';
import type { CalibrationSession } from './calibration-session.ts';
import { rest, SPARK, touch } from './calibration-way.ts';

interface ContactDeps {
  readonly board: Pick<Board, 'stream'>;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly sessions: () => readonly CalibrationSession[];
  /** A round at once: the motor is let go. */
  readonly round: () => Promise<unknown>;
}

/** Called whenever a run may have begun or ended: listens to the contacts that can end one now, and to no other. */
export const createContactWatch = ({ board, clock, sessions, round }: ContactDeps): (() => void) => {
  let heard = '';
  let stop: Stop | undefined;
  const endRuns = (): void => {
    const running = sessions().filter(isRunning);
    for (const { amend } of running) amend((watch) => rest(watch, clock.monotonic()));
    if (!running.every(isRunning)) void round();
  };
  const hear = (sample: Sample): void => {
    const at = clock.monotonic();
    for (const { amend, channel } of sessions())
      if (amend((watch) => touch(watch, channel, sample, at))?.touched === at) clock.after(SPARK, endRuns);
  };
  return () => {
    const tags = sessions().flatMap(contactAhead);
    if (tags.join(' ') === heard) return;
    stop?.();
    heard = tags.join(' ');
    stop = tags.length > 0 ? board.stream?.(tags, hear) : undefined;
  };
};

const isRunning = ({ way }: CalibrationSession): boolean => way()?.measuring === 'running';

/** The contact at the end to which its motor runs now. */
const contactAhead = ({ channel: { motor }, way }: CalibrationSession): readonly Tag[] => {
  const sent = way();
  const contact = sent?.measuring === 'running' ? motor?.[sent.end] : undefined;
  return contact === undefined ? [] : [contact];
};
