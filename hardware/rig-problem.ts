// A rig that a driver cannot accept, said so that a technician can mend it: where, what was found, what is wanted, an example.
import type { ZodType } from 'zod';

/** Thrown at start, before anything is opened. Plain English: it is read at the terminal. */
export class RigProblem extends Error {
  constructor(path: string, got: string, wanted: string, example: string) {
    super(`${path}: got ${got}; wanted ${wanted}. Example: ${example}`);
    this.name = 'RigProblem';
  }
}

interface Configured {
  readonly id: string;
  readonly configSchema: ZodType;
  readonly example: Readonly<Record<string, unknown>>;
}

/** The driver of this name. */
export const chooseDriver = <D extends Configured>(drivers: readonly D[], id: string, path: string): D => {
  const driver = drivers.find((candidate) => candidate.id === id);
  if (driver) return driver;
  const known = drivers.map((candidate) => candidate.id);
  throw new RigProblem(
    `${path}.driver`,
    JSON.stringify(id),
    `one of ${known.join(', ')}`,
    `"driver": "${known[0]}"`,
  );
};

/** The configuration as the driver's own strict schema gives it. */
export const parseConfig = (driver: Configured, config: unknown, path: string): unknown => {
  const parsed = driver.configSchema.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = [`${path}.config`, ...(issue?.path ?? [])].join('.');
  throw new RigProblem(
    place,
    JSON.stringify(config),
    issue?.message ?? 'another configuration',
    JSON.stringify(driver.example),
  );
};
