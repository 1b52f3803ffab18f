// Schedule: when the pumps run today, and how to change it.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/schedule',
  title: 'nav.schedule',
  order: 4,
  role: 'family',
  bar: 'wide',
  pictogram: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z M12 7v5l4 2',
  load: () => import('./Page.svelte'),
};
