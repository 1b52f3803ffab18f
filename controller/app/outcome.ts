// Answers to what a person asked for.
import type { Outcome } from '../contract/request.ts';
import { because } from '../core/because.ts';
import { wireBecause } from './snapshot.ts';

export const ACCEPTED: Outcome = { outcome: 'accepted' };

export const refused = (key: string, params?: Record<string, number | string>): Outcome => ({
  outcome: 'refused',
  because: wireBecause(because(key, params)),
});
