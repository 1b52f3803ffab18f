// Joins rig, drivers and link into the body that the control loop sees. What a driver would not accept is said here, at
// start, before any port is opened.
import type { Rig } from '../controller/contract/rig.ts';
import type { Board, Clock, Log } from '../controller/ports.ts';
import { planActuators } from './actuators.ts';
import { superviseLink } from './board/link.ts';
import { linkFault } from './board/link-fault.ts';
import type { Session } from './board/live-session.ts';
import { openSession } from './board/session.ts';
import { faultSamples, planSensors, type Sensors } from './sensors.ts';
import type { Transport } from './transport.ts';

export interface AssembleOptions {
  readonly rig: Rig;
  /** A fresh line for the next connection; null while there is no port to try. */
  openTransport(): Promise<Transport | null>;
  readonly clock: Clock;
  readonly log: Log;
  /** For the id of a board that has none. */
  randomBytes(count: number): Uint8Array;
}

/** Throws a RigProblem where a driver does not accept its part of the rig. */
export const checkRig = (rig: Rig): void => {
  planSensors(rig);
  planActuators(rig);
};

/** Begins to connect at once. Throws a RigProblem where the rig cannot be carried out. */
export const assembleBoard = ({ rig, openTransport, clock, log, randomBytes }: AssembleOptions): Board => {
  const plan = planSensors(rig);
  const actuators = planActuators(rig);
  let sensors: Sensors | undefined;

  const connect = async (signal: AbortSignal) => {
    const transport = await openTransport();
    if (!transport) return { ok: false, error: linkFault.noPort() } as const;
    const { model, id } = rig.board;
    return openSession({ transport, clock, log, guarded: actuators.guarded, model, id, randomBytes, signal });
  };

  const onSession = (session: Session): void => {
    session.onConfirmed((pins) => actuators.confirm(pins, clock.monotonic()));
    sensors = plan.make(session.parts);
  };

  const onGone = (): void => {
    sensors?.dispose();
    sensors = undefined;
    actuators.forget();
  };

  const link = superviseLink({ connect, onSession, onGone, clock, log });

  return {
    link: link.status,
    sample: async () => sensors?.read() ?? faultSamples(plan.tags, clock.now(), 'link-lost'),
    async actuate(commands) {
      const orders = actuators.leases(commands, clock.monotonic());
      const confirmed = (await link.session()?.write(orders)) ?? null;
      return actuators.status(commands, clock.now(), confirmed !== null);
    },
    vouch: (lasting) => link.session()?.vouch(lasting),
    onLink: link.onStatus,
    close: link.close,
  };
};
