// Fans, fog and drying: what moves and wets the air, and what forbids it.
import { describe, expect, it } from 'vitest';
import { judgeDamp } from '../../../controller/core/control/damp.ts';
import { decideFans } from '../../../controller/core/control/fans.ts';
import { decideFogging, type FoggingMemory } from '../../../controller/core/control/fogging.ts';
import { BARE } from '../../../controller/core/control/leaf.ts';
import { decideVentilation } from '../../../controller/core/control/ventilation.ts';
import type { Actuator } from '../../../controller/core/installation.ts';
import { bad } from '../../../controller/core/reading.ts';
import { duty, minutes, seconds } from '../../../controller/core/units.ts';
import { exhaust, fitted, fittedChannels, fogger, mixer } from './fitted-house.ts';
import { localTime, ON_FOREVER, openHouse, vent, WELL } from './house.ts';
import { AT, seen, situationOf } from './situation.ts';

type Over = Parameters<typeof situationOf>[1];
const DAMP = { isDamp: true, margin: 0.5, leaf: { value: 6, isEstimate: false } };
const held = (...ids: readonly string[]) => ({
  overrides: Object.fromEntries(ids.map((id) => [id, ON_FOREVER])),
});
const house = (hour: number) =>
  openHouse(localTime(hour), {
    actuators: fitted,
    channels: fittedChannels,
    schedule: { revision: 1, blocks: [] },
  });

describe('dew on the leaves', () => {
  const judge = (air: number, humidity: number, wasDamp = false) =>
    judgeDamp(seen({ 'air.temperature': air, 'air.humidity': humidity }), BARE, { isDamp: wasDamp });

  it.each([
    ['settles soon at 96 % and 10 °C', 10, 96, false, true],
    ['is far at 80 %', 10, 80, false, false],
    ['is over only when the leaf is 2 K above the dew point', 10, 85, true, true],
    ['and then it is over', 10, 80, true, false],
  ])('%s', (_name, air, humidity, was, expected) => {
    expect(judge(air, humidity, was).isDamp).toBe(expected);
  });

  it('is not judged without good humidity', () => {
    const blind = { ...seen({ 'air.temperature': 10 }), 'air.humidity': bad(AT, 'no-answer') };
    expect(judgeDamp(blind, BARE, { isDamp: true })).toMatchObject({ isDamp: false, margin: undefined });
  });

  it.each([
    ['opens a crack', 10, 0, 0.05, 'because.vent-crack'],
    ['opens none near the frost minimum', 4, 0, 0, 'because.vent-closed'],
    ['opens none by an estimate', 10, 0, 0, 'because.vent-closed', { value: 9, isEstimate: true }],
  ])('%s', (_name, air, from, opening, key, leaf = DAMP.leaf) => {
    const situation = situationOf(seen({ 'air.temperature': air }), { hour: 23, damp: { ...DAMP, leaf } });
    expect(decideVentilation(situation, [vent], { vent: { opening: duty(from) } }).demands[0]).toMatchObject({
      duty: opening,
      because: { key },
    });
  });

  it('lets the heater pulse with the crack open: so little counts as shut', () => {
    const here = house(23);
    const values = {
      ...WELL,
      'air.temperature': 7,
      'air.humidity': 98,
      'leaf.temperature': 6.5,
      'outside.wind': 1,
    };
    here.next({ values });
    here.next({ values });
    expect([here.duty('vent'), here.duty('heater')]).toEqual([0.05, 1]);
  });
});

describe('fans', () => {
  const run = (values: Readonly<Record<string, number>>, over: Over = {}, was = {}) =>
    decideFans(situationOf(seen(values), over), [mixer, exhaust], was).demands.map(
      ({ duty: on, because }) => [on, because.key],
    );
  const REST = [0, 'because.fan-rests'];

  it.each([
    ['rest in mild air', { 'air.temperature': 20 }, {}, [REST, REST]],
    [
      'stir while it is heated',
      { 'air.temperature': 3 },
      { isHeating: true },
      [[1, 'because.fan-spreads'], REST],
    ],
    [
      'stir while leaves are damp',
      { 'air.temperature': 8 },
      { damp: DAMP },
      [[1, 'because.fan-dries'], REST],
    ],
    [
      'stir and take air out in heat',
      { 'air.temperature': 27, 'outside.temperature': 16 },
      {},
      [
        [1, 'because.fan-stirs'],
        [1, 'because.fan-exhaust'],
      ],
    ],
    [
      'take nothing in that is as warm',
      { 'air.temperature': 27, 'outside.temperature': 26.5 },
      {},
      [[1, 'because.fan-stirs'], REST],
    ],
  ])('%s', (_name, values, over, expected) => {
    expect(run(values, over)).toEqual(expected);
  });

  it('go on until the heat has clearly gone', () => {
    const at = (air: number) => run({ 'air.temperature': air }, {}, { 'fan-exhaust': true })[1]?.[0];
    expect([at(24.1), at(23.9)]).toEqual([1, 0]);
  });

  it('that can run slowly are the faster the hotter, never slower than they turn, in tenths', () => {
    const slow: Actuator = { ...exhaust, speed: 'variable' };
    const strengthAt = (air: number): number =>
      decideFans(situationOf(seen({ 'air.temperature': air, 'outside.temperature': 10 })), [slow], {
        [slow.id]: true,
      }).demands[0]?.duty ?? Number.NaN;
    const strengths = Array.from({ length: 60 }, (_, n) => strengthAt(15 + n / 3));
    expect(new Set(strengths)).toEqual(new Set([0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]));
    expect([...strengths].sort((a, b) => a - b)).toEqual(strengths);
  });

  it('have no judge without air', () => {
    const blind = decideFans(situationOf({}), [mixer, exhaust], {});
    expect(blind.demands).toMatchObject([{ unable: true }, { unable: true }]);
  });
});

describe('fog', () => {
  const DRY = { 'air.temperature': 24, 'air.humidity': 30 };
  const spray = (values: Readonly<Record<string, number>>, over: Over = {}, memory: FoggingMemory = {}) => {
    const decision = decideFogging(situationOf(seen(values), over), [fogger], memory);
    return { ...decision, on: decision.demands[0]?.duty, key: decision.demands[0]?.because.key };
  };

  it.each([
    ['begins in dry air', DRY, {}, 1, 'because.fogging'],
    ['rests where the air is not too dry', { ...DRY, 'air.humidity': 66 }, {}, 0, 'because.fog-enough'],
    ['rests two hours before sunset', DRY, { hour: 16 }, 0, 'because.fog-late'],
    ['rests at night', DRY, { hour: 22 }, 0, 'because.fog-late'],
  ])('%s', (_name, values, over, on, key) => {
    expect(spray(values, over)).toMatchObject({ on, key });
  });

  it('comes in bursts of a minute with three between', () => {
    let memory: FoggingMemory = {};
    const states = [0, 59, 60, 239, 240].map((passed) => {
      const step = spray(DRY, { monotonic: seconds(passed) }, memory);
      memory = step.memory;
      return step.on;
    });
    expect(states).toEqual([1, 1, 0, 0, 1]);
  });

  it('has no judge without humidity, and rests without a clock', () => {
    const blind = decideFogging(situationOf(seen({ 'air.temperature': 24 })), [fogger], {});
    expect(blind.demands).toMatchObject([{ unable: true, because: { key: 'because.fog-blind' } }]);
    const timeless = decideFogging({ ...situationOf(seen(DRY)), minuteOfDay: undefined }, [fogger], {});
    expect(timeless.demands[0]?.duty).toBe(0);
  });
});

describe('what no fogger may do', () => {
  it.each([
    ['wet air that is wet', { 'air.humidity': 92 }, 'veto.fog-wet'],
    ['cool a cold house', { 'air.temperature': 8 }, 'veto.fog-cold'],
    ['work blindly', { 'air.humidity': 'no-answer' }, 'veto.fog-blind'],
  ])('%s, whoever asks', (_name, values, key) => {
    const here = house(12);
    const { vetoes } = here.next({ values: { ...WELL, ...values }, ...held('fogger') });
    expect(here.duty('fogger')).toBe(0);
    expect(vetoes.filter(({ actuator }) => actuator === 'fogger')).toMatchObject([
      { by: 'fog', because: { key } },
    ]);
  });

  it('fog while it is heated', () => {
    const here = house(3);
    const mild = { ...config(), 'air.temperature': 8.5 };
    const { vetoes } = here.next({ values: mild, ...held('fogger', 'heater') });
    // Heat is refused from the heat stop on, and fog up to five kelvin above the frost minimum: only a confirmed heater is between.
    expect([here.duty('fogger'), here.duty('heater')]).toEqual([1, 0]);
    expect(vetoes.some(({ by }) => by === 'heat')).toBe(true);
    const stuck = [{ actuator: 'heater', duty: 1 as never, at: localTime(3) }];
    const after = here.next({ values: mild, ...held('fogger'), outputs: stuck }, minutes(1));
    expect(after.vetoes).toMatchObject([
      { actuator: 'fogger', by: 'fog', because: { key: 'veto.fog-heater' } },
    ]);
  });
});

const config = () => ({ ...WELL, 'air.humidity': 60 });

describe('an exhaust fan', () => {
  it('takes no air out near the frost minimum, whoever asks', () => {
    const here = house(3);
    const { vetoes } = here.next({ values: { ...WELL, 'air.temperature': 2.9 }, ...held('fan-exhaust') });
    expect(here.duty('fan-exhaust')).toBe(0);
    expect(vetoes).toMatchObject([
      { actuator: 'fan-exhaust', by: 'frost', because: { key: 'veto.fan-cold' } },
    ]);
  });

  it('and a heater are never on together', () => {
    const here = house(3);
    const { vetoes } = here.next({
      values: { ...WELL, 'air.temperature': 6 },
      ...held('fan-exhaust', 'heater'),
    });
    expect([here.duty('fan-exhaust'), here.duty('heater')]).toEqual([1, 0]);
    expect(vetoes).toMatchObject([{ actuator: 'heater', by: 'heat', because: { key: 'veto.fan-out' } }]);
  });
});
