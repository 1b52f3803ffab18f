// How data written by an older Yapu becomes today's: a chain of pure steps, one per version. The old file is kept as `*.v<version>`.

/** Version of the data folder that this Yapu writes. Raise it together with a new step below. */
export const DATA_VERSION = 2;

export interface Migration {
  readonly from: number;
  readonly to: number;
  /** The document's data one version later; `name` says which document it is. */
  readonly migrate: (name: string, data: unknown) => unknown;
}

interface OnePin {
  readonly pin?: { readonly cost: number; readonly salt: string; readonly hash: string };
  readonly sessions?: readonly { readonly hash: string; readonly since: number; readonly until: number }[];
}

/** Version 1 knew one PIN, and who had it could do everything. It was the family's: what is the technician's now wants its own. */
const toRoles = ({ pin, sessions = [] }: OnePin) => ({
  version: 2,
  pins: pin ? [{ role: 'family', ...pin }] : [],
  sessions: sessions.map((session, n) => ({
    n: n + 1,
    role: 'family',
    device: 'tablet',
    ...session,
    seen: session.since,
  })),
  next: sessions.length + 1,
});

export const MIGRATIONS: readonly Migration[] = [
  {
    from: 1,
    to: 2,
    migrate: (name, data) => (name === 'access' ? toRoles(data as OnePin) : data),
  },
];

/** Data of `from` as it stands in `to`; undefined when no chain of steps leads there. */
export const migrate = (
  migrations: readonly Migration[],
  document: { readonly name: string; readonly from: number; readonly to: number; readonly data: unknown },
): { readonly data: unknown } | undefined => {
  const { name, from, to, data } = document;
  if (from === to) return { data };
  const step = migrations.find((candidate) => candidate.from === from && candidate.to <= to);
  if (!step) return undefined;
  return migrate(migrations, { name, from: step.to, to, data: step.migrate(name, data) });
};
