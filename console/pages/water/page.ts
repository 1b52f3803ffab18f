// Water: how much there is and for how many days, what is in it, and what was dosed.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/water',
  title: 'nav.water',
  order: 3,
  role: 'family',
  bar: 'always',
  pictogram: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z M9 14a3 3 0 0 0 3 3',
  load: () => import('./Page.svelte'),
};
