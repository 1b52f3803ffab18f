// The siren is tried by the way of every brief run, one output after the other, and only what a person says of it is kept.
import { expect, it } from 'vitest';
import type { RunBriefly } from '../../../controller/app/brief-run.ts';
import { createSiren } from '../../../controller/app/siren.ts';

const bench = (sirens: readonly string[], refusing?: string) => {
  const deeds: string[] = [];
  const runBriefly: RunBriefly = async (output, lasting) => {
    if (output === refusing) return { outcome: 'refused', because: { key: 'brief-run.taken' } };
    deeds.push(`${output} on for ${lasting / 1000} s`);
    const seen = { isConfirmed: true, proof: 'none' } as const;
    return { outcome: 'accepted', ended: Promise.resolve(seen).finally(() => deeds.push(`${output} off`)) };
  };
  const siren = createSiren({
    sirens,
    runBriefly,
    chores: { sirenTried: async (isHeard) => void deeds.push(isHeard ? 'kept: heard' : 'kept: not heard') },
    decide: async (decision) => {
      await decision;
      return { outcome: 'accepted' };
    },
    noted: async (deed, subject, by, change) => {
      const outcome = await deed;
      if (outcome.outcome === 'accepted') deeds.push(`${by}: ${subject} ${change}`);
      return outcome;
    },
  });
  return { siren, deeds };
};

it('sounds one after the other, and says so in the journal', async () => {
  const { siren, deeds } = bench(['buzzer', 'lamp']);
  await siren.sound('Rosa');
  await siren.answer(false, 'Rosa');
  expect(deeds).toEqual([
    'buzzer on for 2 s',
    'buzzer off',
    'lamp on for 2 s',
    'lamp off',
    'Rosa: siren tried',
    'kept: not heard',
    'Rosa: siren not heard',
  ]);
});

it('ends at the first refusal, and tells it', async () => {
  const { siren, deeds } = bench(['buzzer', 'lamp'], 'buzzer');
  expect(await siren.sound('Rosa')).toMatchObject({ outcome: 'refused' });
  expect(deeds).toEqual([]);
});

it('is refused where none is fitted', async () => {
  const { siren, deeds } = bench([]);
  const refused = { outcome: 'refused', because: { key: 'refusal.no-siren' } };
  expect([await siren.sound('Rosa'), await siren.answer(true, 'Rosa')]).toEqual([refused, refused]);
  expect(deeds).toEqual([]);
});
