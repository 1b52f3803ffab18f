// What a schema has against data, in the words that a person reads; English, with the place of each.
import type { z } from 'zod';
import { openSentences } from '../../controller/cli/sentences.ts';
import type { Because } from '../../controller/core/because.ts';
import { schemaReason } from '../../controller/core/schema-reason.ts';

export const inEnglish = openSentences('en');

/** What is wanted there, without what stands there. */
export const wantedBy = ({ key, params = {} }: Because): string =>
  key === 'rig.fault.wanted' ? inEnglish(String(params['wanted']), params) : inEnglish(key, params);

type Issue = z.core.$ZodIssue;

export const sayingOf = (issue: Issue): string => wantedBy(schemaReason(issue, undefined));

/** `actuators.0.kind: …`, one for each. */
export const sayingsOf = (issues: readonly Issue[] = []): readonly string[] =>
  issues.map((issue) => `${issue.path.join('.')}: ${sayingOf(issue)}`);
