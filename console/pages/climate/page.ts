// Climate: the last 24 hours of air, outside, damp and vents.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/climate',
  title: 'nav.climate',
  order: 2,
  role: 'family',
  bar: 'always',
  pictogram: 'M10 14V5a2 2 0 1 1 4 0v9a4 4 0 1 1-4 0z M12 9v8 M18 6h3 M18 10h3',
  load: () => import('./Page.svelte'),
};
