// The tablet on the wall: what is set on it before it is left alone.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/kiosk',
  title: 'nav.kiosk',
  order: 13,
  role: 'technician',
  chapter: 'kiosk',
  pictogram: 'M5 3h14v18H5z M9 8l2 2 4-4 M9 14h6 M11 18h2',
  load: () => import('./Page.svelte'),
};
