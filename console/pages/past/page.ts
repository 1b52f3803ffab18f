// The days before: one value over a week, a month or a year, with what called and what was written down.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/past',
  title: 'nav.past',
  order: 8,
  role: 'family',
  pictogram: 'M3 4v16h18 M6 15l4-5 4 3 6-8',
  load: () => import('./Page.svelte'),
};
