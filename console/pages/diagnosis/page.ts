// Diagnosis: what is well with the greenhouse and what is not, how long its rounds take, and what happened.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/diagnosis',
  title: 'nav.diagnosis',
  order: 20,
  role: 'technician',
  chapter: 'diagnosis',
  pictogram: 'M2 12h5l3-8 4 16 3-8h5',
  load: () => import('./Page.svelte'),
};
