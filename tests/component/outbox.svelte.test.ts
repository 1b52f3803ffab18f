// Whatever fails on the way, and whenever: what was written down is kept by the controller once, with its photo, or still waits.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openOutbox } from '../../console/state/outbox.svelte.ts';
import type { Files, Outgoing } from '../../console/state/outgoing.ts';
import type { TabletMemory } from '../../console/state/tablet-memory.ts';
import type { WrittenRequest } from '../../controller/contract/written.ts';

const ACCEPTED = { ok: true, value: { outcome: 'accepted' } } as const;
const SILENT = { ok: false, status: 0, because: { key: 'refusal.nobody-answers' } } as const;
const NO_MEDIA = {
  ok: true,
  value: { outcome: 'refused', because: { key: 'refusal.no-such-media' } },
} as const;

const createMemory = (): TabletMemory => {
  const kept = new Map<string, Outgoing>();
  return {
    read: async () => [...kept.values()],
    put: async (one) => void kept.set(one.request.id, one),
    remove: async (id) => void kept.delete(id),
  };
};

/** A controller that may not be reached, may fall before or after it has kept something, and then has swept what nothing names. */
const createController = (fate: readonly ('well' | 'lost' | 'fell' | 'swept')[]) => {
  let asked = 0;
  const shelf = new Set<string>();
  const journal: (WrittenRequest & { photo?: string })[] = [];
  const step = () => fate[asked++] ?? 'well';
  return {
    journal,
    async keep(_as: string, bytes: Blob) {
      const [how, name] = [step(), await bytes.text()];
      if (how === 'lost') return SILENT;
      shelf.add(name);
      return how === 'fell' ? SILENT : ({ ok: true, value: { outcome: 'accepted', name } } as const);
    },
    async writeDown(request: WrittenRequest & { photo?: string }) {
      const how = step();
      if (how === 'lost') return SILENT;
      if (how === 'swept') shelf.clear();
      if (journal.some(({ id }) => id === request.id)) return ACCEPTED;
      if (request.photo && !shelf.has(request.photo)) return NO_MEDIA;
      journal.push(request);
      return how === 'fell' ? SILENT : ACCEPTED;
    },
  };
};

const noteOf = (n: number): WrittenRequest => ({ what: 'note', id: `${n}`.padStart(16, '0'), at: n });
/** Every other one has a photo. */
const filesOf = (n: number): Files => (n % 2 === 0 ? {} : { photo: new Blob([`photo ${n}`]) });
const fates = fc.array(fc.constantFrom('well', 'lost', 'fell', 'swept'), { maxLength: 30 });

test('it is kept once, in its order and with its own photo, over restarts of the tablet', async () => {
  const steps = fc.array(fc.constantFrom('write' as const, 'send' as const, 'restart' as const), {
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(fates, steps, async (fate, doing) => {
      const controller = createController(fate);
      const memory = createMemory();
      let outbox = await openOutbox(controller, memory);
      let written = 0;
      const deeds = {
        async restart() {
          outbox = await openOutbox(controller, memory);
        },
        send: () => outbox.send(),
        async write() {
          written += 1;
          await outbox.add(noteOf(written), filesOf(written));
        },
      };
      for (const deed of doing) await deeds[deed]();
      for (let tries = 0; outbox.outgoing.length > 0; tries++) {
        expect(tries).toBeLessThan(40);
        await outbox.send();
      }
      expect(controller.journal).toEqual(
        Array.from({ length: written }, (_, n) => ({
          ...noteOf(n + 1),
          ...(n % 2 === 1 ? {} : { photo: `photo ${n + 1}` }),
        })),
      );
      expect(await memory.read()).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a photo that is refused keeps its entry on the tablet, with its reason and its photo', async () => {
  const refused = {
    ok: true,
    value: { outcome: 'refused', because: { key: 'refusal.media-not-kept' } },
  } as const;
  const controller = { ...createController([]), keep: async () => refused };
  const memory = createMemory();
  const outbox = await openOutbox(controller, memory);
  const photo = new Blob(['p']);
  await outbox.add(noteOf(1), { photo });
  await outbox.send();
  expect(outbox.outgoing).toEqual([
    { request: noteOf(1), files: { photo }, because: { key: 'refusal.media-not-kept' } },
  ]);
  expect((await openOutbox(controller, memory)).outgoing).toHaveLength(1);
  expect(outbox.isFleeting).toBe(false);
});
