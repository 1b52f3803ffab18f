// The service sheet: on paper, what a visit did, found and leaves to do.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/sheet',
  title: 'nav.sheet',
  order: 21,
  role: 'technician',
  chapter: 'diagnosis',
  pictogram: 'M6 3h9l4 4v14H6z M15 3v4h4 M9 12h7 M9 16h7',
  load: () => import('./Page.svelte'),
};
