// The crop: how far it is, what it wants now, and by which source.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/crop',
  title: 'nav.crop',
  order: 6,
  role: 'family',
  pictogram: 'M12 21v-9 M12 12c-5 0-7-3-7-8 5 0 7 3 7 8z M12 15c0-4 2-6 7-6 0 4-2 6-7 6z',
  load: () => import('./Page.svelte'),
};
