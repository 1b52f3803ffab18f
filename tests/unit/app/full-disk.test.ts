// A memory card that refuses: what is safe is done all the same and said to be done; what must outlive a restart to hold does not hold,
// and nobody is told that it does.
import { expect, it } from 'vitest';
import { type CommandDeps, createCommands } from '../../../controller/app/commands.ts';
import { createDecisions } from '../../../controller/app/decisions.ts';
import { initialSettings } from '../../../controller/contract/settings.ts';
import type { Document } from '../../../controller/ports.ts';
import { createTestClock } from '../../support/clock.ts';

const openHouse = () => {
  const clock = createTestClock();
  /** Goes back to what is on the disk, as the store's do. */
  const settings: Document<typeof initialSettings> = {
    value: initialSettings,
    save: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
  };
  const decisions = createDecisions(settings, clock);
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const asked = {
    clock,
    decisions,
    log: quiet,
    loop: { round: async () => undefined },
    journal: { append: async () => undefined },
    actuators: ['pump'],
    sirens: [],
    ...{ schedule: {}, media: {}, growing: {}, crops: {}, ownProfiles: {} },
    unconfirmed: () => [{ path: 'crops/lettuce#air.day.min' }],
  };
  // What these commands ask for; a house has much more.
  return { decisions, commands: createCommands(asked as unknown as CommandDeps) };
};

const told = (key: string) => ({ outcome: 'refused', because: { key } });

it('an output that is switched off is off, though nobody will know after a restart', async () => {
  const { commands, decisions } = openHouse();
  expect(await commands.setOutput('pump', { mode: 'off' }, 'Rosa')).toMatchObject(told('refusal.not-saved'));
  expect(decisions.overrides()).toMatchObject({ pump: { mode: 'off', by: 'Rosa' } });
});

it('Stop all stops, and is not released by what cannot be kept', async () => {
  const { commands, decisions } = openHouse();
  expect(await commands.stopAll('Rosa')).toEqual({ outcome: 'accepted' });
  expect(await commands.releaseStop('Rosa')).toMatchObject(told('refusal.not-kept'));
  expect(decisions.stop()).toMatchObject({ by: 'Rosa' });
});

it('looking ahead and vouched numbers stay as they were', async () => {
  const { commands, decisions } = openHouse();
  expect(await commands.switchPlanner(false, 'Rosa')).toMatchObject(told('refusal.not-kept'));
  expect(await commands.confirm('crops/lettuce#air.day.min', 'Ana')).toMatchObject(told('refusal.not-kept'));
  expect(decisions.isPlannerOn()).toBe(true);
  expect(decisions.confirmed()).toEqual([]);
});
