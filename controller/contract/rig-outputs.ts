// What an output of a rig must say of itself because of its kind, and what none of another kind may say.
import type { ActuatorKind, Airflow, Dosed, Signal } from '../core/installation.ts';

interface Output {
  readonly kind: ActuatorKind;
  readonly safeDuty: number;
  readonly longestOnSeconds: number;
  readonly doses?: Dosed | undefined;
  readonly mlPerSecond?: number | undefined;
  readonly mostMlPerDay?: number | undefined;
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
  doses: { kind: 'doser', wanted: 'what a doser gives: "a", "b", "acid" or "base"' },
  mlPerSecond: {
    kind: 'doser',
    wanted: 'mL in one second, measured: 60 s into a measuring cup, three times',
  },
  airflow: {
    kind: 'fan',
    wanted: 'a fan says what it does: "mixing" (inside) or "exhaust" (out of the house)',
  },
  signal: {
    kind: 'alarm',
    wanted: 'an alarm says how it calls: "sound" (silent once seen) or "light" (until it is over)',
  },
} as const;

/** What heats, wets, doses or calls may never be on because something failed. */
const SAFE_WHEN_OFF: readonly ActuatorKind[] = ['heater', 'fogger', 'doser', 'inlet', 'alarm'];

/** Faults of the outputs' own fields. */
export const outputFaults = (outputs: readonly Output[]): readonly Place[] =>
  outputs.flatMap((output, n) =>
    [
      ...ownFieldFaults(output),
      ...optionFaults(output),
      ...safetyFaults(output),
      ...twinFaults(outputs, n),
    ].map(({ path, message }) => ({ path: ['actuators', n, ...path], message })),
  );

/** Of one kind, and not demanded. */
const OPTIONS = {
  signalsFrom: 'alarm',
  mostMlPerDay: 'doser',
  switching: 'heater',
  speed: 'fan',
  faces: 'vent',
} as const;

const optionFaults = (output: Output): readonly Place[] =>
  (Object.keys(OPTIONS) as (keyof typeof OPTIONS)[])
    .filter((field) => output[field] !== undefined && output.kind !== OPTIONS[field])
    .map((field) => ({ path: [field], message: `only a ${OPTIONS[field]} has it; leave it out` }));

const ownFieldFaults = (output: Output): readonly Place[] =>
  (Object.keys(OWN) as (keyof typeof OWN)[]).flatMap((field) => {
    const { kind, wanted } = OWN[field];
    const isGiven = output[field] !== undefined;
    if (isGiven === (output.kind === kind)) return [];
    return [{ path: [field], message: isGiven ? `only a ${kind} has it; leave it out` : wanted }];
  });

const safetyFaults = ({ kind, safeDuty, longestOnSeconds }: Output): readonly Place[] => [
  ...(SAFE_WHEN_OFF.includes(kind) && safeDuty > 0
    ? [{ path: ['safeDuty'], message: '0: this is safe only when it is off' }]
    : []),
  ...(kind === 'doser' && longestOnSeconds > LONGEST_DOSE
    ? [
        {
          path: ['longestOnSeconds'],
          message: `at most ${LONGEST_DOSE} s for a doser: a dose that does not end poisons the tank`,
        },
      ]
    : []),
  ...(kind === 'inlet' && longestOnSeconds > LONGEST_FILLING
    ? [
        {
          path: ['longestOnSeconds'],
          message: `at most ${LONGEST_FILLING} s for an inlet: water that does not end floods the house`,
        },
      ]
    : []),
];

const twinFaults = (outputs: readonly Output[], n: number): readonly Place[] => {
  const doses = outputs[n]?.doses;
  if (doses === undefined || outputs.findIndex((other) => other.doses === doses) === n) return [];
  const message = `another doser gives ${doses} too; one is enough, and its limits count all`;
  return [{ path: ['doses'], message }];
};
