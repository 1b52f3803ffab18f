// Where the parts of a rig hang: on which of its boards, or on which serial line of the computer.
import { wanted } from '../core/schema-reason.ts';

interface Part {
  readonly board?: string | undefined;
  readonly line?: string | undefined;
}

interface Parts {
  readonly boards: readonly { readonly name: string; readonly id?: string | undefined }[];
  readonly lines: readonly { readonly name: string; readonly path: string }[];
  readonly sensors: readonly Part[];
  readonly actuators: readonly Pick<Part, 'board'>[];
}

export type Place = { readonly path: (string | number)[]; readonly message: string };

const twice = (values: readonly (string | undefined)[]): number =>
  values.findIndex((value, n) => value !== undefined && values.indexOf(value) !== n);

/** The first of a list whose field another one before it has too. */
const findTwin = (list: string, key: string, values: readonly (string | undefined)[]): readonly Place[] => {
  const at = twice(values);
  return at < 0
    ? []
    : [{ path: [list, at, key], message: wanted('rig.wanted.own-name', { list, field: key }) }];
};

/** Two boards are told apart by their ids, and what hangs on which must be said: neither may be guessed. */
export const boardFaults = ({ boards, sensors, actuators }: Parts): readonly Place[] => {
  const faults: Place[] = [
    ...findTwin(
      'boards',
      'name',
      boards.map(({ name }) => name),
    ),
    ...findTwin(
      'boards',
      'id',
      boards.map(({ id }) => id),
    ),
  ];
  const names = boards.map(({ name }) => name);
  boards.forEach(({ id }, n) => {
    if (boards.length > 1 && id === undefined)
      faults.push({
        path: ['boards', n, 'id'],
        message: wanted('rig.wanted.own-id'),
      });
  });
  for (const [list, parts] of Object.entries<readonly Part[]>({ sensors, actuators }))
    parts.forEach(({ board, line }, n) => {
      if (board === undefined ? names.length > 1 && line === undefined : !names.includes(board))
        faults.push({
          path: [list, n, 'board'],
          message: wanted('rig.wanted.board', { of: names.join(', ') }),
        });
    });
  return faults;
};

/** A port belongs to one line, a line to somebody, and a sensor hangs in one place. */
export const lineFaults = ({ lines, sensors }: Parts): readonly Place[] => {
  const names = lines.map(({ name }) => name);
  const known =
    names.length > 0 ? wanted('rig.wanted.line', { of: names.join(', ') }) : wanted('rig.wanted.line-first');
  return [
    ...findTwin('lines', 'name', names),
    ...findTwin(
      'lines',
      'path',
      lines.map(({ path }) => path),
    ),
    ...lines.flatMap(({ name }, n) =>
      sensors.some(({ line }) => line === name)
        ? []
        : [
            {
              path: ['lines', n],
              message: wanted('rig.wanted.line-used', { name }),
            },
          ],
    ),
    ...sensors.flatMap(({ board, line }, n): readonly Place[] => {
      if (line === undefined) return [];
      if (!names.includes(line)) return [{ path: ['sensors', n, 'line'], message: known }];
      return board === undefined
        ? []
        : [{ path: ['sensors', n, 'board'], message: wanted('rig.wanted.no-board') }];
    }),
  ];
};
