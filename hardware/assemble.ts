// Joins rig, drivers and links into the body that the control loop sees.
import type { Rig } from '../controller/contract/rig.ts';
import type { Board, BoardReport, Clock, Log } from '../controller/ports.ts';
import { type Actuators, planActuators } from './actuators.ts';
import { type Link, superviseLink } from './board/link.ts';
import { type LinkFault, linkFault } from './board/link-fault.ts';
import type { Session } from './board/live-session.ts';
import { openSession } from './board/session.ts';
import { createNewsDesk } from './board-news.ts';
import { type BoardPart, boardParts } from './board-part.ts';
import { createFallbackKeeper } from './fallback-keeper.ts';
import { joinBoards } from './joined-boards.ts';
import { faultSamples, planSensors, type Sensors } from './sensors.ts';
import type { Transport } from './transport.ts';

export interface BodyDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** For the id of a board that has none. */
  randomBytes(count: number): Uint8Array;
}

export interface AssembleOptions extends BodyDeps {
  readonly rig: Rig;
  /** A fresh line for the next connection of this board; null while there is no port to try. */
  openTransport(board: BoardPart['boards'][0]): Promise<Transport | null>;
  /** A board of this id was met at this port, whether or not it was the one looked for. */
  onMet?(port: string, id: string): void;
}

/** Begins to connect at once. Throws a RigProblem where the rig cannot be carried out. */
export const assembleBoard = (options: AssembleOptions): Board => {
  const { rig, onMet } = options;
  const members = boardParts(rig).map((part) => ({
    board: assembleOne({ ...options, part, explain }),
    actuators: part.actuators.map(({ id }) => id),
  }));

  /** Two boards of one id: the second is found where another board was looked for. */
  function explain(fault: LinkFault): LinkFault {
    const { key, params = {} } = fault.because;
    if (key !== 'link.other-board') return fault;
    const [port, id] = [String(params['port']), String(params['id'])];
    onMet?.(port, id);
    const twin = members.flatMap(({ board }) => board.boards()).find(({ link }) => link.board?.id === id);
    return twin?.link.board ? linkFault.sameId(port, twin.link.board.port, id) : fault;
  }

  const [only] = members;
  return members.length === 1 && only ? only.board : joinBoards(members);
};

interface OneOptions extends AssembleOptions {
  readonly part: BoardPart;
  /** Says better why there is no link, from what is known of the other boards. */
  explain(fault: LinkFault): LinkFault;
}

const reportBoard = (
  { boards: [{ name, model }], sensors }: BoardPart,
  link: Link,
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
    tags: sensors.flatMap(({ channels }) => channels.map(({ tag }) => tag)),
  };
};

const assembleOne = ({ part, openTransport, onMet, explain, clock, log, randomBytes }: OneOptions): Board => {
  const [{ model, id }] = part.boards;
  const plan = planSensors(part);
  const actuators = planActuators(part);
  let sensors: Sensors | undefined;
  const fallback = createFallbackKeeper(actuators.programs);
  const news = createNewsDesk({ board: part.boards[0].name, plan: actuators, clock });

  const connect = async (signal: AbortSignal) => {
    const transport = await openTransport(part.boards[0]);
    if (!transport) return { ok: false, error: linkFault.noPort() } as const;
    const { guarded } = actuators;
    const programs = fallback.forConnection();
    const opened = await openSession({
      transport,
      clock,
      log,
      guarded,
      programs,
      model,
      id,
      randomBytes,
      signal,
    });
    return opened.ok ? opened : { ok: false as const, error: explain(opened.error) };
  };

  const onSession = (session: Session): void => {
    if (session.identity.id !== null) onMet?.(session.port, session.identity.id);
    session.onConfirmed((pins) => actuators.confirm(pins, clock.monotonic()));
    session.onEvent(news.hear);
    news.met(session.identity.uptime);
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

  const link = superviseLink({ connect, onSession, onGone, clock, log });

  return {
    link: link.status,
    boards: () => [reportBoard(part, link, actuators)],
    sample: async () => sensors?.read() ?? faultSamples(plan.tags, clock.now(), 'link-lost'),
    async actuate(commands) {
      const orders = actuators.leases(commands, clock.monotonic());
      const session = link.session();
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
