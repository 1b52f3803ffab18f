// What `npm start` runs: builds what is missing or older than its source, then starts the built controller in this process.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist/controller/main.js');

/** What the build reads; firmware, papers and pictures of the parts are not in it. */
const isSource = /\.(ts|svelte|css|json|svg|html)$/;

/** Newest change of a source below a folder, ms since 1970; 0 when there is none. Paths are put together by hand: the first page waits. */
const newestChange = (folder) => {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) newest = Math.max(newest, newestChange(path));
    else if (isSource.test(entry.name)) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
};

const changeOf = (file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const isStale = () => {
  const builtAt = Math.min(changeOf('dist/controller/main.js'), changeOf('dist/console/index.html'));
  if (builtAt === 0) return true;
  const sources = ['controller', 'hardware', 'console'].map((folder) => newestChange(join(root, folder)));
  return Math.max(...sources, changeOf('package-lock.json'), changeOf('vite.config.ts')) > builtAt;
};

if (isStale()) {
  const { execFileSync } = await import('node:child_process');
  process.stdout.write('building the controller and the console, half a minute the first time …\n');
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
}
await import(built);
