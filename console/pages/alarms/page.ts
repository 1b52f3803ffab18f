// Alarms: what calls now and what to do, what rests, and what the last days brought.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/alarms',
  title: 'nav.alarms',
  order: 5,
  role: 'family',
  bar: 'wide',
  pictogram: 'M6 17V11a6 6 0 1 1 12 0v6l2 2H4z M10 21h4',
  load: () => import('./Page.svelte'),
};
