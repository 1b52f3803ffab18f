// Commissioning: what was proven of this house, and what is left to prove.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/commissioning',
  title: 'nav.commissioning',
  order: 12,
  role: 'technician',
  chapter: 'commissioning',
  pictogram: 'M5 3h14v18H5z M8 8l1.5 1.5L12 7 M8 13l1.5 1.5L12 12 M14 8h3 M14 13h3 M8 18h9',
  load: () => import('./Page.svelte'),
};
