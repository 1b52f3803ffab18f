// The model that looks ahead for the controller: it keeps the last day in mind, and each look is a thread of its own that ends with its
// answer. Between two looks it costs no memory, and a look that goes astray disturbs nobody.
import { Worker } from 'node:worker_threads';
import type { SiteFile } from '../controller/contract/profile.ts';
import type { Looked } from '../controller/core/plan.ts';
import type { Foresight } from '../controller/ports.ts';
import { FAMILY_HOUSE, type Look } from './twin/foresight/look.ts';
import { createDayRecord } from './twin/foresight/record.ts';

/** ms. A look takes a second on a slow machine, most of it to start the thread; a plan that late helps nobody. */
const LONGEST_LOOK = 60_000;

export const createForesight = (site: SiteFile): Foresight => {
  const record = createDayRecord();
  return {
    note: record.add,
    async look(question) {
      const day = record.day();
      return day ? askThread({ site, kind: FAMILY_HOUSE, day, question }) : {};
    },
  };
};

const askThread = (workerData: Look): Promise<Looked> =>
  new Promise((resolve, reject) => {
    const thread = openThread(workerData);
    const late = setTimeout(() => {
      void thread.terminate();
      reject(new Error('the look ahead took too long'));
    }, LONGEST_LOOK).unref();
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(late);
      reject(new Error('the look ahead ended without an answer'));
    });
  });

/** Built, the thread is a file beside the controller's; from source, a thread needs somebody who reads TypeScript to it. */
const openThread = (workerData: Look): Worker => {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('../foresight-thread.js', import.meta.url), { workerData });
  const source = JSON.stringify(new URL('./foresight-thread.ts', import.meta.url));
  const read = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${source}, ${source}))`;
  return new Worker(read, { eval: true, workerData });
};
