// More: the way to every page that has no place in the bottom bar.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/more',
  title: 'nav.more',
  order: 9,
  role: 'family',
  bar: 'always',
  pictogram: 'M4 6h16 M4 12h16 M4 18h16',
  load: () => import('./Page.svelte'),
};
