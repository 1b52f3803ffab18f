// A crop file whose numbers contradict each other is refused, with the number that is wrong and the one it is wrong against.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropProfileSchema } from '../../../controller/contract/profile.ts';
import { sayingsOf } from '../../support/sayings.ts';

type Points = Record<string, { value: number }>;
type Json = Record<string, unknown>;

const lettuce = () => JSON.parse(readFileSync('profiles/crops/lettuce.json', 'utf8'));

/** The shipped crop with one number changed, and what is said to it. */
const sayingsTo = (path: string, value: number): readonly string[] => {
  const profile = lettuce();
  const place = path.split('.').reduce((at, key) => at[key], profile);
  place.value = value;
  return sayings(profile);
};

const sayings = (profile: unknown): readonly string[] =>
  sayingsOf(cropProfileSchema.safeParse(profile).error?.issues);

/** The shipped crop after any change. */
const sayingsAfter = (change: (profile: ReturnType<typeof lettuce>) => void): readonly string[] => {
  const profile = lettuce();
  change(profile);
  return sayings(profile);
};

it('accepts the crop that is shipped', () => {
  expect(cropProfileSchema.safeParse(lettuce()).success).toBe(true);
});

it.each([
  [
    'air.night.best',
    24,
    'air.day.best.value: at least the 24 of air.night.best: the day must not be colder than the night',
  ],
  [
    'air.day.min',
    1,
    'air.day.min.value: at least the 3 of air.night.min: the day must not be colder than the night',
  ],
  ['air.day.max', 12, 'air.day.max.value: at least the 18 of best: min, best, max must rise'],
  ['air.night.min', 9, 'air.night.best.value: at least the 9 of min: min, best, max must rise'],
  ['humidity.min', 99, 'humidity.max.value: at least the 99 of min: min, max must rise'],
  ['solution.acidity.max', 4, 'solution.acidity.max.value: at least the 5.6 of min: min, max must rise'],
  [
    'stages.1.conductivity.min',
    5,
    'stages.1.conductivity.max.value: at least the 5 of min: min, max must rise',
  ],
  [
    'humidity.max',
    63,
    'humidity.max.value: at least 5 % above the 60 of min: the probe alone errs by as much',
  ],
  [
    'air.frostLethal',
    0,
    'air.frostLethal.value: at most the -1 of air.frostDamage: damage comes before death',
  ],
  [
    'ventilation.start',
    8,
    'ventilation.start.value: more than the 8 at which heating ends (air.night.best, or 2 K above the frost minimum)',
  ],
  [
    'solution.acidityAlarm.min',
    6,
    'solution.acidityAlarm.min.value: at most the 5.6 of solution.acidity.min: what is wanted is no alarm',
  ],
  [
    'solution.acidityAlarm.max',
    6,
    'solution.acidityAlarm.max.value: at least the 6.2 of solution.acidity.max: what is wanted is no alarm',
  ],
  ['air.day.max', 250, 'air.day.max.value: a number from -20 to 45 °C'],
  ['circulation.day.on', 7.5, 'circulation.day.on.value: a whole number from 1 to 1440 min'],
])('with %s at %d is refused', (path, value, words) => {
  expect(sayingsTo(path, value)).toContain(words);
});

it('with vents that are full before they start is refused', () => {
  expect(sayingsTo('ventilation.full', 1)[0]).toMatch(
    /^ventilation\.full\.value: more than the .* of ventilation\.start/,
  );
});

describe('stages', () => {
  const drop = (key: string, index: number) => (profile: { stages: Json[] }) => {
    delete profile.stages[index]![key];
  };

  it('must be there', () => {
    expect(
      sayingsAfter((profile) => {
        profile.stages = [];
      }),
    ).toEqual(['stages: at least one stage, such as growth, with its days']);
  });

  it('have known names in the order of a life', () => {
    const swapped = sayingsAfter(({ stages }) => stages.reverse());
    expect(swapped[0]).toMatch(/^stages\.1\.id: a stage that comes after harvest; the order is soaking, /);
    expect(sayingsAfter(({ stages }) => stages.splice(1, 0, { ...stages[0] }))[0]).toContain(
      'after germination',
    );
    const misspelt = sayingsAfter(({ stages }) => Object.assign(stages[0], { id: 'germinacion' }));
    expect(misspelt[0]).toMatch(/^stages\.0\.id: .*"germination"/);
  });

  it('each have an end, but for the last', () => {
    expect(sayingsAfter(drop('days', 2))).toEqual([
      'stages.2.days: how many days adaptation lasts before the next stage',
    ]);
    expect(sayingsAfter(drop('days', 4))).toEqual([]);
  });

  it('are all measured in degree-days, or none', () => {
    expect(sayingsAfter(drop('degreeDays', 2))).toEqual([
      'stages.2.degreeDays: the degree-days of adaptation, as growthBase is given; or leave out growthBase and all degreeDays',
    ]);
    expect(sayingsAfter(drop('degreeDays', 4))).toEqual([]);
    const withoutBase = (profile: Json) => {
      delete profile['growthBase'];
    };
    expect(sayingsAfter(withoutBase)).toContain(
      'growthBase: the °C over which the degree-days of the stages are counted',
    );
    const without = (profile: ReturnType<typeof lettuce>) => {
      withoutBase(profile);
      profile.stages.forEach((_: unknown, index: number) => {
        drop('degreeDays', index)(profile);
      });
    };
    expect(sayingsAfter(without)).toEqual([]);
  });
});

it.each([
  ['light', (profile: Json) => delete profile['light']],
  ['irrigation', (profile: Json) => delete profile['irrigation']],
  [
    'irrigation and circulation',
    (profile: Json) => delete profile['irrigation'] && delete profile['circulation'],
  ],
  ['solution.temperature', (profile: Json) => delete (profile['solution'] as Json)['temperature']],
  ['air.germination', (profile: Json) => delete (profile['air'] as Json)['germination']],
  ['air.frostLethal', (profile: Json) => delete (profile['air'] as Json)['frostLethal']],
])('may be silent of %s', (_what, change) => {
  expect(sayingsAfter(change)).toEqual([]);
});

it.each([
  ['air.frostDamage', (profile: Json) => delete (profile['air'] as Json)['frostDamage']],
  ['air.night', (profile: Json) => delete (profile['air'] as Json)['night']],
  ['ventilation', (profile: Json) => delete profile['ventilation']],
  ['solution.acidityAlarm', (profile: Json) => delete (profile['solution'] as Json)['acidityAlarm']],
])('may not be silent of %s, by which the house is kept safe', (what, change) => {
  expect(sayingsAfter(change)[0]).toMatch(new RegExp(`^${what}`));
});

describe('irrigation', () => {
  const film = () => lettuce().irrigation.film;
  const n = (value: number) => ({ ...film().from, value });

  it.each([
    ['two ways', { film: film(), mist: { on: n(45) } }, 'irrigation: exactly one of film, raft, drip, mist'],
    ['no way', {}, 'irrigation: exactly one of film, raft, drip, mist'],
    [
      'more rest at least than at most',
      { drip: { sum: n(1), least: n(90), most: n(60) } },
      'irrigation.drip.most.value: at least the 90 of least',
    ],
    ['mist as long as its cycle', { mist: { on: n(600) } }, undefined],
    [
      'too little sun',
      { film: { ...film(), from: n(5) } },
      'irrigation.film.from.value: a number from 50 to 1400 W/m²',
    ],
  ])('with %s', (_what, irrigation, words) => {
    const said = sayingsAfter((profile) => Object.assign(profile, { irrigation }));
    if (words) expect(said[0]).toContain(words);
    else expect(said).toEqual([]);
  });

  it('of mist that would never end is refused', () => {
    const said = sayingsAfter((profile) => {
      Object.assign(profile, { irrigation: { mist: { on: n(600) } } });
      profile.circulation.day.off.value = 0;
      profile.circulation.day.on.value = 10;
    });
    expect(said).toEqual(['irrigation.mist.on.value: less than the 10 min of a cycle of circulation']);
  });

  it('needs a rhythm for the time when nobody knows the light, but for rafts', () => {
    const without = (irrigation: unknown) =>
      sayingsAfter((profile) => {
        delete profile.circulation;
        Object.assign(profile, { irrigation });
      });
    expect(without({ film: film() })[0]).toMatch(/^irrigation: circulation as well/);
    expect(without({ raft: { air: film().sunny } })).toEqual([]);
  });
});

it('a number without a source is refused, and so is an unknown key beside it', () => {
  const bare = sayingsAfter(({ air }) => {
    delete air.frostDamage.source;
  });
  expect(bare).toEqual(['air.frostDamage.source: where the number comes from: publication, author and year']);
  const odd = sayingsAfter(({ air }) => Object.assign(air.frostDamage, { unit: '°C' }));
  expect(odd[0]).toMatch(/^air\.frostDamage: .*unit/);
});

it('a copy has an id of its own', () => {
  const copy = { ...lettuce(), id: 'lettuce-of-rosa', copyOf: 'lettuce' };
  expect(sayings(copy)).toEqual([]);
  expect(sayings({ ...copy, id: 'lettuce' })).toEqual([
    'copyOf: another id than lettuce: a copy has its own, and the original stays',
  ]);
  expect(sayings({ ...copy, id: '../lettuce' })).toEqual(['id: small letters, digits and dashes']);
});

it('is accepted only where no day is colder than its night, and no band narrower than a probe errs', () => {
  const degrees = fc.integer({ min: 0, max: 30 });
  const span = fc.tuple(degrees, degrees, degrees);
  fc.assert(
    fc.property(span, span, (day, night) => {
      const profile = lettuce();
      const points = ['min', 'best', 'max'];
      const set = (at: Points, values: readonly number[]) =>
        points.forEach((point, index) => {
          at[point]!.value = values[index]!;
        });
      set(profile.air.day, day);
      set(profile.air.night, night);
      profile.ventilation.start.value = 40;
      profile.ventilation.full.value = 44;
      const rises = (values: readonly number[]) =>
        values.every((value, n) => n === 0 || value >= values[n - 1]!);
      const isWide = ([min, , max]: readonly number[]) => max! - min! >= 1;
      const isSound =
        [day, night].every((values) => rises(values) && isWide(values)) &&
        day.every((value, n) => value >= night[n]!);
      expect(cropProfileSchema.safeParse(profile).success).toBe(isSound);
    }),
    {
      numRuns: 300,
      examples: [
        [
          [10, 18, 25],
          [3, 8, 12],
        ],
      ],
    },
  );
});
