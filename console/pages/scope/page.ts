// Signals: a close look at channels, ten times a second, for a minute.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/scope',
  title: 'nav.scope',
  order: 12,
  role: 'technician',
  pictogram: 'M3 4h18v16H3z M5 13h3l2-6 3 10 2-7 1 3h3',
  load: () => import('./Page.svelte'),
};
