// Water runs out while nobody is there to see it: the board alone must stop the pump.
import { createAvrRig, drive, PIN } from '../avr-rig.ts';
import { quietRig } from '../body-orders.ts';
import { type Fault, hostStandsStill, type Outcome, pulsesIn, safeAfter } from './fault.ts';

/** A bare contact to ground: closed while there is water. */
const FLOAT = 8;
const LIMIT = 100;

const rigWithFloat = () => {
  const rig = quietRig();
  const boardInputs = [{ pin: FLOAT, level: 'low' as const, pullUp: true }];
  const actuators = rig.actuators.map((actuator) =>
    actuator.kind === 'pump' ? { ...actuator, boardInputs } : actuator,
  );
  return { ...rig, actuators };
};

const waterRunsOut = async (): Promise<Outcome> => {
  const rig = createAvrRig({ rig: rigWithFloat() });
  rig.site.board.drive(FLOAT, 0);
  await rig.ready();
  await drive(rig, { pump: 1 }, 2300);
  rig.plug(false);
  hostStandsStill(rig, 500);
  const [at, edges] = [rig.site.board.now(), rig.changes.length];
  rig.site.board.drive(FLOAT, 'floating');
  hostStandsStill(rig, 8000);
  // The other outputs may wait for the heartbeat; the pump may not.
  const settled = safeAfter(
    rig.changes.filter(({ pin }) => pin === PIN.pump),
    at,
  );
  const pulses = pulsesIn(rig.changes.slice(edges));
  rig.site.board.drive(FLOAT, 0);
  rig.plug(true);
  await rig.until('the link to be back', () => rig.body.link().state === 'ready', 60_000);
  await drive(rig, {}, 61_000);
  const confirmed = await drive(rig, { pump: 1 }, 2000);
  await rig.close();
  const recovered = confirmed.find(({ actuator }) => actuator === 'pump')?.duty === 1;
  return { safeAfter: settled, pulses, recovered };
};

export const FLOAT_FAULTS: readonly Fault[] = [
  {
    id: 'float-switch',
    what: 'the float switch opens while the pump runs and the host is dead',
    limit: LIMIT,
    run: waterRunsOut,
  },
];
