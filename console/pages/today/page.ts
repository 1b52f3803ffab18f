// Today: is all well, what to do next, what runs.
import type { PageDescription } from '../../page.ts';

export const page: PageDescription = {
  path: '/',
  title: 'nav.today',
  order: 1,
  role: 'family',
  bar: 'always',
  pictogram: 'M3 12 12 4l9 8v8H3z M12 20v-5 M12 17c-3 0-4-2-4-4 3 0 4 2 4 4z M12 17c0-3 1-4 4-4 0 3-1 4-4 4z',
  load: () => import('./Page.svelte'),
};
