// Wiring: which wire goes where, and a copy of the rig to try changes on.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/wiring',
  title: 'nav.wiring',
  order: 11,
  role: 'technician',
  chapter: 'wiring',
  pictogram: 'M3 5h7v14H3z M10 8h4v-3h7 M10 12h11 M10 16h4v3h7 M21 4v2 M21 11v2 M21 18v2',
  load: () => import('./Page.svelte'),
};
