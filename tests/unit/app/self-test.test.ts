// One output for two seconds: judged by the interlocks, given back whatever happens, and written down as it was.
import { expect, test } from 'vitest';
import type { Cycle } from '../../../controller/app/loop.ts';
import { createSelfTest } from '../../../controller/app/self-test.ts';
import type { JournalEntry } from '../../../controller/core/journal-entry.ts';
import { createTestClock } from '../../support/clock.ts';

interface Plan {
  readonly duty?: number | null;
  readonly veto?: { readonly by: string; readonly because: { readonly key: string } };
  readonly proof?: string;
  readonly held?: boolean;
}

const bench = ({ duty = 1, veto, proof = 'none', held = false }: Plan = {}) => {
  const clock = createTestClock();
  const deeds: string[] = [];
  const journal: JournalEntry[] = [];
  let isOn = false;
  const round = async (fresh = false): Promise<Cycle> => {
    deeds.push(fresh ? 'look' : 'round');
    return {
      outputs: [{ actuator: 'pump', duty: isOn ? duty : 0, at: clock.now() }],
      result: { vetoes: veto ? [{ actuator: 'pump', ...veto }] : [], proofs: { pump: proof } },
    } as unknown as Cycle;
  };
  const run = createSelfTest({
    loop: { round },
    clock,
    actuators: ['pump', 'vent'],
    journal: { append: async (entry) => void journal.push(entry) },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    decisions: {
      overrides: () => (held ? { pump: { mode: 'off', since: clock.now(), by: 'family' } } : {}),
      holdOn: async (actuator, minutes) => {
        isOn = true;
        deeds.push(`${actuator} on for ${minutes * 60} s`);
      },
      release: async (actuator) => {
        isOn = false;
        deeds.push(`${actuator} released`);
      },
    },
  });
  return { run, clock, deeds, journal };
};

/** Runs it while time passes. */
const over = async <T>(clock: ReturnType<typeof createTestClock>, work: Promise<T>): Promise<T> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  await clock.advance(2000);
  return work;
};

test('it runs, is looked at, and goes back to automatic', async () => {
  const { run, clock, deeds, journal } = bench({ proof: 'proved' });
  const answer = await over(clock, run('pump', 'tablet'));
  expect(answer).toMatchObject({ outcome: 'accepted', result: { isConfirmed: true, proof: 'proved' } });
  expect(deeds).toEqual(['pump on for 2 s', 'round', 'look', 'pump released', 'round']);
  expect(journal).toMatchObject([
    { kind: 'system', subject: 'self-test:pump', by: 'tablet', because: { key: 'selftest.proved' } },
  ]);
});

test('what the board does not confirm is told as silent', async () => {
  const { run, clock, journal } = bench({ duty: null });
  const answer = await over(clock, run('pump', 'tablet'));
  expect(answer).toMatchObject({ outcome: 'accepted', result: { isConfirmed: false } });
  expect(journal[0]?.because?.key).toBe('selftest.silent');
});

test('an interlock refuses it, and nothing stays held', async () => {
  const veto = { by: 'dry-run', because: { key: 'veto.dry-run' } };
  const { run, deeds, journal } = bench({ veto });
  expect(await run('pump', 'tablet')).toMatchObject({ outcome: 'vetoed', by: 'dry-run' });
  expect(deeds.at(-2)).toBe('pump released');
  expect(journal).toEqual([]);
});

test('an output that a person holds, an unknown one and a second test at once are refused', async () => {
  expect(await bench({ held: true }).run('pump', 'tablet')).toMatchObject({
    because: { key: 'selftest.taken' },
  });
  expect(await bench().run('boiler', 'tablet')).toMatchObject({ because: { key: 'refusal.no-such-output' } });
  const { run, clock } = bench();
  const first = run('pump', 'tablet');
  expect(await run('vent', 'other')).toMatchObject({ because: { key: 'selftest.busy' } });
  expect(await over(clock, first)).toMatchObject({ outcome: 'accepted' });
});
