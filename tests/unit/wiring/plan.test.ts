// What hangs where, by the drivers' own words: each wire of a configuration is drawn, and nothing else is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rig, rigSchema } from '../../../controller/contract/rig.ts';
import { actuatorDrivers, lineDrivers, sensorDrivers } from '../../../hardware/drivers/index.ts';
import { wiresOf } from '../../../hardware/pin-plan.ts';
import { examineRig } from '../../../hardware/wiring/bench.ts';
import { planWiring } from '../../../hardware/wiring/plan.ts';
import { budgetOf } from '../../../hardware/wiring/power.ts';
import { familyRig } from '../../support/body-orders.ts';
import { rawRig } from '../../support/shipped.ts';

describe('every driver', () => {
  it.each([...sensorDrivers, ...actuatorDrivers].map((driver) => [driver.id, driver] as const))(
    '%s names each wire of its configuration once, its supply and its source',
    (_, driver) => {
      const config = driver.configSchema.parse(driver.example) as Record<string, unknown>;
      const { wires, milliamps, source } = driver.wiring(config);
      const named = wires.flatMap(({ to }) => (typeof to === 'object' ? [to.field] : []));
      const pins = wiresOf(config).filter(({ isAddress }) => !isAddress);
      expect([...named].sort()).toEqual(pins.map(({ field }) => field).sort());
      expect(wires.some(({ to }) => to === 'SDA')).toBe('address' in config);
      expect(wires.filter(({ to }) => to === 'GND' || to === '5V').length).toBeGreaterThan(0);
      expect(milliamps).toBeGreaterThan(0);
      expect(source.by).not.toBe('own-supply');
    },
  );

  it('has a maker’s figure for what it draws, or says that nobody gave one', () => {
    const sources = [...sensorDrivers, ...actuatorDrivers, ...lineDrivers].map(
      ({ id, configSchema, example, wiring }) => ({
        id,
        source: wiring(configSchema.parse(example)).source,
      }),
    );
    const boards = (['uno', 'nano', 'mega'] as const).map((model) => budgetOf(model, []));
    const feeds = boards.flatMap(({ feeds: each, at3V3 }) => [
      ...each.map(({ source }) => source),
      at3V3.source,
    ]);
    const papers = [...sources.map(({ source }) => source), ...feeds].filter(({ by }) => by === 'data-sheet');
    for (const paper of papers)
      expect(paper).toMatchObject({ text: expect.stringMatching(/: .*\d ?(mA|µA|[kM]?Ω)/) });
    const guessed = sources.filter(({ source }) => source.by === 'estimate').map(({ id }) => id);
    expect(guessed).toEqual(['analog', 'galvanic-oxygen', 'servo']);
  });
});

describe('the family’s board', () => {
  const [board] = examineRig(familyRig()).boards;
  const partOf = (name: string) => board?.parts.find(({ names }) => names.includes(name));

  it('has each wire on the pin as it is printed there', () => {
    expect(partOf('vent')?.wires.map(({ label, pin }) => `${label} ${pin}`)).toEqual([
      'VCC 5V',
      'GND GND',
      'IN open 4',
      'IN close 5',
    ]);
    expect(partOf('air.pressure')?.wires.map(({ pin }) => pin)).toEqual(['5V', 'GND', 'A4', 'A5']);
    expect(partOf('tank.level')?.wires.at(-1)).toEqual({ label: 'OUT', net: 'analog', pin: 'A2' });
  });

  it('draws what its parts draw, coils apart, and the USB cable carries it', () => {
    expect(board?.power).toMatchObject({ board: 50, parts: 48.8, coils: 214.2 });
    expect(board?.power.feeds.map(({ carriesAll }) => carriesAll)).toEqual([true, false, false]);
  });
});

it('a chip of several channels is one part and draws once', () => {
  const family = familyRig();
  const [first] = family.sensors;
  if (!first) throw new Error('no sensor');
  const channel = (n: number) => ({
    ...first,
    driver: 'ads1115',
    config: { address: 72, channel: n },
    channels: first.channels.slice(0, 1).map((each) => ({ ...each, of: 'volts', tag: `bench.${n}` })),
  });
  const rig = { ...family, sensors: [channel(0), channel(1)], actuators: [] } as unknown as Rig;
  expect(planWiring(rig)[0]?.parts).toMatchObject([
    { path: 'sensors.0', driver: 'ads1115', names: ['bench.0', 'bench.1'], milliamps: 0.2 },
  ]);
});

it('a float switch that the board obeys is a part, unless a sensor hangs on its pin', () => {
  const family = familyRig();
  const withSwitch = (pin: number): Rig => ({
    ...family,
    actuators: family.actuators.map((actuator, n) =>
      n === 0 ? { ...actuator, boardInputs: [{ pin, level: 'low', pullUp: true }] } : actuator,
    ),
  });
  const switches = (rig: Rig) => planWiring(rig)[0]?.parts.filter(({ driver }) => driver === 'board-input');
  expect(switches(withSwitch(8))).toMatchObject([{ path: 'actuators.0.boardInputs.0', names: ['pump'] }]);
  expect(switches(withSwitch(7))).toEqual([]);
});

it.each(['family', 'full'])('the shipped rig %s has no mistake', (name) => {
  expect(examineRig(rigSchema.parse(rawRig(name))).faults).toEqual([]);
});

it('a board never draws less for one part more, and a feed that carries all carries the rest', () => {
  const parts = examineRig(familyRig()).boards.flatMap((board) => board.parts);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts), { maxLength: 30 }),
      fc.constantFrom(...parts),
      (some, more) => {
        const [before, after] = [budgetOf('uno', some), budgetOf('uno', [...some, more])];
        expect(after.parts + after.coils).toBeGreaterThan(before.parts + before.coils);
        for (const { carriesAll, carriesRest } of after.feeds) expect(carriesRest || !carriesAll).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

describe('a technician is warned of', () => {
  const cautionsOf = (config: Record<string, unknown>): readonly string[] => {
    const family = familyRig();
    const actuators = family.actuators.map((actuator, n) => ({
      ...actuator,
      config: { ...actuator.config, activeLow: false, ...(n === 0 ? config : {}) },
    }));
    return examineRig({ ...family, actuators }).cautions.map(({ because }) => because.key);
  };

  it.each([
    ['nothing where all is usual', {}, []],
    ['an output on the pin that blinks', { pin: 13 }, ['rig.caution.blinking']],
    ['one relay that differs from the others', { activeLow: true }, ['rig.caution.polarity']],
  ])('%s', (_, config, keys) => {
    expect(cautionsOf(config)).toEqual(keys);
  });

  it('boards that draw more than the USB cable gives', () => {
    const { cautions } = examineRig(rigSchema.parse(rawRig('full')));
    expect(cautions.map(({ path, because }) => `${path} ${because.key}`)).toEqual([
      'boards.0 rig.caution.coils',
      'boards.1 rig.caution.coils',
    ]);
  });
});
