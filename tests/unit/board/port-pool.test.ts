import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPortPool } from '../../../hardware/board/port-pool.ts';
import type { Transport } from '../../../hardware/transport.ts';

const createSockets = (...paths: string[]) => {
  const closers = new Map<string, () => void>();
  const open = (path: string): Transport => ({
    path,
    open: async () => {
      if (path.endsWith('broken')) throw new Error('no permission');
    },
    write: () => undefined,
    onData: () => undefined,
    onClose: (listener) => void closers.set(path, listener),
    close: async () => undefined,
  });
  const present = new Set(paths);
  const pool = createPortPool({ find: async () => [...present], open });
  const tried = async (id: string | undefined) => (await pool.next(id))?.path;
  return { pool, present, tried, pull: (path: string) => closers.get(path)?.() };
};

describe('port pool', () => {
  it('has nothing to offer on a machine without ports', async () => {
    const { pool } = createSockets();
    expect(await pool.next('a')).toBeNull();
  });

  it('offers each port in turn, so that a foreign device hides no board', async () => {
    const { pool } = createSockets('one', 'two');
    const seen: (string | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      const transport = await pool.next(undefined);
      seen.push(transport?.path);
      await transport?.close();
    }
    expect(seen).toEqual(['one', 'two', 'one', 'two']);
  });

  it('goes straight to where a board was met, and leaves it alone when looking for another', async () => {
    const { pool, tried } = createSockets('one', 'two', 'three');
    pool.met('two', 'a');
    pool.met('one', 'b');
    expect(await tried('a')).toBe('two');
    expect(await tried('c')).toBe('three');
  });

  it('looks elsewhere when the board is no longer where it was met', async () => {
    const { pool } = createSockets('one', 'two');
    pool.met('one', 'a');
    const first = await pool.next('a');
    await first?.close();
    expect((await pool.next('a'))?.path).toBe('two');
  });

  it('forgets who hung in a socket that was empty', async () => {
    const { pool, present, tried } = createSockets('one');
    pool.met('one', 'b');
    present.delete('one');
    expect(await tried('a')).toBeUndefined();
    present.add('one');
    expect(await tried('a')).toBe('one');
  });

  it('frees a port that cannot be opened, that was closed, and that was pulled', async () => {
    const { pool, tried, pull } = createSockets('broken');
    const transport = await pool.next('a');
    await expect(transport?.open()).rejects.toThrow('no permission');
    expect(await tried('b')).toBe('broken');
    pull('broken');
    expect(await tried('a')).toBe('broken');
  });

  it('never gives one port to two', async () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', undefined), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(ids, fc.integer({ min: 0, max: 4 }), async (wishes, count) => {
        const { tried } = createSockets(...Array.from({ length: count }, (_, n) => `port${n}`));
        const given: (string | undefined)[] = [];
        for (const id of wishes) given.push(await tried(id));
        const used = given.filter((path) => path !== undefined);
        expect(new Set(used).size).toBe(used.length);
        expect(used.length).toBe(Math.min(count, wishes.length));
      }),
    );
  });
});
