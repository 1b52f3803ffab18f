// A process that does nothing but write, as fast as the disk lets it, and says on its output what has been acknowledged. It is there
// to be killed. Arguments: folder, number to begin with.
import { millis } from '../../../controller/core/units.ts';
import { openStore } from '../../../controller/store/open-store.ts';
import { createTestClock } from '../../support/clock.ts';
import { begins, pair, pairSchema, photoOf, rowAt, silent, utcOffset } from './written.ts';

const [folder = '', first = '0'] = process.argv.slice(2);
const say = (what: string, n: number): boolean => process.stdout.write(`${what} ${n}\n`);

const write = async (): Promise<void> => {
  const clock = createTestClock(begins + Number(first) * 60_000);
  const store = await openStore({ folder, clock, utcOffset, log: silent });
  const document = await store.documents.open('settings', pairSchema, pair(0));
  for (let n = Number(first); ; n++) {
    store.history.append(clock.now(), rowAt(clock.now()));
    const saved = document.save(pair(n)).then(() => say('document', n));
    const photo = store.media.keep(photoOf(n), 'jpg', new Set()).then(() => say('media', n));
    const entry = { at: clock.now(), kind: 'count', subject: 'dose.ml', by: 'writer', amount: n } as const;
    await store.journal.append(entry);
    say('journal', n);
    await Promise.all([saved, photo]);
    await clock.advance(millis(60_000));
    if (!store.history.trouble()) say('history', n);
  }
};

await write();
