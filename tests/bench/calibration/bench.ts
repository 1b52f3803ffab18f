// A technician with a steady hand: dips, waits for the ring, goes on, ends. The session and the judges are the real ones.
import { judgeSession } from '../../../controller/app/calibration-record.ts';
import { createSession } from '../../../controller/app/calibration-session.ts';
import type { Dip } from '../../../controller/app/calibration-watch.ts';
import type { CalibrationRecord } from '../../../controller/contract/calibration.ts';
import { trueValue } from '../../../controller/core/calibration/reference.ts';
import type { Channel } from '../../../controller/core/installation.ts';
import { millis, timestamp } from '../../../controller/core/units.ts';
import type { BenchProbe } from './probes.ts';

/** s between readings, and to take the probe out, rinse it and dip it into the next. */
const PERIOD = 1;
const RINSE = 15;

/** What is asked for, and the volts that the probe would come to there. */
export interface Step {
  readonly dip: Omit<Dip, 'value'>;
  readonly volts: number;
}

export interface Outcome {
  readonly verdict: 'accepted' | 'refused';
  readonly reason: string;
  readonly line: CalibrationRecord['line'];
  readonly seconds: number;
}

export const calibrateOn = (channel: Channel, probe: BenchProbe, steps: readonly Step[]): Outcome => {
  const session = createSession('bench', channel, { by: 'bench', instrument: 'bench' });
  let seconds = 0;
  for (const { dip, volts } of steps) {
    const value = trueValue(dip.reference, dip);
    if (value === undefined) return refused('outside-table', seconds);
    probe.dip(volts);
    seconds += RINSE;
    session.dip({ ...dip, value }, millis(seconds * 1000));
    while (session.isSettling()) {
      seconds += PERIOD;
      const raw = probe.read(PERIOD);
      const at = timestamp(seconds * 1000);
      const sample =
        raw === undefined
          ? { tag: channel.tag, at, fault: 'open-circuit' as const }
          : { tag: channel.tag, at, raw };
      session.follow([sample], millis(seconds * 1000));
    }
    const { watch } = session.view({ endsAt: 0, backAt: 0 });
    if (watch?.because) return refused(watch.because.key, seconds);
  }
  const { verdict, because, line } = judgeSession(session, [], timestamp(0));
  return {
    verdict: verdict === 'accepted' ? 'accepted' : 'refused',
    reason: because?.key ?? 'accepted',
    line,
    seconds,
  };
};

const refused = (reason: string, seconds: number): Outcome => ({
  verdict: 'refused',
  reason,
  line: undefined,
  seconds,
});
