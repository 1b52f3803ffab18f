// Several boards as the one body that the loop sees. Each lives and fails for itself; nothing here makes one wait for another.
import type { Command } from '../controller/core/command.ts';
import type { ActuatorId } from '../controller/core/installation.ts';
import type { Board, LinkStatus } from '../controller/ports.ts';

/** The boards of a rig without the lines beside them. */
export type Boards = Omit<Board, 'lines'>;

export interface BoardMember {
  readonly board: Boards;
  readonly actuators: readonly ActuatorId[];
}

/** Ready while one board is; else the first that has something to say. */
const joinLinks = (links: readonly LinkStatus[]): LinkStatus =>
  links.find(({ state }) => state === 'ready') ??
  links.find(({ state }) => state !== 'connecting') ??
  links[0] ?? { state: 'connecting' };

/** `members`: one for each board of the rig. */
export const joinBoards = (members: readonly BoardMember[]): Boards => {
  const boards = members.map(({ board }) => board);
  const link = (): LinkStatus => joinLinks(boards.map((board) => board.link()));
  const partOf = (commands: readonly Command[], { actuators }: BoardMember): readonly Command[] =>
    commands.filter(({ actuator }) => actuators.includes(actuator));
  return {
    link,
    boards: () => boards.flatMap((board) => board.boards()),
    sample: async () => (await Promise.all(boards.map((board) => board.sample()))).flat(),
    stream(tags, take) {
      const stops = boards.map((board) => board.stream?.(tags, take));
      return () => {
        for (const stop of stops) stop?.();
      };
    },
    actuate: async (commands) =>
      (await Promise.all(members.map((member) => member.board.actuate(partOf(commands, member))))).flat(),
    forbidFallback(actuators) {
      for (const board of boards) board.forbidFallback(actuators);
    },
    news: () => boards.flatMap((board) => board.news()),
    vouch(lasting) {
      for (const board of boards) board.vouch(lasting);
    },
    onLink(listener) {
      const stops = boards.map((board) => board.onLink(() => listener(link())));
      return () => {
        for (const stop of stops) stop();
      };
    },
    async close() {
      await Promise.all(boards.map((board) => board.close()));
    },
  };
};
