// Finds the pages: each folder of pages/ describes itself in page.ts and is loaded when it is first opened.
import type { Component } from 'svelte';
import { type Chapter, type Key, learn } from './i18n/speak.svelte.ts';

export interface PageDescription {
  /** After `#`: `/` is the first page. */
  readonly path: string;
  readonly title: Key;
  readonly order: number;
  readonly role: 'family' | 'technician' | 'trainer';
  /** Words that no other page needs. */
  readonly chapter?: Chapter;
  /** In the bottom bar of every screen, or only of one wider than a phone; absent: in the list of all pages. */
  readonly bar?: 'always' | 'wide';
  /** Path data of its pictogram, drawn in 24 × 24. */
  readonly pictogram: string;
  /** The page may take a prop `rest`: what follows its own path in the address, without the slash between them. */
  readonly load: () => Promise<{ default: Component }>;
}

const found = import.meta.glob<PageDescription>('./pages/*/page.ts', { eager: true, import: 'page' });

/** Every page, in the order of the bottom bar and of the list of all pages. */
export const PAGES: readonly PageDescription[] = Object.values(found).sort((a, b) => a.order - b.order);

/** The page of this address, or of its beginning; an unknown address opens the first. */
export const pageAt = (path: string): PageDescription | undefined =>
  PAGES.find((page) => path === page.path || path.startsWith(`${page.path}/`)) ?? PAGES[0];

/** What of this address is for the page to understand. */
export const restOf = (page: PageDescription, path: string): string =>
  path.startsWith(`${page.path}/`) ? path.slice(page.path.length + 1) : '';

/** Words of the first page are always at hand. */
const chaptersOf = ({ role, path, chapter }: PageDescription): readonly Chapter[] => {
  if (role !== 'family') return ['pages', 'technician', ...(chapter ? [chapter] : [])];
  return path === PAGES[0]?.path ? [] : ['pages'];
};

/** Fetches a page with the words it speaks. */
export const openPage = async (page: PageDescription): Promise<{ default: Component }> => {
  const [opened] = await Promise.all([page.load(), learn(chaptersOf(page))]);
  return opened;
};
