// A rig that a driver cannot accept, said so that a technician can mend it: where, what was found, what is wanted, an example.
import type { ZodType, z } from 'zod';
import { type Because, because } from '../controller/core/because.ts';
import { reasonIn, schemaReason, valueAt } from '../controller/core/schema-reason.ts';

/** Found at start, before anything is opened. Its message is plain English for the terminal; `because` says it in any language. */
export class RigProblem extends Error {
  override readonly name = 'RigProblem';
  /** Where in the rig, such as `actuators.0.config.pin`. */
  readonly path: string;
  readonly because: Because;

  constructor(path: string, got: string, wanted: string, example: string, reason: Because) {
    super(`${path}: got ${got}; wanted ${wanted}. Example: ${example}`);
    this.path = path;
    this.because = reason;
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
    because('rig.fault.driver', { got: id, of: known.join(', ') }),
  );
};

/** The configuration as the driver's own strict schema gives it. */
export const parseConfig = (driver: Configured, config: unknown, path: string): unknown => {
  const parsed = driver.configSchema.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const steps = issue?.path ?? [];
  throw new RigProblem(
    [`${path}.config`, ...steps].join('.'),
    show(valueAt(config, steps)),
    issue ? wanted(issue) : 'another configuration',
    JSON.stringify(driver.example),
    issue ? schemaReason(issue, valueAt(config, steps)) : because('rig.fault.missing'),
  );
};

const wanted = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys')
    return `none of ${issue.keys.join(', ')}, which this driver does not know`;
  if (issue.code === 'invalid_value') return issue.values.join(' or ');
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return issue.errors.map(([first]) => (first ? wanted(first) : '')).join(' or ');
  return reasonIn(issue.message)?.key ?? issue.message;
};

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
