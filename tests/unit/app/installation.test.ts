// Rig, site and crop as core knows them, and what in them contradicts itself: said with its place and what would do.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findContradictions, toInstallation } from '../../../controller/app/installation.ts';
import { siteSchema } from '../../../controller/contract/profile.ts';
import { type Rig, rigSchema } from '../../../controller/contract/rig.ts';
import { minutes, seconds } from '../../../controller/core/units.ts';
import { familyRig } from '../../support/body-orders.ts';
import { inEnglish } from '../../support/sayings.ts';
import { lettuce } from '../core/house.ts';

const family = familyRig();
const site = siteSchema.parse(JSON.parse(readFileSync('profiles/sites/batallas.json', 'utf8')));

const withActuator = (at: number, change: Readonly<Record<string, unknown>>): Rig =>
  rigSchema.parse({
    ...family,
    actuators: family.actuators.map((actuator, index) =>
      index === at ? { ...actuator, ...change } : actuator,
    ),
  });
const withChannel = (at: number, change: Readonly<Record<string, unknown>>): Rig =>
  rigSchema.parse({
    ...family,
    sensors: family.sensors.map((sensor, index) =>
      index === at
        ? { ...sensor, channels: sensor.channels.map((channel) => ({ ...channel, ...change })) }
        : sensor,
    ),
  });
const messages = (rig: Rig) =>
  findContradictions(rig, lettuce).map(
    ({ path, because }) => `${path}: ${inEnglish(because.key, because.params)}`,
  );
const proofOf = (at: number, proof: object) =>
  toInstallation(withActuator(at, { proof }), site).actuators[at]!.proof;

it('the family has none', () => {
  expect(messages(family)).toEqual([]);
});

it.each([
  [
    'a value measured twice',
    withChannel(5, { tag: 'tank.level', quantity: 'level', compensatedBy: undefined }),
    'sensors.7.channels.0.tag: tank.level is measured twice. Give one of them another tag; or name them tank.level.1 and tank.level.2 and join them in "together".',
  ],
  [
    'a compensation by nothing',
    withChannel(5, { compensatedBy: 'soil.temperature' }),
    'sensors.5.channels.0.compensatedBy: solution.acidity is compensated by soil.temperature, which no sensor measures. There are air.temperature,',
  ],
  [
    'an output that stands twice',
    withActuator(2, { id: 'pump' }),
    'actuators.2.id: pump stands twice. Rename one.',
  ],
  [
    'a stage that the crop does not have',
    { ...family, crop: { profile: 'lettuce', stage: 'adult' } },
    'crop.stage: adult is not a stage of lettuce; it has ',
  ],
  [
    'a proof that nothing measures',
    withActuator(0, { proof: { tag: 'water.current', withinSeconds: 20 } }),
    'actuators.0.proof.tag: pump cannot be proved by water.current: wanted one of air.temperature,',
  ],
  [
    'a level that is no level',
    withActuator(0, { proof: { by: 'level', tag: 'water.flow', withinSeconds: 60, change: -2 } }),
    'actuators.0.proof.tag: pump cannot be proved by water.flow: wanted one of tank.level.',
  ],
  [
    'an end stop that nothing measures',
    withActuator(1, { proof: { by: 'end-stop', shut: 'vent.shut', withinSeconds: 120 } }),
    'actuators.1.proof.shut: vent cannot be proved by vent.shut: wanted one of water.flow.',
  ],
  [
    'a contact for a vent',
    withActuator(1, { proof: { tag: 'water.flow', withinSeconds: 120 } }),
    'actuators.1.proof: vent is not proved by value. End stops are for vents, screens and shades, and only they.',
  ],
  [
    'an end stop for a pump',
    withActuator(0, { proof: { by: 'end-stop', open: 'water.flow', withinSeconds: 120 } }),
    'actuators.0.proof: pump is not proved by end-stop.',
  ],
])('%s is told', (_what, rig, words) => {
  expect(messages(rig).join('\n')).toContain(words);
});

it('says when no sensor could prove it at all', () => {
  const without = { ...family, sensors: family.sensors.filter((_, index) => index !== 7) };
  const actuators = withActuator(0, {
    proof: { by: 'level', tag: 'tank.level', withinSeconds: 60, change: -2 },
  }).actuators;
  expect(messages({ ...without, actuators })).toEqual([
    'actuators.0.proof.tag: pump cannot be proved by tank.level: no sensor measures such a thing.',
  ]);
});

it.each([
  [0, { tag: 'water.flow', withinSeconds: 20 }, { by: 'value', tag: 'water.flow', within: seconds(20) }],
  [
    0,
    { tag: 'water.flow', withinSeconds: 20, least: 1.5 },
    { by: 'value', tag: 'water.flow', within: seconds(20), least: 1.5 },
  ],
  [
    0,
    { by: 'level', tag: 'tank.level', withinSeconds: 60, change: -2 },
    { by: 'level', tag: 'tank.level', within: minutes(1), change: -2 },
  ],
  [
    2,
    { by: 'warmth', tag: 'air.temperature', withinSeconds: 1200, rise: 0.5 },
    { by: 'warmth', tag: 'air.temperature', within: minutes(20), rise: 0.5 },
  ],
  [
    1,
    { by: 'end-stop', open: 'vent.open', withinSeconds: 120 },
    { by: 'end-stop', open: 'vent.open', within: minutes(2) },
  ],
  [
    1,
    { by: 'end-stop', shut: 'vent.shut', withinSeconds: 120 },
    { by: 'end-stop', shut: 'vent.shut', within: minutes(2) },
  ],
])('the proof of actuator %i reaches core: %j', (at, proof, known) => {
  expect(proofOf(at, proof)).toEqual(known);
});

it('several probes are one value more, which others may lean on', () => {
  const twin = (name: string) => ({
    ...family.sensors[4],
    channels: [{ ...family.sensors[4]?.channels[0], tag: `solution.temperature.${name}`, accuracy: 0.3 }],
  });
  const rig = rigSchema.parse({
    ...family,
    sensors: [...family.sensors.toSpliced(4, 1), twin('left'), twin('right')],
    together: [
      {
        tag: 'solution.temperature',
        of: ['solution.temperature.left', 'solution.temperature.right'],
        by: 'mean',
      },
    ],
  });
  expect(messages(rig)).toEqual([]);
  const { channels } = toInstallation(rig, site);
  expect(channels.at(-1)).toEqual({
    tag: 'solution.temperature',
    quantity: 'waterTemperature',
    calibration: 'factory',
    joins: { of: ['solution.temperature.left', 'solution.temperature.right'], by: 'mean' },
  });
  expect(channels.at(-2)).toMatchObject({ tag: 'solution.temperature.right', accuracy: 0.3 });
});
