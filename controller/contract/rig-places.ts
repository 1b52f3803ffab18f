// Where the parts of a rig hang: on which of its boards, or on which serial line of the computer.

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
const findTwin = (
  list: string,
  what: string,
  key: string,
  values: readonly (string | undefined)[],
): readonly Place[] => {
  const at = twice(values);
  return at < 0
    ? []
    : [{ path: [list, at, key], message: `another ${what} has the same ${key}; give each its own` }];
};

/** Two boards are told apart by their ids, and what hangs on which must be said: neither may be guessed. */
export const boardFaults = ({ boards, sensors, actuators }: Parts): readonly Place[] => {
  const faults: Place[] = [
    ...findTwin(
      'boards',
      'board',
      'name',
      boards.map(({ name }) => name),
    ),
    ...findTwin(
      'boards',
      'board',
      'id',
      boards.map(({ id }) => id),
    ),
  ];
  const names = boards.map(({ name }) => name);
  boards.forEach(({ id }, n) => {
    if (boards.length > 1 && id === undefined)
      faults.push({
        path: ['boards', n, 'id'],
        message: 'with several boards each needs its id; `npm run yapu -- boards` shows it',
      });
  });
  for (const [list, parts] of Object.entries<readonly Part[]>({ sensors, actuators }))
    parts.forEach(({ board, line }, n) => {
      if (board === undefined ? names.length > 1 && line === undefined : !names.includes(board))
        faults.push({ path: [list, n, 'board'], message: `name its board: ${names.join(' or ')}` });
    });
  return faults;
};

/** A port belongs to one line, a line to somebody, and a sensor hangs in one place. */
export const lineFaults = ({ lines, sensors }: Parts): readonly Place[] => {
  const names = lines.map(({ name }) => name);
  const known =
    names.length > 0 ? `name its line: ${names.join(' or ')}` : 'describe the line in "lines" first';
  return [
    ...findTwin('lines', 'line', 'name', names),
    ...findTwin(
      'lines',
      'line',
      'path',
      lines.map(({ path }) => path),
    ),
    ...lines.flatMap(({ name }, n) =>
      sensors.some(({ line }) => line === name)
        ? []
        : [
            {
              path: ['lines', n],
              message: `no sensor hangs on it: say "line": "${name}" in one, or take it out`,
            },
          ],
    ),
    ...sensors.flatMap(({ board, line }, n): readonly Place[] => {
      if (line === undefined) return [];
      if (!names.includes(line)) return [{ path: ['sensors', n, 'line'], message: known }];
      return board === undefined
        ? []
        : [{ path: ['sensors', n, 'board'], message: 'it hangs on a line; leave its board out' }];
    }),
  ];
};
