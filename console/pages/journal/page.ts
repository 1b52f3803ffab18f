// Journal: what the family writes down, and what the house writes for it, day by day.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/journal',
  title: 'nav.journal',
  order: 7,
  role: 'family',
  pictogram: 'M5 3h14v18H5z M9 3v18 M12 8h4 M12 12h4',
  load: () => import('./Page.svelte'),
};
