// An output on for some seconds: judged by the interlocks, given back whatever happens, one at a time.
import { expect, test } from 'vitest';
import { createBriefRuns } from '../../../controller/app/brief-run.ts';
import { createDecisions } from '../../../controller/app/decisions.ts';
import type { Cycle } from '../../../controller/app/loop.ts';
import { settingsSchema } from '../../../controller/contract/settings.ts';
import { seconds } from '../../../controller/core/units.ts';
import { createTestClock } from '../../support/clock.ts';
import { createMemoryDocuments } from '../web/memory-documents.ts';

interface Plan {
  /** What the board confirms while the output is on. */
  readonly duty?: number | null;
  readonly veto?: { readonly by: string; readonly because: { readonly key: string } };
  readonly breaks?: boolean;
}

const bench = async ({ duty = 1, veto, breaks = false }: Plan = {}) => {
  const clock = createTestClock();
  const documents = createMemoryDocuments();
  const settings = await documents.open('settings', settingsSchema, {
    version: 1,
    heldOff: {},
    confirmed: [],
  });
  const decisions = createDecisions(settings, clock);
  const round = async (fresh = false): Promise<Cycle> => {
    if (fresh && breaks) throw new Error('the board is gone');
    const isOn = decisions.overrides()['pump']?.mode === 'on' || fresh;
    return {
      outputs: [{ actuator: 'pump', duty: isOn ? duty : 0, at: clock.now() }],
      result: { vetoes: veto ? [{ actuator: 'pump', ...veto }] : [], proofs: { pump: 'proved' } },
    } as unknown as Cycle;
  };
  const run = createBriefRuns({ loop: { round }, decisions, clock, actuators: ['pump', 'vent'] });
  return { run, clock, decisions };
};
const LASTING = seconds(5);
const refusal = (key: string) => ({ outcome: 'refused', because: { key } });

test('it runs for its seconds, is looked at, and goes back to its rhythm', async () => {
  const { run, clock, decisions } = await bench();
  const begun = await run('pump', LASTING, 'Ana');
  if (begun.outcome !== 'accepted') throw new Error('nothing forbids it');
  await clock.advance(4900);
  expect(decisions.overrides()['pump']).toMatchObject({ mode: 'on', by: 'Ana' });
  await clock.advance(200);
  expect(await begun.ended).toEqual({ isConfirmed: true, proof: 'proved' });
  expect(decisions.overrides()).toEqual({});
});

test('what the board does not confirm is told as it is', async () => {
  const { run, clock } = await bench({ duty: null });
  const begun = await run('pump', LASTING, 'Ana');
  await clock.advance(5000);
  expect(begun.outcome === 'accepted' && (await begun.ended).isConfirmed).toBe(false);
});

test('an interlock refuses it, and nothing stays held', async () => {
  const veto = { by: 'dry-run', because: { key: 'veto.dry-run' } };
  const { run, decisions } = await bench({ veto });
  expect(await run('pump', LASTING, 'Ana')).toMatchObject({ outcome: 'vetoed', by: 'dry-run' });
  expect(decisions.overrides()).toEqual({});
  expect(await run('pump', LASTING, 'Ana')).toMatchObject({ outcome: 'vetoed' });
});

test('an output that people hold and an unknown one are refused', async () => {
  const { run, decisions } = await bench();
  await decisions.holdOff('pump', 'Luis');
  expect(await run('pump', LASTING, 'Ana')).toEqual(refusal('brief-run.taken'));
  expect(decisions.overrides()['pump']).toMatchObject({ mode: 'off', by: 'Luis' });
  expect(await run('boiler', LASTING, 'Ana')).toEqual(refusal('refusal.no-such-output'));
});

test('what people decide meanwhile holds when it ends', async () => {
  const { run, clock, decisions } = await bench();
  await run('pump', LASTING, 'Ana');
  await clock.advance(1000);
  await decisions.holdOff('pump', 'Luis');
  await clock.advance(10_000);
  expect(decisions.overrides()['pump']).toMatchObject({ mode: 'off', by: 'Luis' });
  await decisions.release('pump');
  await run('pump', LASTING, 'Ana');
  await clock.advance(1000);
  await decisions.holdOn('pump', 2, 'Luis');
  await clock.advance(10_000);
  expect(decisions.overrides()['pump']).toMatchObject({ mode: 'on', by: 'Luis' });
});

test('another waits until it has ended, and a round that fails holds nobody up', async () => {
  const { run, clock, decisions } = await bench({ breaks: true });
  const begun = await run('pump', LASTING, 'Ana');
  expect(await run('vent', LASTING, 'Luis')).toEqual(refusal('brief-run.busy'));
  const failed = begun.outcome === 'accepted' && expect(begun.ended).rejects.toThrow('the board is gone');
  await clock.advance(5000);
  await failed;
  expect(decisions.overrides()).toEqual({});
  expect(await run('vent', LASTING, 'Luis')).toMatchObject({ outcome: 'accepted' });
});
