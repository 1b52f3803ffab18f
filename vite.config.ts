// One file for three builds: the console (browser), the controller (one Node file, packages external) and the tests.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import type { ProjectConfig } from 'vitest/node';

const nodeTests = (name: string, more: Partial<ProjectConfig>) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node' as const, ...more },
});
/** Tests without pages share one process a worker: reading every module anew for every file took much of their time. */
const SHARED = { isolate: false };
/** Real ports and pages in real time: a busy machine may make one late, a fault fails twice. */
const ONCE_MORE = 1;

export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? '.' : 'console',
  plugins: isSsrBuild ? [] : [svelte({ configFile: false })],
  publicDir: false as const,
  // Bundling the web packages halves the start: one file is read instead of three hundred, and what nobody uses is left out.
  // Two stay outside: tables of three hundred alphabets that are read when somebody writes in one, and a list that loads faster as JSON.
  ssr: {
    noExternal: true,
    external: ['johnny-five', 'firmata-io', 'serialport', 'vite', 'iconv-lite', 'mime-db'],
  },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'dist/controller',
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        minify: true,
        rollupOptions: {
          input: { main: 'controller/main.ts', 'foresight-thread': 'hardware/foresight-thread.ts' },
        },
      }
    : {
        outDir: '../dist/console',
        emptyOutDir: true,
        target: ['chrome87', 'safari14'],
        cssTarget: ['chrome87', 'safari14'],
        modulePreload: { polyfill: false },
      },
  test: {
    root: '.',
    projects: [
      nodeTests('unit', { ...SHARED, testTimeout: 60_000 }),
      nodeTests('architecture', { ...SHARED, testTimeout: 60_000 }),
      nodeTests('simulation', { ...SHARED, testTimeout: 60_000 }),
      nodeTests('hil', { ...SHARED, testTimeout: 120_000, retry: ONCE_MORE }),
      nodeTests('e2e', { testTimeout: 120_000, retry: ONCE_MORE }),
      {
        extends: true as const,
        test: {
          name: 'component',
          include: ['tests/component/**/*.svelte.test.ts'],
          environment: 'happy-dom',
          ...SHARED,
          setupFiles: ['tests/support/all-words.ts'],
        },
      },
    ],
  },
}));
