// What a tablet loads before Today can be used, and what a later page adds: page, script and style of a fresh build, as they travel.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Manifest } from 'vite';
import { atMost, type Figure } from '../figure.ts';

const LIMIT_KB = 80;
const LATER_KB = 40;
const TODAY = 'pages/today/Page.svelte';
/** Words that come with a later page: with any, with a technician's, and those of a chapter that it names. */
const chaptersOf = (description: string): readonly string[] => [
  'pages',
  ...(description.includes("role: 'family'") ? [] : ['technician']),
  ...(/chapter: '(\w+)'/.exec(description)?.slice(1) ?? []),
];

/** The files of an entry with all that it imports at once. */
const filesOf = (manifest: Manifest, entry: string, seen = new Set<string>()): Set<string> => {
  const chunk = manifest[entry];
  if (!chunk || seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen);
  return seen;
};

interface Weights {
  /** KB before Today can be used. */
  readonly first: number;
  /** The page that brings most on top of it, and how much, KB. */
  readonly later: { readonly page: string; readonly kilobytes: number };
}

const weigh = async (folder: string): Promise<Weights> => {
  await build({ logLevel: 'silent', build: { outDir: folder, emptyOutDir: true, manifest: true } });
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  if (manifest[TODAY])
    throw new Error(`${TODAY} does not come with the frame: it is fetched after it, and a slow tablet waits`);
  const size = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1024;
  const sum = (files: readonly string[]) => files.reduce((total, file) => total + size(file), 0);
  const first = new Set(['index.html', ...filesOf(manifest, 'index.html')]);
  // The heaviest language is counted with the page.
  const wordsOf = (page: string): number => {
    const chapters = chaptersOf(readFileSync(`console/${page.replace('Page.svelte', 'page.ts')}`, 'utf8'));
    const byLanguage = new Map<string, number>();
    for (const [key, { file }] of Object.entries(manifest)) {
      const [, language = '', chapter = ''] = /^i18n\/([^/]+)\/(\w+)\.json$/.exec(key) ?? [];
      if (chapters.includes(chapter)) byLanguage.set(language, (byLanguage.get(language) ?? 0) + size(file));
    }
    return Math.max(0, ...byLanguage.values());
  };
  const later = Object.keys(manifest)
    .filter((key) => /^pages\/[^/]+\/Page\.svelte$/.test(key))
    .map((page) => ({
      page,
      kilobytes: wordsOf(page) + sum([...filesOf(manifest, page)].filter((file) => !first.has(file))),
    }))
    .sort((a, b) => b.kilobytes - a.kilobytes);
  const [heaviest] = later;
  if (!heaviest) throw new Error('the build has no page but Today: mend tests/bench/console/weight.ts');
  return { first: sum([...first]), later: heaviest };
};

export const measureWeight = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'yapu-console-'));
  try {
    const { first, later } = await weigh(folder);
    return [
      atMost(
        'console.first-view',
        first,
        'KB',
        LIMIT_KB,
        'gzip of page, script and style before Today is usable',
      ),
      atMost(
        'console.later-page',
        later.kilobytes,
        'KB',
        LATER_KB,
        `what ${later.page} adds with its words, the most of all pages`,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
