// Today: is all well, what to do next, what runs.
import type { PageDescription } from '../../page.ts';
import Page from './Page.svelte';

export const page: PageDescription = {
  path: '/',
  title: 'nav.today',
  order: 1,
  role: 'family',
  bar: 'always',
  pictogram: 'M3 12 12 4l9 8v8H3z M12 20v-5 M12 17c-3 0-4-2-4-4 3 0 4 2 4 4z M12 17c0-3 1-4 4-4 0 3-1 4-4 4z',
  // Comes with the frame: fetched after it, the page that nearly everybody opens would come a second later on a slow tablet.
  load: () => Promise.resolve({ default: Page }),
};
