// The lean loop runs the real tick: the same seed the same figures, and what is broken is broken.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { advice } from '../../../../controller/cli/trial/controllers/advice.ts';
import { rules, yapu } from '../../../../controller/cli/trial/controllers/yapu.ts';
import { runTrial, type TrialOptions, type TrialRound } from '../../../../controller/cli/trial/trial.ts';
import { timestamp } from '../../../../controller/core/units.ts';
import { loadSite, type SiteFiles } from '../../../../controller/site-files.ts';

// Hours of a greenhouse take seconds, and many more where other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;
let files: SiteFiles;
beforeAll(async () => {
  files = await loadSite('hardware/rigs/family.json');
});

const run = (options: Partial<TrialOptions> = {}) => {
  const rounds: TrialRound[] = [];
  const start = timestamp(Date.parse('2026-07-04T00:00:00-04:00'));
  const base = { files, kind: 'carpa-solar', seed: 3, start, days: 0.5, step: 60, controller: yapu } as const;
  const result = runTrial({ ...base, onRound: (round) => rounds.push(round), ...options });
  return { ...result, rounds };
};
const dutyOf = ({ outputs }: TrialRound, id: string) => outputs.find(({ actuator }) => actuator === id)?.duty;

describe('a trial', () => {
  test('gives the same figures for the same seed, others for another', () => {
    const short = { days: 0.125 };
    const [first, again, other] = [run(short), run(short), run({ ...short, seed: 4 })];
    expect(again.figures).toEqual(first.figures);
    expect(other.figures).not.toEqual(first.figures);
    expect(first.rounds).toHaveLength(180);
  });

  test('guards the crop where it is told to', () => {
    const [late, early] = [run({ tuning: { heatAt: -2 } }), run({ tuning: { heatAt: 5 } })];
    expect(early.figures['heatKwh']).toBeGreaterThan((late.figures['heatKwh'] ?? 0) + 1);
    expect(early.figures['coldestLeaf']).toBeGreaterThan(late.figures['coldestLeaf'] ?? 99);
  });

  test('a cut leaves every relay off and no round decided, and what comes after begins anew', () => {
    const { rounds, figures } = run({ faults: [{ kind: 'power-cut', from: HOUR, until: 5 * HOUR }] });
    const cut = rounds.slice(60, 300);
    expect(cut.every((round) => dutyOf(round, 'pump') === 0 && dutyOf(round, 'heater') === 0)).toBe(true);
    expect(cut.every(({ decision }) => decision.orders.length === 0)).toBe(true);
    expect(rounds.slice(300).some((round) => dutyOf(round, 'heater') === 1)).toBe(true);
    expect(figures['stillHours']).toBeGreaterThan(4);
  });

  test('a panel under snow empties the battery, and then nobody decides and nothing runs', () => {
    const faults = [{ kind: 'panel-covered', clear: 0, from: 0, until: 100 * HOUR }] as const;
    const { rounds, figures } = run({ faults, days: 5.5, step: 300, period: 600, controller: rules });
    const dark = rounds.filter(({ moment }) => moment.isDark).slice(1);
    expect(dark.length).toBeGreaterThan(12);
    expect(dark.every(({ decision }) => decision.orders.length === 0)).toBe(true);
    expect(dark.every(({ moment }) => moment.flow < 0.01)).toBe(true);
    expect(figures['darkHours']).toBeCloseTo(((dark.length + 1) * 600) / 3600, 6);
    expect(rounds.at(-1)?.moment.isDark).toBe(false);
    expect(rounds.at(-1)?.decision.orders.length).toBeGreaterThan(0);
  });

  test('a lost cable rests every output, and no probe is blamed for it', () => {
    const { rounds, raised } = run({ faults: [{ kind: 'link-lost', from: HOUR, until: 2 * HOUR }] });
    const lost = rounds.slice(60, 120);
    expect(lost.every(({ samples }) => samples.every((sample) => 'fault' in sample))).toBe(true);
    expect(lost.every((round) => dutyOf(round, 'pump') === 0)).toBe(true);
    expect(raised.filter(({ at }) => at >= HOUR && at < 2 * HOUR).map(({ id }) => id)).not.toContain(
      'sensor:air.temperature',
    );
  });

  test('a pump that moves nothing is found', () => {
    const { raised } = run({ faults: [{ kind: 'stopped', actuator: 'pump', from: HOUR, until: 12 * HOUR }] });
    const found = raised.find(({ id }) => id === 'no-effect:pump');
    expect(found?.at).toBeGreaterThanOrEqual(HOUR);
    expect(found?.at).toBeLessThan(3 * HOUR);
  });

  test('without motors only the family moves anything, and late', () => {
    const { rounds, figures } = run({ controller: advice, days: 0.75 });
    const asked = rounds.find(({ decision }) => decision.advice?.includes('open-by-hand'));
    const opened = rounds.find((round) => dutyOf(round, 'vent') === 1);
    const late = Number(opened?.at) - Number(asked?.at);
    expect(late).toBeGreaterThanOrEqual(HOUR / 6);
    expect(late).toBeLessThanOrEqual((2 * HOUR) / 3 + 120_000);
    expect([figures['heatKwh'], figures['doses']]).toEqual([0, 0]);
  });
});
