// What an output of a rig must say of itself because of its kind, and what none of another kind may say.
import type { ActuatorKind, Airflow, Dosed, Signal } from '../core/installation.ts';
import { wanted } from '../core/schema-reason.ts';

interface Output {
  readonly kind: ActuatorKind;
  readonly safeDuty: number;
  readonly longestOnSeconds: number;
  readonly doses?: Dosed | undefined;
  readonly mlPerSecond?: number | undefined;
  readonly slowPower?: number | undefined;
  readonly slowMlPerSecond?: number | undefined;
  readonly mostMlPerDay?: number | undefined;
  readonly bottleMl?: number | undefined;
  readonly airflow?: Airflow | undefined;
  readonly signal?: Signal['by'] | undefined;
  readonly signalsFrom?: Signal['from'] | undefined;
  readonly switching?: 'solid-state' | undefined;
  readonly speed?: 'variable' | undefined;
  readonly faces?: number | undefined;
}

type Place = { readonly path: (string | number)[]; readonly message: string };

/** s. A small peristaltic pump gives 60–240 mL meanwhile, more than any dose of a family's tank; the board ends it by itself. */
const LONGEST_DOSE = 120;
/** s. At 5 L/min an inlet fills a drum of 150 L meanwhile. */
const LONGEST_FILLING = 1800;

/** Fields that belong to one kind, and what to write there. */
const OWN = {
  doses: { kind: 'doser', wanted: wanted('rig.wanted.doses') },
  mlPerSecond: {
    kind: 'doser',
    wanted: wanted('rig.wanted.doser-ml'),
  },
  airflow: {
    kind: 'fan',
    wanted: wanted('rig.wanted.airflow'),
  },
  signal: {
    kind: 'alarm',
    wanted: wanted('rig.wanted.signal'),
  },
} as const;

/** What heats, wets, doses, calls or empties the battery may never be on because something failed. */
const SAFE_WHEN_OFF: readonly ActuatorKind[] = ['heater', 'fogger', 'lamp', 'doser', 'inlet', 'alarm'];

/** Faults of the outputs' own fields. */
export const outputFaults = (outputs: readonly Output[]): readonly Place[] =>
  outputs.flatMap((output, n) =>
    [
      ...ownFieldFaults(output),
      ...optionFaults(output),
      ...safetyFaults(output),
      ...speedFaults(output),
      ...twinFaults(outputs, n),
    ].map(({ path, message }) => ({ path: ['actuators', n, ...path], message })),
  );

/** Of one kind, and not demanded. */
const OPTIONS = {
  signalsFrom: 'alarm',
  mostMlPerDay: 'doser',
  bottleMl: 'doser',
  slowPower: 'doser',
  slowMlPerSecond: 'doser',
  switching: 'heater',
  speed: 'fan',
  faces: 'vent',
} as const;

const optionFaults = (output: Output): readonly Place[] =>
  (Object.keys(OPTIONS) as (keyof typeof OPTIONS)[])
    .filter((field) => output[field] !== undefined && output.kind !== OPTIONS[field])
    .map((field) => ({ path: [field], message: wanted('rig.wanted.only-kind', { kind: OPTIONS[field] }) }));

const ownFieldFaults = (output: Output): readonly Place[] =>
  (Object.keys(OWN) as (keyof typeof OWN)[]).flatMap((field) => {
    const { kind, wanted: message } = OWN[field];
    const isGiven = output[field] !== undefined;
    if (isGiven === (output.kind === kind)) return [];
    return [{ path: [field], message: isGiven ? wanted('rig.wanted.only-kind', { kind }) : message }];
  });

const safetyFaults = ({ kind, safeDuty, longestOnSeconds }: Output): readonly Place[] => [
  ...(SAFE_WHEN_OFF.includes(kind) && safeDuty > 0
    ? [{ path: ['safeDuty'], message: wanted('rig.wanted.safe-off') }]
    : []),
  ...(kind === 'doser' && longestOnSeconds > LONGEST_DOSE
    ? [
        {
          path: ['longestOnSeconds'],
          message: wanted('rig.wanted.dose-time', { most: String(LONGEST_DOSE) }),
        },
      ]
    : []),
  ...(kind === 'inlet' && longestOnSeconds > LONGEST_FILLING
    ? [
        {
          path: ['longestOnSeconds'],
          message: wanted('rig.wanted.filling-time', { most: String(LONGEST_FILLING) }),
        },
      ]
    : []),
];

/** A second speed is told whole, and is the slower one. */
const speedFaults = ({ mlPerSecond, slowPower, slowMlPerSecond }: Output): readonly Place[] => {
  if ((slowPower === undefined) !== (slowMlPerSecond === undefined))
    return [
      {
        path: [slowPower === undefined ? 'slowPower' : 'slowMlPerSecond'],
        message: wanted('rig.wanted.slow-whole'),
      },
    ];
  const isCrossed = (slowMlPerSecond ?? 0) >= (mlPerSecond ?? Number.POSITIVE_INFINITY);
  return isCrossed ? [{ path: ['slowMlPerSecond'], message: wanted('rig.wanted.slow-less') }] : [];
};

const twinFaults = (outputs: readonly Output[], n: number): readonly Place[] => {
  const doses = outputs[n]?.doses;
  if (doses === undefined || outputs.findIndex((other) => other.doses === doses) === n) return [];
  const message = wanted('rig.wanted.one-doser', { doses });
  return [{ path: ['doses'], message }];
};
