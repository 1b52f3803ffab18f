// What a page may ask of a part: every field of every driver, in words of every language, and a beginning that the driver accepts.
import { describe, expect, it } from 'vitest';
import { rigSchema } from '../../../controller/contract/rig.ts';
import { actuatorDrivers, lineDrivers, sensorDrivers } from '../../../hardware/drivers/index.ts';
import { examineRig } from '../../../hardware/wiring/bench.ts';
import { offerParts } from '../../../hardware/wiring/offers.ts';
import { filesOf, LOCALES } from '../../support/catalogues.ts';
import { rawRig } from '../../support/shipped.ts';

const offers = offerParts();

it('is every driver that there is', () => {
  expect(offers.sensors.map(({ driver }) => driver)).toEqual(sensorDrivers.map(({ id }) => id));
  expect(offers.meters.map(({ driver }) => driver)).toEqual(lineDrivers.map(({ id }) => id));
  expect([...new Set(offers.outputs.map(({ driver }) => driver))].sort()).toEqual(
    actuatorDrivers.map(({ id }) => id).sort(),
  );
});

it.each(
  [...offers.sensors, ...offers.meters, ...offers.outputs].map((offer) => [offer.driver, offer] as const),
)('of %s, the fields are those of its example, and no other may be left out', (_, { fields, example }) => {
  const names = fields.map(({ name }) => name);
  expect(Object.keys(example).filter((name) => !names.includes(name))).toEqual([]);
  expect(fields.filter(({ name, isOptional }) => !isOptional && !(name in example))).toEqual([]);
});

it('tells the registers of a meter as a table, and what they give as values', () => {
  const modbus = offers.meters.find(({ driver }) => driver === 'modbus');
  const registers = modbus?.fields.find(({ name }) => name === 'registers');
  expect(registers).toMatchObject({ kind: 'table', isOptional: false });
  expect(registers?.columns?.filter(({ isOptional }) => !isOptional).map(({ name }) => name)).toEqual([
    'function',
    'register',
    'type',
  ]);
  expect(modbus?.gives.map(({ quantity }) => quantity)).toEqual(['airTemperature', 'humidity']);
});

it('a line of each kind begins as one that needs nothing but a meter', () => {
  const wantedBy = ({ kind, example }: (typeof offers.lines)[number]): readonly string[] => {
    const lines = [{ name: 'field', kind, ...example }];
    const { error } = rigSchema.safeParse({ ...rawRig('family'), lines });
    return error?.issues.map(({ path }) => path.join('.')) ?? [];
  };
  expect(offers.lines.map(wantedBy)).toEqual([['lines.0'], ['lines.0']]);
});

it('knows the kind of a field from the schema', () => {
  const fieldOf = (driver: string, field: string) =>
    offers.sensors.find((offer) => offer.driver === driver)?.fields.find(({ name }) => name === field);
  expect(fieldOf('sht3x', 'address')).toMatchObject({ kind: 'choice', choices: [68, 69] });
  expect(fieldOf('ranger', 'airTemperature')).toMatchObject({ kind: 'tag-or-number', isOptional: false });
  expect(fieldOf('contact', 'pullUp')).toMatchObject({ kind: 'yes-no', isOptional: true });
  expect(fieldOf('flow-meter', 'pulsesPerLitre')).toMatchObject({ kind: 'number', min: 1, max: 20_000 });
  expect(fieldOf('analog', 'pin')).toMatchObject({ kind: 'text' });
});

it.each(offers.outputs.map((offer) => [offer.kind, offer] as const))(
  'a %s begins as one that the board can guard',
  (_, { kind, driver, example, ownExample }) => {
    const measured = kind === 'doser' ? { mlPerSecond: 1 } : {};
    const output = { id: 'new', kind, driver, config: example, safeDuty: 0, ...ownExample, ...measured };
    const rig = rigSchema.parse({ ...rawRig('family'), actuators: [output] });
    expect(examineRig(rig).faults).toEqual([]);
  },
);

describe.each(LOCALES)('in %s', (language) => {
  const words = filesOf(language)['wiring.json'] ?? {};

  it('every field, part and choice has a name', () => {
    const all = [...offers.sensors, ...offers.meters, ...offers.outputs];
    const fields = [
      ...[...all, ...offers.lines].flatMap((offer) => offer.fields),
      ...offers.outputs.flatMap((offer) => offer.own),
    ].flatMap((field) => [field, ...(field.columns ?? [])]);
    const keys = [
      ...fields.map(({ name }) => `rig.field.${name}`),
      ...offers.limits.map(({ name }) => `rig.limit.${name}`),
      ...all.map(({ driver }) => `rig.part.${driver}`),
      ...offers.quantities.map((quantity) => `rig.choice.${quantity}`),
    ];
    expect([...new Set(keys)].filter((key) => !(key in words))).toEqual([]);
  });
});

describe('what is said of the house and of what its outputs draw', () => {
  const whole = { ...rawRig('full') };
  const judge = (limits: Record<string, unknown>) => rigSchema.safeParse({ ...whole, limits }).success;

  it.each(offers.limits)('$name lies between what the rig’s schema takes', ({ name, min, max }) => {
    const [least, most] = [min ?? Number.NaN, max ?? Number.NaN];
    expect([least, most].map((value) => judge({ [name]: value }))).toEqual([true, true]);
    expect([least - 0.01, most + 0.01].map((value) => judge({ [name]: value }))).toEqual([false, false]);
  });

  it('every output may say its watts', () => {
    for (const { own } of offers.outputs)
      expect(own).toContainEqual(expect.objectContaining({ name: 'watts' }));
  });
});
