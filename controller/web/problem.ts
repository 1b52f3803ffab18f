// Every refusal of the web room and the one shape it travels in: problem details of RFC 9457, with a key for the catalogues.
import type { z } from 'zod';
import { wireBecause } from '../app/snapshot.ts';
import { describeIssues } from '../contract/issues.ts';
import type { Problem } from '../contract/request.ts';
import { schemaReason, valueAt } from '../core/schema-reason.ts';

const KINDS = {
  malformed: { status: 400, title: 'The request cannot be read' },
  invalid: { status: 400, title: 'The request holds a wrong value' },
  'not-signed-in': { status: 401, title: 'Sign in with the PIN first' },
  'wrong-pin': { status: 401, title: 'The PIN is wrong' },
  'not-allowed': { status: 403, title: 'Another role is needed for this' },
  'foreign-page': { status: 403, title: 'The request comes from a foreign page' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'wrong-method': { status: 405, title: 'This cannot be done here' },
  'no-pin': { status: 409, title: 'No PIN has been chosen yet' },
  'pin-set': { status: 409, title: 'A PIN has been chosen already' },
  'too-many-pins': { status: 409, title: 'There are as many PINs of this role as there may be' },
  'not-waiting': { status: 410, title: 'It has ended or was used already' },
  'too-many-waiting': { status: 429, title: 'Too many tablets wait to be let in' },
  'too-big': { status: 413, title: 'The request is too big' },
  'wrong-type': { status: 415, title: 'The request is not JSON' },
  'wrong-host': { status: 421, title: 'The controller does not answer to this name' },
  slowed: { status: 429, title: 'Too many wrong PINs' },
  failed: { status: 500, title: 'The controller failed to answer' },
  'no-voice': { status: 501, title: 'This machine has no voice' },
  busy: { status: 503, title: 'The controller is busy with others' },
  'not-saved': { status: 507, title: 'The memory card refuses to save' },
} as const;

export type ProblemKind = keyof typeof KINDS;

/** An expected refusal on its way to the one place that answers it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: ProblemKind;
  readonly params: Readonly<Record<string, string | number>> | undefined;
  readonly faults: Problem['faults'];
  /** Headers that belong to the refusal, such as Allow and Retry-After. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    detail: string,
    more: {
      params?: Record<string, string | number>;
      headers?: Record<string, string>;
      faults?: Problem['faults'];
    } = {},
  ) {
    super(detail);
    this.kind = kind;
    this.params = more.params;
    this.faults = more.faults;
    this.headers = more.headers ?? {};
  }
}

export const toProblem = ({ kind, message, params, faults }: Refusal): Problem => ({
  type: `urn:yapu:problem:${kind}`,
  ...KINDS[kind],
  detail: message,
  because: { key: `problem.${kind}`, ...(params ? { params: { ...params } } : {}) },
  ...(faults ? { faults } : {}),
});

/** `input` as its schema types it, or the refusal that says path, got and wanted. */
export const check = <T>(schema: z.ZodType<T>, whole: string, input: unknown): T => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  throw new Refusal('invalid', describeIssues(whole, input, issues), { faults: faultsOf(issues, input) });
};

/** Whoever sends a hundred wrong values learns of the first. */
const MOST_FAULTS = 10;

const faultsOf = (issues: readonly z.core.$ZodIssue[], input: unknown): Problem['faults'] =>
  issues.slice(0, MOST_FAULTS).map((issue) => ({
    path: issue.path.map(String).join('.'),
    because: wireBecause(schemaReason(issue, valueAt(input, issue.path))),
  }));

/** Whatever was thrown, as a refusal: the body reader's errors carry a status, everything else is our own fault. */
export const toRefusal = (cause: unknown): Refusal => {
  if (cause instanceof Refusal) return cause;
  const status = fieldOf(cause, 'status');
  if (status === 413)
    return new Refusal('too-big', `the body: wanted at most ${Number(fieldOf(cause, 'limit')) / 1024} KB`);
  if (status === 415) return new Refusal('wrong-type', 'the body: wanted plain application/json in UTF-8');
  if (status === 400) return new Refusal('malformed', cause instanceof Error ? cause.message : 'malformed');
  return new Refusal('failed', 'An unexpected fault; the log of the controller says more.');
};

const fieldOf = (cause: unknown, name: string): unknown =>
  typeof cause === 'object' && cause !== null
    ? (cause as Readonly<Record<string, unknown>>)[name]
    : undefined;
