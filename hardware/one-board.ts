// One board of a rig as a body of its own: its sensors, its outputs, its link.
import { because } from '../controller/core/because.ts';
import { err, type Result } from '../controller/core/result.ts';
import type { BoardReport, Clock, Log } from '../controller/ports.ts';
import { type Actuators, planActuators } from './actuators.ts';
import { canGive, ENDS_SHARES_AT_ONCE } from './board/firmware-age.ts';
import { linkFault } from './board/link-fault.ts';
import type { Session, SessionOptions } from './board/live-session.ts';
import { openSession } from './board/session.ts';
import { createNewsDesk } from './board-news.ts';
import type { BoardPart } from './board-part.ts';
import { createFallbackKeeper } from './fallback-keeper.ts';
import type { Boards } from './joined-boards.ts';
import { type Link, type LinkFault, superviseLink } from './link.ts';
import { faultSamples, planSensors, type Sensors } from './sensors.ts';
import type { Transport } from './transport.ts';

export interface BodyDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** For the id of a board that has none. */
  randomBytes(count: number): Uint8Array;
  /** A fresh line for the next connection of this board; null while there is no port to try. */
  openTransport(board: BoardPart['boards'][0]): Promise<Transport | null>;
  /** A board of this id was met at this port, whether or not it was the one looked for. */
  onMet?(port: string, id: string): void;
}

interface OneBoardOptions extends BodyDeps {
  readonly part: BoardPart;
  /** Says better why there is no link, from what is known of the other boards. */
  explain(fault: LinkFault): LinkFault;
}

const reportBoard = (
  { boards: [{ name, model }], sensors, actuators }: BoardPart,
  link: Link<Session>,
  { owners }: Actuators,
): BoardReport => {
  const health = link.session()?.health();
  return {
    name,
    model,
    link: link.status(),
    silent: health?.silent ?? null,
    damaged: health?.damaged ?? 0,
    pins: [...owners].map(([pin, actuator]) => ({
      pin,
      actuator,
      duty: health?.confirmed.get(pin) ?? null,
      trips: health?.trips.get(pin) ?? 0,
    })),
    ...fullSpeedOnly(actuators, link.session(), owners),
    tags: sensors.flatMap(({ channels }) => channels.map(({ tag }) => tag)),
  };
};

const fullSpeedOnly = (
  actuators: BoardPart['actuators'],
  session: Session | undefined,
  owners: Actuators['owners'],
): Pick<BoardReport, 'fullSpeedOnly'> => {
  const ids = (session?.guarded ?? []).flatMap((output) => {
    const pump = actuators.find(({ id }) => id === owners.get(output.pin));
    return pump?.slowPower !== undefined && !canGive(output, pump.slowPower) ? [pump.id] : [];
  });
  return ids.length > 0 ? { fullSpeedOnly: { actuators: ids, needed: ENDS_SHARES_AT_ONCE.join('.') } } : {};
};

const describeBoard = ({ identity, port }: Session): NonNullable<BoardReport['link']['board']> => ({
  id: identity.id ?? '',
  firmware: identity.firmware.join('.'),
  port,
  resets: identity.resets,
});

type Wanted = Pick<SessionOptions, 'guarded' | 'programs' | 'signal'>;

const openBoard = async (options: OneBoardOptions, wanted: Wanted): Promise<Result<Session, LinkFault>> => {
  const { part, openTransport, explain, clock, log, randomBytes } = options;
  const [{ model, id }] = part.boards;
  const transport = await openTransport(part.boards[0]);
  if (!transport) return err(linkFault.noPort());
  const opened = await openSession({ ...wanted, transport, clock, log, model, id, randomBytes });
  return opened.ok ? opened : err(explain(opened.error));
};

/** Begins to connect at once. Throws a RigProblem where its part of the rig cannot be carried out. */
export const assembleOneBoard = (options: OneBoardOptions): Boards => {
  const { part, onMet, clock, log } = options;
  const plan = planSensors(part);
  const actuators = planActuators(part);
  let sensors: Sensors | undefined;
  const fallback = createFallbackKeeper(actuators.programs);
  const news = createNewsDesk({ board: part.boards[0].name, plan: actuators, clock });

  const connect = async (signal: AbortSignal) => {
    const programs = fallback.forConnection();
    return openBoard(options, { guarded: actuators.guarded, programs, signal });
  };

  const onSession = (session: Session): void => {
    if (session.identity.id !== null) onMet?.(session.port, session.identity.id);
    session.onConfirmed((pins) => actuators.confirm(pins, clock.monotonic()));
    session.onEvent(news.hear);
    news.met(session.identity.uptime);
    log.info('board ready', { ...describeBoard(session), resetCause: session.identity.resetCause });
    sensors = plan.make(session.parts);
    // People may have decided while the link was made.
    fallback.bringUpToDate(session);
  };

  const onGone = (): void => {
    sensors?.dispose();
    sensors = undefined;
    actuators.forget();
    news.lost();
  };

  const link = superviseLink({
    connect,
    onSession,
    onGone,
    describe: describeBoard,
    connecting: because('link.connecting'),
    clock,
    log,
  });

  return {
    link: link.status,
    boards: () => [reportBoard(part, link, actuators)],
    sample: async () => sensors?.read() ?? faultSamples(plan.tags, clock.now(), 'link-lost'),
    stream(tags, take) {
      const own = plan.tags.some((tag) => tags.includes(tag));
      const session = own ? link.session() : undefined;
      const stop = session ? sensors?.stream(tags, take) : undefined;
      session?.hurry(true);
      return () => {
        stop?.();
        // A later connection was never hurried.
        if (session && link.session() === session) session.hurry(false);
      };
    },
    async actuate(commands) {
      const orders = actuators.leases(commands, clock.monotonic());
      const session = link.session();
      fallback.learnWays(commands);
      fallback.bringUpToDate(session);
      const confirmed = (await session?.write(orders)) ?? null;
      // A board that gave no answer is given no dose: nobody would know of it.
      const refused: number[] = [];
      for (const dose of actuators.doses(commands))
        if (!confirmed || (await session?.dose(dose)) === 'refused') refused.push(dose.pin);
      return actuators.status(commands, clock.now(), confirmed !== null, refused);
    },
    forbidFallback(ids) {
      fallback.forbid(ids);
      fallback.bringUpToDate(link.session());
    },
    news: news.take,
    vouch: (lasting) => link.session()?.vouch(lasting),
    onLink: link.onStatus,
    close: link.close,
  };
};
