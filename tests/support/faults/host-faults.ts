// What happens to the program and to the machine it runs on.
import { millis } from '../../../controller/core/units.ts';
import { type AvrRig, drive } from '../avr-rig.ts';
import { commands } from '../body-orders.ts';
import {
  type Fault,
  hostStandsStill,
  type Outcome,
  pulsesIn,
  runningFault,
  runningRig,
  SAFE_WITHIN,
  safeAfter,
  watchRecovery,
} from './fault.ts';

const FIFTY_YEARS = 50 * 365.25 * 86_400_000;
const LONG_ENOUGH = 8000;

/** The steps of a tick at whose end the program may be gone for ever: it never says a word again. */
const STEPS: Readonly<Record<string, (rig: AvrRig) => Promise<unknown> | unknown>> = {
  idle: () => undefined,
  sampling: (rig) => void rig.body.sample(),
  vouched: (rig) => rig.body.vouch(millis(15_000)),
  ordered: (rig) => void rig.body.actuate(commands(rig.rig, { pump: 1, heater: 1 })),
  answered: (rig) => rig.during(rig.body.actuate(commands(rig.rig, { pump: 1, heater: 1 }))),
};

const killedAfter = (step: string): Fault =>
  runningFault(`killed-${step}`, `the program is gone after the step "${step}" of a tick`, async (rig) => {
    await STEPS[step]?.(rig);
    rig.cable().write = () => undefined;
    hostStandsStill(rig, LONG_ENOUGH);
    rig.plug(false);
    rig.plug(true);
  });

/** Beats come late by `ms`: what was on before, and after it. */
const lateBeat = async (ms: number): Promise<{ rig: AvrRig; at: number; edges: number }> => {
  const rig = await runningRig();
  rig.body.vouch(millis(15_000));
  await rig.during(rig.body.actuate(commands(rig.rig, { pump: 1, heater: 1 })));
  const [at, edges] = [rig.site.board.now(), rig.changes.length];
  hostStandsStill(rig, ms);
  return { rig, at, edges };
};

/** Nothing may move: zero until "safe" says that nothing had to be made safe. */
const shortDelay = async (): Promise<Outcome> => {
  const { rig, edges } = await lateBeat(4000);
  const moved = rig.changes.length - edges;
  const confirmed = await drive(rig, { pump: 1, heater: 1 }, 2000);
  const recovered = confirmed.every(({ actuator, duty }) => actuator === 'vent' || duty === 1);
  const pulses = pulsesIn(rig.changes.slice(edges));
  await rig.close();
  return { safeAfter: moved === 0 ? 0 : Number.POSITIVE_INFINITY, pulses, recovered };
};

const longDelay = async (): Promise<Outcome> => {
  const { rig, at, edges } = await lateBeat(6000);
  const settled = safeAfter(rig.changes, at);
  return { ...(await watchRecovery(rig, at, edges)), safeAfter: settled };
};

const clockJump = async (): Promise<Outcome> => {
  const rig = await runningRig();
  const edges = rig.changes.length;
  rig.clock.setNow(rig.clock.now() + FIFTY_YEARS);
  await drive(rig, { pump: 1, heater: 1 }, 5000);
  rig.clock.setNow(rig.clock.now() - 2 * FIFTY_YEARS);
  const confirmed = await drive(rig, { pump: 1, heater: 1 }, 5000);
  const moved = rig.changes.length - edges;
  await rig.close();
  return {
    safeAfter: moved === 0 ? 0 : Number.POSITIVE_INFINITY,
    pulses: moved,
    recovered: confirmed.find(({ actuator }) => actuator === 'pump')?.duty === 1,
  };
};

export const HOST_FAULTS: readonly Fault[] = [
  ...Object.keys(STEPS).map(killedAfter),
  runningFault('host-hung', 'the event loop stands still for thirty seconds', (rig) =>
    hostStandsStill(rig, 30_000),
  ),
  { id: 'beat-late-4s', what: 'a heartbeat late by four seconds changes nothing', limit: 0, run: shortDelay },
  {
    id: 'beat-late-6s',
    what: 'a heartbeat late by six seconds makes safe',
    limit: SAFE_WITHIN,
    run: longDelay,
  },
  { id: 'clock-jump', what: 'the calendar jumps by fifty years, there and back', limit: 0, run: clockJump },
];
