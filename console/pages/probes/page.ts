// Probes: what each gives, what is made of it, how well it still is; and the way to calibrate it.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/probes',
  title: 'nav.probes',
  order: 11,
  role: 'technician',
  pictogram:
    'M10 2h4v11l2 3v4a2 2 0 0 1-2 2h-4a2 2 0 0 1-2-2v-4l2-3z M8 17h8 M3 12c1 1 3 1 4 0 M17 12c1 1 3 1 4 0',
  load: () => import('./Page.svelte'),
};
