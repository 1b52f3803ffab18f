// Tablets: which may act, how another is let in, whose PIN is what.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/tablets',
  title: 'nav.tablets',
  order: 8,
  role: 'family',
  pictogram: 'M6 3h12v18H6z M11 18h2 M9 10l2 2 4-4',
  load: () => import('./Page.svelte'),
};
