// Language: which this tablet speaks, how much of each is there, and where words of Aymara and Quechua come from.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/language',
  title: 'language.choose',
  order: 8,
  role: 'family',
  pictogram: 'M4 5h16v11h-9l-5 4v-4H4z M8 9h8 M8 12h5',
  load: () => import('./Page.svelte'),
};
