// The page of the probes before a small controller in memory: probes, sessions and records to show, and hands that press and write.
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import Probes from '../../console/pages/probes/Page.svelte';
import type { CalibrationRecord, CalibrationView } from '../../controller/contract/calibration.ts';
import type { WireProbe } from '../../controller/contract/probe.ts';
import type { Snapshot } from '../../controller/contract/snapshot.ts';
import { type Asked, deskFor } from './console-desk.ts';
import { CALM_AT, calmDay } from './console-fixtures.ts';

export const PH = 'solution.acidity';
const MINUTE = 60_000;

export const acidity: WireProbe = {
  tag: PH,
  quantity: 'acidity',
  sample: { at: CALM_AT, raw: 2.6715 },
  calibrated: 6.021,
  reading: { quality: 'good', value: 6.02, at: CALM_AT, unit: 'pH', decimals: 1 },
  origin: 'book',
  line: { slope: -5.7, offset: 21.2 },
  canCalibrate: true,
  last: { n: 3, at: CALM_AT - 86_400_000, by: 'Ana', instrument: 'E-201 7', due: CALM_AT + 13 * 86_400_000 },
  health: {
    bars: 2,
    parts: [
      { what: 'slopePercent', value: 87.2, bars: 2 },
      { what: 'age', value: 7.4, bars: 4 },
    ],
  },
  course: {
    what: 'slopePercent',
    refusedBelow: 85,
    marks: [
      { at: CALM_AT - 30 * 86_400_000, value: 91 },
      { at: CALM_AT - 86_400_000, value: 87.2 },
    ],
  },
};

export const session = (more: Partial<CalibrationView> = {}): CalibrationView => ({
  session: 'b-1-1',
  tag: PH,
  quantity: 'acidity',
  by: 'Ana',
  instrument: 'E-201 7',
  endsAt: CALM_AT + 20 * MINUTE,
  backAt: CALM_AT + 22 * MINUTE,
  references: ['buffer'],
  asks: [
    {
      kind: 'buffer',
      names: [
        ['4.00', '6.86', '9.18'],
        ['4.01', '7.00', '10.01'],
      ],
      temperature: { least: 0, most: 35 },
    },
  ],
  least: 1,
  most: 3,
  points: [],
  ...more,
});
export const inBuffer = { kind: 'buffer', buffer: '7.00' } as const;
export const watch = (
  more: Partial<NonNullable<CalibrationView['watch']>>,
): NonNullable<CalibrationView['watch']> => ({
  reference: inBuffer,
  state: 'settling',
  progress: 0.4,
  value: 7.04,
  temperature: 15,
  reading: 6.81,
  seconds: 18,
  limit: 180,
  trace: { at: [1, 9, 18], value: [6, 6.7, 6.81] },
  zone: { least: 6.75, most: 6.85, window: 42 },
  ...more,
});
export const taken = {
  reference: inBuffer,
  temperature: 15,
  raw: 2.5,
  spread: 0.001,
  value: 7.04,
  before: 6.8,
  after: 7.03,
};
export const record = (more: Partial<CalibrationRecord> = {}): CalibrationRecord => ({
  version: 1,
  n: 4,
  at: CALM_AT,
  tag: PH,
  quantity: 'acidity',
  by: 'Ana',
  instrument: 'E-201 7',
  verdict: 'accepted',
  points: [taken],
  figures: { slopePercent: 92, offsetMillivolts: 6 },
  warnings: [],
  due: CALM_AT + 14 * 86_400_000,
  ...more,
});

interface World {
  probes?: readonly WireProbe[];
  session?: CalibrationView | null;
  records?: readonly CalibrationRecord[];
  answers?: Readonly<Record<string, unknown>>;
  locked?: boolean;
  snapshot?: Snapshot;
  /** Whose calibration it is. */
  tag?: string;
}
export const open = (rest: string, world: World = {}) => {
  const { probes = [acidity], session: view = null, records = [], answers = {}, locked = false } = world;
  const { tag = PH } = world;
  const body = (value: unknown) => ({ status: 200, body: value });
  const bench = deskFor(
    world.snapshot ?? calmDay(),
    {
      'GET /probes': body(probes),
      'GET /calibrations': body(records),
      [`GET /calibrations/${tag}`]: body({ session: view }),
      ...Object.fromEntries(
        Object.entries(answers).map(([step, answer]) => [`POST /calibrations/${tag}${step}`, body(answer)]),
      ),
    },
    locked,
  );
  return { ...bench, ...render(Probes, { props: { rest }, context: bench.context }) };
};
export const card = async () => within(await screen.findByRole('region', { name: 'Sensor de acidez (pH)' }));
export const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
export const write = (label: RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
export const sent = (asked: readonly Asked[], step: string, tag = PH) =>
  asked
    .filter(({ method, path }) => method === 'POST' && path === `/calibrations/${tag}${step}`)
    .map(({ body }) => body);
