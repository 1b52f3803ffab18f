// The night screen and the shade: when they are drawn, how slowly they move, and what they do without their sensors.
import { describe, expect, it } from 'vitest';
import { decideScreen, type ScreenMemory } from '../../../controller/core/control/screen.ts';
import { decideShade, type ShadeMemory } from '../../../controller/core/control/shade.ts';
import { globalRadiationOfDaylight } from '../../../controller/core/physics/light.ts';
import type { Plan } from '../../../controller/core/plan.ts';
import { duty, millis, minutes } from '../../../controller/core/units.ts';
import { screen, shade } from './fitted-house.ts';
import { seen, situationOf } from './situation.ts';

type Values = Readonly<Record<string, number>>;
type Over = Parameters<typeof situationOf>[1];
/** lx of so many W/m² of daylight. */
const lux = (radiation: number) => radiation / globalRadiationOfDaylight(1);

describe('night screen', () => {
  const look = (values: Values, over: Over = {}, memory: ScreenMemory = {}) => {
    const decision = decideScreen(situationOf(seen(values), { hour: 20, ...over }), [screen], memory);
    return { ...decision, drawn: decision.demands[0]?.duty, key: decision.demands[0]?.because.key };
  };
  const cold = { 'outside.temperature': 2 };
  const plan: Plan = {
    madeAt: millis(0),
    raise: 0,
    keepFrom: 750,
    drawBelow: 100,
    heatAbove: 0,
    because: { key: 'plan.screen' },
  };
  const DRAWN: ScreenMemory = { screen: { opening: duty(1) } };

  it.each([
    ['is drawn in the dark when it is cold outside', { ...cold, 'light.illuminance': lux(10) }, {}, 1],
    ['stays open in the light', { ...cold, 'light.illuminance': lux(61) }, {}, 0],
    ['stays open on a mild night', { 'outside.temperature': 12, 'light.illuminance': 0 }, {}, 0],
    ['is drawn where nobody knows the outside: it may be cold', { 'light.illuminance': 0 }, {}, 1],
    ['is drawn in more light where the plan says so', { ...cold, 'light.illuminance': lux(99) }, { plan }, 1],
    [
      'is never drawn by a plan on a mild day',
      { 'outside.temperature': 12, 'light.illuminance': lux(99) },
      { plan },
      0,
    ],
    ['goes by the sun where light is not known', cold, { hour: 22 }, 1],
    ['is open by day where light is not known', cold, { hour: 12 }, 0],
  ])('%s', (_name, values, over, drawn) => {
    expect(look(values, over).drawn).toBe(drawn);
  });

  it('has no judge without light and without a clock', () => {
    const blind = decideScreen({ ...situationOf(seen(cold)), minuteOfDay: undefined }, [screen], DRAWN);
    expect(blind.demands).toMatchObject([
      { unable: true, duty: 0, because: { key: 'because.screen-blind' } },
    ]);
  });

  it('stays drawn in the dusk of the morning until the light is worth it', () => {
    const at = (radiation: number) => look({ ...cold, 'light.illuminance': lux(radiation) }, {}, DRAWN).drawn;
    expect([at(0.3 * 99), at(0.3 * 101)]).toEqual([1, 0.9]);
  });

  it('is opened by the light above it, however far it is drawn', () => {
    const key = (under: number, opening: number) =>
      look({ ...cold, 'light.illuminance': lux(under) }, {}, { screen: { opening: duty(opening) } }).drawn;
    // Half a screen that passes three tenths leaves 65 % of the light.
    expect([key(0.65 * 99, 0.5), key(0.65 * 101, 0.5)]).toEqual([1, 0]);
  });

  it('opens by a gap, then half, then whole, half an hour between', () => {
    let memory = DRAWN;
    const drawn = [0, 29, 30, 60, 90].map((passed) => {
      const step = look(
        { ...cold, 'light.illuminance': lux(300) },
        { hour: 7, monotonic: minutes(passed) },
        memory,
      );
      memory = step.memory;
      return [step.drawn, step.key];
    });
    expect(drawn).toEqual([
      [0.9, 'because.screen-dawn'],
      [0.9, 'because.screen-dawn'],
      [0.5, 'because.screen-dawn'],
      [0, 'because.screen-open'],
      [0, 'because.screen-open'],
    ]);
  });

  it('leaves a crack while leaves are damp', () => {
    const damp = { isDamp: true, margin: 0.5, leaf: { value: 4, isEstimate: false } };
    expect(look({ ...cold, 'light.illuminance': 0 }, { damp })).toMatchObject({
      drawn: 0.96,
      key: 'because.screen-crack',
    });
  });
});

describe('shade', () => {
  const look = (values: Values, over: Over = {}, memory: ShadeMemory = {}) => {
    const decision = decideShade(situationOf(seen(values), over), [shade], memory);
    return { ...decision, drawn: decision.demands[0]?.duty, key: decision.demands[0]?.because.key };
  };
  const DRAWN: ShadeMemory = { shade: { opening: duty(1) } };

  it.each([
    [
      'is drawn from 1,000 W/m² on',
      { 'light.illuminance': lux(1000), 'air.temperature': 18 },
      1,
      'because.shade-sun',
    ],
    [
      'is open in less sun',
      { 'light.illuminance': lux(990), 'air.temperature': 18 },
      0,
      'because.shade-open',
    ],
    [
      'is drawn when open vents do not cool enough',
      { 'light.illuminance': lux(600), 'air.temperature': 26 },
      1,
      'because.shade-hot',
    ],
    ['goes by warmth alone where light is not known', { 'air.temperature': 27 }, 1, 'because.shade-hot'],
    [
      'goes by sun alone where warmth is not known',
      { 'light.illuminance': lux(1100) },
      1,
      'because.shade-sun',
    ],
    [
      'keeps nothing out of a weak evening sun',
      { 'light.illuminance': lux(200), 'air.temperature': 27 },
      0,
      'because.shade-open',
    ],
  ])('%s', (_name, values, drawn, key) => {
    expect(look(values)).toMatchObject({ drawn, key });
  });

  it('stays until the sun is clearly weaker, and half an hour at least', () => {
    const at = (radiation: number, memory: ShadeMemory, passed = 0) =>
      look(
        { 'light.illuminance': lux(radiation), 'air.temperature': 18 },
        { monotonic: minutes(passed) },
        memory,
      );
    expect([at(750, DRAWN).drawn, at(690, DRAWN).drawn]).toEqual([1, 0]);
    const fresh = at(1100, {});
    expect([at(300, fresh.memory, 29).drawn, at(300, fresh.memory, 30).drawn]).toEqual([1, 0]);
  });

  it('is drawn once the day has had the light that the crop bears', () => {
    const values = { 'light.illuminance': lux(500), 'air.temperature': 18 };
    // 22 mol/m² at most for lettuce.
    expect([21.9, 22].map((lightToday) => look(values, { lightToday }).key)).toEqual([
      'because.shade-open',
      'because.shade-light',
    ]);
  });

  it('has no judge where neither sun nor warmth is known', () => {
    expect(decideShade(situationOf({}), [shade], DRAWN).demands).toMatchObject([
      { unable: true, duty: 0, because: { key: 'because.shade-blind' } },
    ]);
  });
});
