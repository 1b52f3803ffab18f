// What in a crop file contradicts itself though each number is possible: the number that is wrong and the one it is wrong against.
import { PROFILE_LIMITS, type ProfileQuantity } from '../core/crop/limits.ts';
import { type CropProfile, type Range, type Span, STAGES } from '../core/crop/profile.ts';
import { resolveHeatStop } from '../core/crop/setpoints.ts';
import { wanted } from '../core/schema-reason.ts';

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = Fault['path'];

export const findProfileFaults = (profile: CropProfile): readonly Fault[] => [
  ...findWrongSpans(profile),
  ...findColderDays(profile.air),
  ...findWrongVents(profile),
  ...findWrongFrost(profile.air),
  ...findWrongAlarm(profile.solution),
  ...findWrongOrder(profile),
  ...findWrongLengths(profile),
  ...findWrongIrrigation(profile),
  ...(profile.copyOf === profile.id
    ? [
        {
          path: ['copyOf'],
          message: wanted('profile.wanted.own-id', { id: profile.id }),
        },
      ]
    : []),
];

const findWrongIrrigation = ({ irrigation, circulation }: CropProfile): readonly Fault[] => {
  if (!irrigation) return [];
  const path = ['irrigation'];
  const [regime, ...others] = Object.keys(irrigation);
  if (regime === undefined || others.length > 0) return [{ path, message: wanted('profile.wanted.one-way') }];
  if (!circulation && regime !== 'raft')
    return [{ path, message: wanted('profile.wanted.circulation', { regime }) }];
  const { drip, mist } = irrigation;
  if (drip && drip.most.value < drip.least.value)
    return [
      {
        path: [...path, 'drip', 'most', 'value'],
        message: wanted('profile.wanted.least-drip', { least: String(drip.least.value) }),
      },
    ];
  const shortest = Math.min(
    ...[circulation?.day, circulation?.night].flatMap((each) =>
      each ? [each.on.value + each.off.value] : [],
    ),
  );
  return mist && mist.on.value >= shortest * 60
    ? [
        {
          path: [...path, 'mist', 'on', 'value'],
          message: wanted('profile.wanted.short-mist', { most: String(shortest) }),
        },
      ]
    : [];
};

const findWrongSpans = ({
  air,
  humidity,
  vapourDeficit,
  light,
  solution,
  stages,
  yield: harvest,
}: CropProfile) => [
  ...findWrongBand(['air', 'day'], 'airTemperature', air.day),
  ...findWrongBand(['air', 'night'], 'airTemperature', air.night),
  ...findWrongBand(['air', 'germination'], 'airTemperature', air.germination),
  ...findWrongBand(['yield', 'amount'], 'harvest', harvest?.amount),
  ...findWrongBand(['humidity'], 'humidity', humidity),
  ...findWrongBand(['vapourDeficit'], 'vapourDeficit', vapourDeficit),
  ...findWrongBand(['light'], 'dailyLight', light),
  ...findWrongBand(['solution', 'temperature'], 'waterTemperature', solution.temperature),
  ...findWrongBand(['solution', 'acidity'], 'acidity', solution.acidity),
  ...findWrongBand(['solution', 'acidityAlarm'], 'acidity', solution.acidityAlarm),
  ...stages.flatMap(({ conductivity }, index) =>
    findWrongBand(['stages', index, 'conductivity'], 'conductivity', conductivity),
  ),
];

const POINTS = ['min', 'best', 'max'] as const;

const findWrongBand = (path: Path, quantity: ProfileQuantity, band: Span | Range | undefined) =>
  band === undefined ? [] : [...findFalling(path, band), ...findNarrow(path, quantity, band)];

const findFalling = (path: Path, band: Readonly<Partial<Span>>): readonly Fault[] => {
  const order = POINTS.filter((point) => band[point] !== undefined);
  return order.flatMap((point, index) => {
    const before = order[index - 1] ?? point;
    const least = band[before]?.value ?? 0;
    return (band[point]?.value ?? 0) >= least
      ? []
      : [
          {
            path: [...path, point, 'value'],
            message: wanted('profile.wanted.rising', {
              least: String(least),
              before,
              order: order.join(', '),
            }),
          },
        ];
  });
};

/** Falling bands are told by `findFalling`. */
const findNarrow = (path: Path, quantity: ProfileQuantity, { min, max }: Range): readonly Fault[] => {
  const { unit, ...limits } = PROFILE_LIMITS[quantity];
  const least = 'uncertainty' in limits ? limits.uncertainty : 0;
  // Decimal fractions: 0.6 − 0.4 is a little less than 0.2.
  if (max.value < min.value || max.value - min.value > least - 1e-9) return [];
  const message = wanted('profile.wanted.wide', { least: String(least), unit, min: String(min.value) });
  return [{ path: [...path, 'max', 'value'], message }];
};

const findColderDays = ({ day, night }: CropProfile['air']): readonly Fault[] =>
  POINTS.filter((point) => day[point].value < night[point].value).map((point) => ({
    path: ['air', 'day', point, 'value'],
    message: wanted('profile.wanted.warm-day', { least: String(night[point].value), point }),
  }));

/** Vents that open while the heater still may heat would waste what it gives. */
const findWrongVents = (profile: CropProfile): readonly Fault[] => {
  const { start, full } = profile.ventilation;
  const heatStop = resolveHeatStop(profile);
  return [
    ...(full.value > start.value
      ? []
      : [
          {
            path: ['ventilation', 'full', 'value'],
            message: wanted('profile.wanted.full-vents', { least: String(start.value) }),
          },
        ]),
    ...(start.value > heatStop
      ? []
      : [
          {
            path: ['ventilation', 'start', 'value'],
            message: wanted('profile.wanted.vents-after-heat', { least: String(heatStop) }),
          },
        ]),
  ];
};

const findWrongFrost = ({ frostDamage, frostLethal }: CropProfile['air']): readonly Fault[] =>
  frostLethal === undefined || frostLethal.value <= frostDamage.value
    ? []
    : [
        {
          path: ['air', 'frostLethal', 'value'],
          message: wanted('profile.wanted.damage-first', { most: String(frostDamage.value) }),
        },
      ];

const findWrongAlarm = ({ acidity, acidityAlarm }: CropProfile['solution']): readonly Fault[] => [
  ...(acidityAlarm.min.value <= acidity.min.value
    ? []
    : [
        {
          path: ['solution', 'acidityAlarm', 'min', 'value'],
          message: wanted('profile.wanted.alarm-below', { most: String(acidity.min.value) }),
        },
      ]),
  ...(acidityAlarm.max.value >= acidity.max.value
    ? []
    : [
        {
          path: ['solution', 'acidityAlarm', 'max', 'value'],
          message: wanted('profile.wanted.alarm-above', { least: String(acidity.max.value) }),
        },
      ]),
];

const findWrongOrder = ({ stages }: CropProfile): readonly Fault[] =>
  stages.flatMap(({ id }, index) => {
    const before = stages[index - 1]?.id;
    if (before === undefined || STAGES.indexOf(id) > STAGES.indexOf(before)) return [];
    return [
      {
        path: ['stages', index, 'id'],
        message: wanted('profile.wanted.stage-order', { before, order: STAGES.join(', ') }),
      },
    ];
  });

/** Where stages end must be known of all that have one to follow, and in one measure for all. */
const findWrongLengths = ({ stages, growthBase }: CropProfile): readonly Fault[] =>
  stages.flatMap(({ id, days, degreeDays }, index): readonly Fault[] => {
    const isLast = index === stages.length - 1;
    if (days === undefined && !isLast)
      return [{ path: ['stages', index, 'days'], message: wanted('profile.wanted.stage-days', { id }) }];
    if (degreeDays !== undefined && growthBase === undefined)
      return [{ path: ['growthBase'], message: wanted('profile.wanted.growth-base') }];
    if (degreeDays === undefined && growthBase !== undefined && !isLast) {
      const message = wanted('profile.wanted.degree-days', { id });
      return [{ path: ['stages', index, 'degreeDays'], message }];
    }
    return [];
  });
