// Boards: what hangs on the USB ports, how the line does, and why every output is as it is.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/boards',
  title: 'nav.boards',
  order: 10,
  role: 'technician',
  pictogram: 'M4 6h13l3 3v9H4z M4 9H2v4h2 M8 6v3 M11 6v3 M14 6v3 M8 18v-3 M11 18v-3 M14 18v-3',
  load: () => import('./Page.svelte'),
};
