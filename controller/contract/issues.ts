// What is wrong with data somebody sent: one sentence per fault with its path, what stands there and what was wanted.
import type { z } from 'zod';
import { reasonIn } from '../core/schema-reason.ts';

type Issue = z.core.$ZodIssue;

/** `minutes: got 900, wanted number <= 240`; faults joined with `; `. `whole` names the data itself. */
export const describeIssues = (whole: string, data: unknown, issues: readonly Issue[]): string =>
  issues.map((issue) => describeIssue(whole, data, issue)).join('; ');

const describeIssue = (whole: string, data: unknown, issue: Issue): string => {
  const path = issue.path.length === 0 ? whole : issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${path}: got unknown ${issue.keys.map(show).join(', ')}, wanted only known keys`;
  return `${path}: got ${show(valueAt(data, issue.path))}, wanted ${wanted(issue)}`;
};

const wanted = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map(show).join(' or ');
    case 'too_big':
      return `${measureOf(issue.origin)} <= ${issue.maximum}`;
    case 'too_small':
      return `${measureOf(issue.origin)} >= ${issue.minimum}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? issue.options.map(show).join(' or ')
        : issue.message;
    default:
      return reasonIn(issue.message)?.key ?? issue.message;
  }
};

const measureOf = (origin: string): string =>
  origin === 'string' || origin === 'array' ? `${origin} length` : origin;

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
    data,
  );

const show = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
