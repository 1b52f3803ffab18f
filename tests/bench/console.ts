// What a tablet loads before Today can be used: page, script and style of a fresh build, as they travel.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Manifest } from 'vite';
import { atMost, type BenchGroup } from './figure.ts';

const LIMIT_KB = 75;
const TODAY = 'pages/today/Page.svelte';

/** The files of an entry with all that it imports at once. */
const filesOf = (manifest: Manifest, entry: string, seen = new Set<string>()): Set<string> => {
  const chunk = manifest[entry];
  if (!chunk || seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen);
  return seen;
};

const firstView = async (folder: string): Promise<number> => {
  await build({ logLevel: 'silent', build: { outDir: folder, emptyOutDir: true, manifest: true } });
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  if (!manifest[TODAY]) throw new Error(`the build has no ${TODAY}: mend the path in tests/bench/console.ts`);
  const files = new Set(['index.html', ...filesOf(manifest, 'index.html'), ...filesOf(manifest, TODAY)]);
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    0,
  );
};

export const group: BenchGroup = {
  name: 'console',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'yapu-console-'));
    try {
      const kilobytes = (await firstView(folder)) / 1024;
      return [
        atMost(
          'console.first-view',
          kilobytes,
          'KB',
          LIMIT_KB,
          'gzip of page, script and style before Today is usable',
        ),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
