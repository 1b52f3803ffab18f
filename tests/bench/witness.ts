// The virtual house as a witness: how often it speaks against sound probes, and how long it takes to find one that is not. The family's
// house without its second thermometer, for that one finds more and sooner; houses of other kinds under the same model; seeds drawn once.

import { toInstallation } from '../../controller/app/installation.ts';
import { watched } from '../../controller/cli/trial/controllers/yapu.ts';
import type { TrialFault } from '../../controller/cli/trial/faults.ts';
import { runTrial } from '../../controller/cli/trial/trial.ts';
import { timestamp } from '../../controller/core/units.ts';
import { loadSite, type SiteFiles } from '../../controller/site-files.ts';
import type { GreenhouseKind } from '../../hardware/twin/kinds/index.ts';
import { DAY, FOR_EVER } from './control/scenario.ts';
import { SEEDS } from './control/seeds.ts';
import { atLeast, atMost, type BenchGroup, type Figure } from './figure.ts';

interface Life {
  readonly kind: GreenhouseKind;
  /** First day, as `2026-06-01`. */
  readonly from: string;
}

/** Cold and dry, wet, hot, and two houses that the model does not know. */
const SOUND: readonly Life[] = [
  { kind: 'carpa-solar', from: '2026-06-01' },
  { kind: 'carpa-solar', from: '2026-12-15' },
  { kind: 'carpa-solar', from: '2026-09-20' },
  { kind: 'carpa-solar', from: '2026-03-15' },
  { kind: 'walipini', from: '2026-07-15' },
  { kind: 'film-tunnel', from: '2026-10-15' },
];
const SOUND_DAYS = 45;
/** Days in which what is usual is learned, and in which nothing can be said. */
const LEARNED = 14;
const BROKEN = SOUND.slice(0, 3);
/** The probe breaks after so many days, and so long it is given. */
const BREAKS_AFTER = 17;
const GIVEN = 21;

const AIR = 'air.temperature';
const ours = (id: string): boolean => id.startsWith('house-witness:');

const familyHouse = async (): Promise<SiteFiles> => {
  const files = await loadSite('hardware/rigs/family.json');
  const sensors = files.rig.sensors.filter(
    ({ channels }) => !channels.some(({ tag }) => tag === 'vent.temperature'),
  );
  const rig = { ...files.rig, sensors };
  return { ...files, rig, installation: toInstallation(rig, files.siteFile) };
};

const live = (
  files: SiteFiles,
  { kind, from }: Life,
  seed: number,
  days: number,
  faults: readonly TrialFault[] = [],
) =>
  runTrial({
    files,
    kind,
    seed,
    start: timestamp(Date.parse(`${from}T00:00-04:00`)),
    days,
    controller: watched,
    faults,
  }).raised;

type Broken = TrialFault extends infer F ? (F extends TrialFault ? Omit<F, 'from' | 'until'> : never) : never;

/** Days until somebody is told, in each of the broken lives; nobody: for ever. `found`: by which alarms. */
const findIn = (
  files: SiteFiles,
  faults: readonly Broken[],
  found: (id: string) => boolean,
): readonly number[] =>
  BROKEN.map((life, n) => {
    const from = BREAKS_AFTER * DAY;
    const broken = faults.map((fault) => ({ ...fault, from, until: FOR_EVER }) as TrialFault);
    const raised = live(files, life, SEEDS[10 + n] ?? 0, BREAKS_AFTER + GIVEN, broken);
    const first = raised.find(({ at, id }) => at >= from && found(id));
    return first ? (first.at - from) / DAY : Number.POSITIVE_INFINITY;
  });

const worst = (days: readonly number[]): number => Math.max(...days);
const share = (days: readonly number[]): number => days.filter(Number.isFinite).length / days.length;
const told = (days: readonly number[]): string => days.map((each) => each.toFixed(1)).join(', ');

const measure = async (): Promise<readonly Figure[]> => {
  const files = await familyHouse();
  const alarms = SOUND.map((life, n) =>
    live(files, life, SEEDS[n] ?? 0, SOUND_DAYS).filter(({ id }) => ours(id)),
  );
  const months = (SOUND.length * (SOUND_DAYS - LEARNED)) / 30;
  const drift = findIn(files, [{ kind: 'drift', tag: AIR, perDay: 0.3 }], ours);
  const sun = findIn(files, [{ kind: 'sunlit', tag: AIR, kelvin: 2 }], ours);
  const moreSun = findIn(files, [{ kind: 'sunlit', tag: AIR, kelvin: 4 }], ours);
  const stuck = findIn(files, [{ kind: 'stuck', tag: AIR }], (id) => ours(id) || id === `sensor:${AIR}`);
  const damp = findIn(files, [{ kind: 'bias', tag: 'air.humidity', by: 8 }], ours);
  const eachOf = (what: string, days: readonly number[]) => `${what}; found after ${told(days)} days`;
  return [
    atMost(
      'witness.false-alarms',
      alarms.flat().length / months,
      '/month',
      1,
      `${months.toFixed(1)} sound months of ${SOUND.length} houses: ${alarms.map(({ length }) => length).join(', ')}`,
    ),
    atMost('witness.drift', worst(drift), 'd', 14, eachOf('the air probe drifts 0.3 K a day', drift)),
    atLeast('witness.sun', share(sun), 'share', 0.3, eachOf('it reads 2 K more at 100,000 lx', sun)),
    atLeast(
      'witness.more-sun',
      share(moreSun),
      'share',
      1,
      eachOf('it reads 4 K more at 100,000 lx', moreSun),
    ),
    atMost('witness.stuck', worst(stuck), 'd', 1, eachOf('it sticks, which its own silence tells', stuck)),
    atMost('witness.damp', worst(damp), 'd', 10, eachOf('the hygrometer reads 8 % more', damp)),
  ];
};

export const group: BenchGroup = { name: 'witness', run: measure };
