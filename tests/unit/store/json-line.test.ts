// The line of a fault in a file that a person wrote.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineOf } from '../../../controller/store/json-line.ts';

const TEXT = `{
  "name": "a, \\"b\\" {",
  "tank": { "litres": 200,
    "dry": [1, 2,
      3] },
  "outputs": [
    { "id": "pump" },
    { "id": "vent",
      "config": { "pin": 4 } }
  ]
}`;

it.each([
  ['', 1],
  ['name', 2],
  ['tank', 3],
  ['tank.litres', 3],
  ['tank.dry', 4],
  ['tank.dry.2', 5],
  ['outputs.0.id', 7],
  ['outputs.1.config.pin', 9],
])('%s stands on line %i', (path, line) => {
  expect(lineOf(TEXT, path)).toBe(line);
});

it.each([
  ['nothing', 1],
  ['tank.capacity', 3],
  ['outputs.1.longest', 8],
  ['outputs.1.config.closePin.value', 9],
])('%s is missing from what begins on line %i', (path, line) => {
  expect(lineOf(TEXT, path)).toBe(line);
});

it('finds every key of any object that is written one key a line', () => {
  const plain = fc.string().filter((key) => key !== '' && !key.includes('.') && key !== '__proto__');
  fc.assert(
    fc.property(fc.uniqueArray(plain, { minLength: 1, maxLength: 8 }), fc.json(), (keys, value) => {
      const body = keys.map((key) => `${JSON.stringify(key)}: ${value}`).join(',\n');
      expect(keys.map((key) => lineOf(`{\n${body}\n}`, key))).toEqual(keys.map((_, index) => index + 2));
    }),
  );
});
