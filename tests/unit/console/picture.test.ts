// The picture draws only what is so: confirmed, proved, sound. And everything stands inside its frame on every screen.
import { describe, expect, test } from 'vitest';
import { type Box, composePicture } from '../../../console/pages/today/picture/composition.ts';
import { breakLines, fitNumeral, numeralWidth } from '../../../console/pages/today/picture/lettering.ts';
import { sceneOf } from '../../../console/pages/today/picture/scene.ts';
import { skyAt } from '../../../console/pages/today/picture/sky.ts';
import type { Snapshot } from '../../../controller/contract/snapshot.ts';
import { badProbe, calmDay, frostNight, linkLost, manual, stale } from '../../support/console-fixtures.ts';

const scene = (snapshot: Snapshot, isDeaf = false) =>
  sceneOf(snapshot, { at: snapshot.at, silence: 0, period: snapshot.period }, isDeaf);

describe('the scene', () => {
  test('the pump turns only while the plant proves flow', () => {
    expect(scene(calmDay()).pump?.proved).toBe(true);
    for (const proof of ['waiting', 'refuted', 'none'] as const) {
      const calm = calmDay();
      const { pump } = calm.outputs;
      expect(scene({ ...calm, outputs: { pump: { ...pump!, proof } } }).pump?.proved).toBe(false);
    }
  });
  test('nothing turns, and nobody knows the duty, while nothing is heard', () => {
    expect(scene(calmDay(), true).pump).toMatchObject({ proved: false, duty: undefined });
  });
  test('what the board does not confirm is unknown', () => {
    expect(scene(linkLost())).toMatchObject({
      vent: { duty: undefined },
      fill: undefined,
      leaves: 'unknown',
    });
  });
  test('a hand is on what a person has taken over', () => {
    expect(scene(manual())).toMatchObject({
      pump: { byHand: true },
      vent: { byHand: true },
      heater: { byHand: false },
    });
  });
  test('frost lies on the roof when it freezes outside', () => {
    expect([scene(frostNight()).roofFrost, scene(calmDay()).roofFrost]).toEqual([true, false]);
  });
  test('a silent or stale air probe leaves the plants unknown', () => {
    expect([scene(badProbe()).leaves, scene(stale()).leaves, scene(calmDay()).leaves]).toEqual([
      'unknown',
      'unknown',
      'upright',
    ]);
  });
  test('the tank is filled to its level', () => {
    expect(scene(calmDay()).fill).toBeCloseTo(152.3 / 200);
  });
});

const inside = (box: Box, width: number, height: number): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height && box.width > 0;

describe.each([
  [768, 520],
  [744, 598],
  [358, 690],
  [700, 480],
  [690, 690],
])('at %d × %d', (width, height) => {
  const picture = composePicture(width, height);
  test('every plate, slot and tank is in the frame', () => {
    const boxes = [...picture.plates, ...Object.values(picture.slots), picture.tank];
    expect(boxes.filter((box) => !inside(box, width, height))).toEqual([]);
  });
  test('plates do not cover each other', () => {
    const { plates } = picture;
    const overlapping = plates.flatMap((a, n) =>
      plates
        .slice(n + 1)
        .filter(
          (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
        ),
    );
    expect(overlapping).toEqual([]);
  });
  test('the coldest and warmest temperatures fit their slots', () => {
    for (const text of ['−12,4', '24,1', '100', '—']) {
      const { air } = picture.slots;
      const size = fitNumeral(text, '°C', 24, air.size, air.width);
      expect(numeralWidth(text, size) + 2 * 24 * 0.7).toBeLessThanOrEqual(air.width + 4);
    }
  });
});

describe('the sky', () => {
  const picture = composePicture(768, 520);
  const sun = { rise: 348, set: 1116 };
  test('dark at midnight, light at noon, neither at sunrise', () => {
    const [night, noon, dawn] = [0, 732, 348].map((minute) => skyAt(minute, sun, picture));
    expect(night?.darkness).toBe(1);
    expect(noon?.darkness).toBe(0);
    expect(dawn?.top).not.toBe(noon?.top);
    expect(dawn?.top).not.toBe(night?.top);
  });
  test('the sun stands highest at solar noon and the moon takes the night', () => {
    expect(skyAt(732, sun, picture).body).toMatchObject({ isSun: true, y: picture.skyBow.top });
    expect(skyAt(1200, sun, picture).body.isSun).toBe(false);
    expect(skyAt(200, sun, picture).body.isSun).toBe(false);
  });
});

test('reasons break between words and end in an ellipsis', () => {
  expect(breakLines('la sonda del aire no contesta', 18, 110, 2)).toEqual(['la sonda', 'del aire…']);
  expect(breakLines('sin calibrar', 18, 400, 2)).toEqual(['sin calibrar']);
  // Ten letters are not ten letters: these are wide, those are narrow.
  expect(breakLines('cambia muy poco', 18, 110, 2)).toEqual(['cambia', 'muy poco']);
  expect(breakLines('titila fijo', 18, 110, 2)).toEqual(['titila fijo']);
});
