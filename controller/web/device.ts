// What kind of thing asks, by what its browser calls itself: a hint on the list of tablets, never a ground to allow anything.
import type { Device } from '../contract/access.ts';

export const deviceOf = (userAgent: string | undefined): Device => {
  if (!userAgent?.startsWith('Mozilla/')) return 'program';
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return 'tablet';
  return /Mobile|iPhone|Android/.test(userAgent) ? 'phone' : 'computer';
};
