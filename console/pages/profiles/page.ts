// Crop profiles: the numbers that a crop is grown by, and copies of them to change.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/profiles',
  title: 'nav.profiles',
  order: 13,
  role: 'technician',
  chapter: 'profiles',
  pictogram: 'M5 3h14v18H5z M8 8h4 M8 12h8 M8 16h6 M15 8c0-2 1-3 3-3 0 2-1 3-3 3z',
  load: () => import('./Page.svelte'),
};
