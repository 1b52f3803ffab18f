// Meters on lines of the computer, in a rig: each mistake is told with its place, what stands there and what is wanted.
import { describe, expect, it } from 'vitest';
import { type Rig, rigSchema } from '../../../controller/contract/rig.ts';
import { findRigProblems } from '../../../hardware/check-rig.ts';
import { portsForBoards } from '../../../hardware/line-ports.ts';
import { familyRig } from '../../support/body-orders.ts';
import { familyWithLines } from '../../support/part-rigs.ts';
import { sayingsOf } from '../../support/sayings.ts';

const good = familyWithLines();
const at = (tag: string): number =>
  good.sensors.findIndex(({ channels }) => channels.some((channel) => channel.tag === tag));
const [AIR, WATER, ACID, OXYGEN] = [
  'outside.temperature',
  'solution.temperature',
  'solution.acidity',
  'solution.oxygen',
].map(at) as [number, number, number, number];

const change = (index: number, more: object): Rig => ({
  ...good,
  sensors: good.sensors.map((sensor, n) => (n === index ? { ...sensor, ...more } : sensor)),
});
const placesOf = (rig: unknown) => sayingsOf(rigSchema.safeParse(rig).error?.issues);
const problemsOf = (rig: Rig) => findRigProblems(rig).map(({ message }) => message);

describe('a rig with lines', () => {
  it('is carried out, and one without them is as before', () => {
    expect(problemsOf(good)).toEqual([]);
    expect(familyRig().lines).toEqual([]);
    expect(good.lines[0]).toMatchObject({ baud: 9600, parity: 'none', stopBits: 1 });
  });

  it('hangs each meter in one place that there is', () => {
    expect(placesOf(change(AIR, { line: 'cellar' }))).toEqual([
      `sensors.${AIR}.line: name its line: campo, acidez, oxigeno`,
    ]);
    expect(placesOf(change(AIR, { board: 'casa' }))).toEqual([
      `sensors.${AIR}.board: it hangs on a line; leave its board out`,
    ]);
    expect(placesOf({ ...good, lines: [] })).toContain(
      `sensors.${ACID}.line: describe the line in "lines" first`,
    );
  });

  it('gives each line its name, its port and somebody on it', () => {
    const [field, acid, oxygen] = good.lines;
    expect(placesOf({ ...good, lines: [field, { ...acid, path: field?.path }, oxygen] })).toEqual([
      'lines.1.path: another path: an earlier one of lines has the same; give each its own',
    ]);
    const idle = { name: 'idle', path: '/dev/ttyS0', kind: 'modbus' };
    expect(placesOf({ ...good, lines: [...good.lines, idle] })).toEqual([
      'lines.3: no sensor hangs on it: say "line": "idle" in one, or take it out',
    ]);
    expect(placesOf({ ...good, lines: [{ ...field, path: 'ttyUSB0' }, acid, oxygen] })[0]).toMatch(
      /^lines\.0\.path: a serial port by the name that its adapter keeps/,
    );
  });

  it('has on each line what is spoken there', () => {
    expect(problemsOf(change(AIR, { driver: 'sht3x' }))[0]).toMatch(
      `sensors.${AIR}.driver: got "sht3x"; wanted one of modbus.`,
    );
    expect(problemsOf(change(ACID, { driver: 'modbus' }))[0]).toMatch(
      `sensors.${ACID}.driver: got "modbus"; wanted one of ezo-ph, ezo-ec, ezo-do, ezo-rtd.`,
    );
    expect(problemsOf(change(ACID, { config: { address: 99 } }))[0]).toMatch(
      `sensors.${ACID}.config: got {"address":99}; wanted none of address, which this driver does not know. Example: {}`,
    );
    const board = change(AIR, { line: undefined });
    expect(problemsOf({ ...board, lines: [] })[0]).toMatch(
      `sensors.${AIR}.driver: got "modbus"; wanted one of sht3x`,
    );
  });

  it('tells a channel that its map does not have', () => {
    const [channel, ...rest] = good.sensors[AIR]?.channels ?? [];
    expect(problemsOf(change(AIR, { channels: [{ ...channel, of: 'dew' }, ...rest] }))[0]).toMatch(
      `sensors.${AIR}.channels.0.of: got "dew"; wanted one of temperature, humidity. Example: "of": "temperature"`,
    );
  });

  it('gives each slave its address, and each circuit its line', () => {
    const config = { ...good.sensors[WATER]?.config, slave: 1 };
    expect(problemsOf(change(WATER, { config }))).toEqual([
      `sensors.${WATER}.config.slave: got 1, which sensors.${AIR} has on this line already; wanted an address of its own for every meter; all registers of one meter in one entry. Example: "slave": 2`,
    ]);
    expect(problemsOf(change(OXYGEN, { line: 'acidez' }))[0]).toMatch(
      `sensors.${OXYGEN}.line: got "acidez", at whose end sensors.${ACID} is already; wanted a line of its own for every EZO circuit.`,
    );
  });

  it('takes what a formula needs from anywhere in the house, on a line', () => {
    const config = { waterTemperature: 'leaf.temperature', pressure: 'air.pressure' };
    expect(problemsOf(change(OXYGEN, { config }))[0]).toMatch(
      `sensors.${OXYGEN}.config.waterTemperature: got "leaf.temperature"; wanted a water temperature with factory calibration`,
    );
  });

  it('asks nothing of a board: neither its pins nor what it does alone', () => {
    const rig = familyRig();
    const alone = rig.actuators.find(({ kind }) => kind === 'vent');
    const tag = alone?.fallback?.program === 'vent' ? alone.fallback.temperature : '';
    const lines = [{ name: 'campo', path: '/dev/ttyUSB9', kind: 'modbus' }];
    const sensors = rig.sensors.map((sensor) =>
      sensor.channels.some((channel) => channel.tag === tag) ? { ...sensor, line: 'campo' } : sensor,
    );
    expect(placesOf({ ...rig, lines, sensors })[0]).toMatch(
      /fallback\.temperature: the tag of a sensor on the same board/,
    );
  });
});

it('no board is looked for on the port of a line, by whatever name', () => {
  expect(portsForBoards(['/dev/fd/0', '/dev/null', '/dev/none'], [{ path: '/dev/null' }])).not.toContain(
    '/dev/null',
  );
  expect(portsForBoards(['/dev/none', '/dev/ttyX'], [{ path: '/dev/none' }])).toEqual(['/dev/ttyX']);
  expect(portsForBoards(['/proc/self/fd/../../../dev/null'], [{ path: '/dev/null' }])).toEqual([]);
});
