// Lamps over the crop: lit by plan alone, never beside the sun, never past what the crop bears, first to give up power.
import { describe, expect, it } from 'vitest';
import { addLight, type DayLight, NO_LIGHT } from '../../../controller/core/control/day-light.ts';
import { decideLighting } from '../../../controller/core/control/lighting.ts';
import { decide, NO_MEMORIES } from '../../../controller/core/control/loops.ts';
import { illuminanceOfDaylight } from '../../../controller/core/physics/light.ts';
import { minutes, timestamp, wattsPerSquareMetre } from '../../../controller/core/units.ts';
import { fitted, fittedChannels, lamp } from './fitted-house.ts';
import { localTime, openHouse, WELL } from './house.ts';
import { seen, situationOf } from './situation.ts';

const sunOf = (radiation: number) => ({
  'light.illuminance': illuminanceOfDaylight(wattsPerSquareMetre(radiation)),
});
const evening = { revision: 1, blocks: [{ actuator: 'lamp', from: 960, to: 1200, on: 240, off: 0 }] };
const ask = (radiation: number | undefined, over: Parameters<typeof situationOf>[1] = {}) => {
  const readings = seen(radiation === undefined ? {} : sunOf(radiation));
  const situation = situationOf(readings, { hour: 17, schedule: evening, ...over });
  return decide(situation, [lamp], NO_MEMORIES).demands[0];
};

describe('a lamp', () => {
  it.each([
    ['is lit when the family has planned it', 20, {}, 1, 'because.planned'],
    ['is lit by plan where no light is measured', undefined, {}, 1, 'because.planned'],
    ['rests outside the hours of the plan', 20, { hour: 21 }, 0, 'because.lamp-rest'],
    [
      'rests where nobody has planned it',
      20,
      { schedule: { revision: 1, blocks: [] } },
      0,
      'because.lamp-rest',
    ],
    ['rests beside the sun, plan or no plan', 320, {}, 0, 'because.lamp-sun'],
    ['rests when lettuce has had its 22 mol/m²', 20, { lightToday: 22 }, 0, 'because.lamp-enough'],
    [
      'rests without a clock: nobody knows what was planned',
      20,
      { minuteOfDay: undefined },
      0,
      'because.lamp-rest',
    ],
  ] as const)('%s', (_name, radiation, over, duty, key) => {
    expect(ask(radiation, over)).toMatchObject({ duty, because: { key } });
  });

  it('comes back only when the sun is clearly weaker', () => {
    const isSunny = (radiation: number, was: boolean) =>
      decideLighting(situationOf(seen(sunOf(radiation))), [lamp], { isSunny: was }).memory.isSunny;
    expect([isSunny(250, false), isSunny(250, true), isSunny(190, true)]).toEqual([false, true, false]);
  });

  it('is the first to be without power', () => {
    const here = openHouse(localTime(17), { actuators: fitted, channels: fittedChannels, schedule: evening });
    const values = { ...WELL, ...sunOf(20), 'power.battery': 59 };
    const { vetoes } = here.next({ values });
    expect(here.duty('lamp')).toBe(0);
    expect(vetoes).toMatchObject([{ actuator: 'lamp', by: 'power', because: { key: 'veto.power' } }]);
  });
});

describe('the light of the day', () => {
  const NOON = situationOf(seen(sunOf(500)));
  const lightAfter = (passed: number, before: DayLight, now = NOON.now) =>
    addLight({ ...NOON, now, monotonic: minutes(passed) }, before);

  it('grows with the sun: an hour of 500 W/m² brings 3.7 mol/m²', () => {
    let light = NO_LIGHT;
    for (let minute = 0; minute <= 60; minute += 5) light = lightAfter(minute, light);
    expect(light.sum).toBeCloseTo(3.7, 1);
  });

  it('tells nothing of a long silence, and begins anew at midnight', () => {
    const morning = lightAfter(0, NO_LIGHT);
    expect(lightAfter(120, morning).sum).toBeCloseTo((3.7 * 5) / 60, 1);
    const tomorrow = timestamp(NOON.now + 86_400_000);
    expect(lightAfter(1, { ...morning, sum: 20 }, tomorrow).sum).toBeLessThan(1);
  });
});
