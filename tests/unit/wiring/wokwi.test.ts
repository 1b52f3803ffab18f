// A diagram that Wokwi can open and people can read: every part one of its own, every wire from a pin that is there to a pin that is
// there, nothing on top of anything else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rig, rigSchema } from '../../../controller/contract/rig.ts';
import { actuatorDrivers, sensorDrivers } from '../../../hardware/drivers/index.ts';
import { planWiring } from '../../../hardware/wiring/plan.ts';
import { toWokwi, type WokwiDiagram } from '../../../hardware/wiring/wokwi.ts';
import { STAND_INS, WOKWI_BOARDS } from '../../../hardware/wiring/wokwi-parts.ts';
import { familyRig } from '../../support/body-orders.ts';
import { rawRig } from '../../support/shipped.ts';
import { boxesOf, faultsOf, overlap, pathsOf, pinsOf } from '../../support/wokwi-bench.ts';

const MODELS = ['uno', 'nano', 'mega'] as const;
const plansOf = (name: string) => planWiring(rigSchema.parse(rawRig(name)));
const SHIPPED = ['family', 'full', 'meters'].flatMap(plansOf);

/** Every driver once, by its own example. */
const everyPart = () => {
  const family = familyRig();
  const [sensor] = family.sensors;
  const [actuator] = family.actuators;
  if (!sensor || !actuator) throw new Error('an empty rig');
  const rig: Rig = {
    ...family,
    sensors: sensorDrivers.map(({ id, example }) => ({ ...sensor, driver: id, config: example })),
    actuators: actuatorDrivers.map(({ id, example }) => ({ ...actuator, driver: id, config: example })),
  };
  const [plan] = planWiring(rig);
  if (!plan) throw new Error('no board');
  return plan.parts;
};

/** Wires that would lie on the board, or arrive askew. */
const tangles = (diagram: WokwiDiagram, model: (typeof MODELS)[number]): readonly string[] => {
  const { width, rows } = WOKWI_BOARDS[model];
  return pathsOf(diagram).flatMap((path, n) =>
    path.slice(1).flatMap(([x, y], at) => {
      const [fromX, fromY] = path[at] ?? [0, 0];
      const isAskew = Math.min(Math.abs(x - fromX), Math.abs(y - fromY)) > 1;
      const crosses =
        Math.min(x, fromX) < width - 60 &&
        Math.max(x, fromX) > 0 &&
        Math.min(y, fromY) < rows.bottom - 1 &&
        Math.max(y, fromY) > rows.top + 1;
      return isAskew || crosses ? [`${diagram.connections[n]}`] : [];
    }),
  );
};

const pilesIn = (diagram: WokwiDiagram): readonly string[] => {
  const boxes = boxesOf(diagram);
  return boxes.flatMap((a, n) =>
    boxes.slice(n + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} on ${b.id}`] : [])),
  );
};

describe('a diagram', () => {
  it.each(SHIPPED.map((plan) => [plan.board.model, plan.board.name, plan] as const))(
    'on the %s of %s is one that Wokwi understands and people can follow',
    (model, _, plan) => {
      const diagram = toWokwi(plan);
      expect(faultsOf(diagram)).toEqual([]);
      expect(tangles(diagram, model)).toEqual([]);
      expect(pilesIn(diagram)).toEqual([]);
      expect(diagram.parts.filter(({ type }) => type !== 'wokwi-text').length).toBeGreaterThan(5);
    },
  );

  it('of any of our parts on any board is understood too', () => {
    const parts = [...SHIPPED.flatMap((plan) => plan.parts), ...everyPart()];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...parts), { selector: ({ path }) => path }),
        fc.constantFrom(...MODELS),
        (some, model) => {
          const fits = some.filter(({ wires }) =>
            wires.every(({ pin }) => model === 'mega' || !/^[2-5]\d$/.test(pin)),
          );
          const diagram = toWokwi({ board: { name: 'any', model }, parts: fits });
          expect(faultsOf(diagram)).toEqual([]);
          expect(tangles(diagram, model)).toEqual([]);
          expect(pilesIn(diagram)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has a place for every driver, as a part or as a note', () => {
    const parts = everyPart();
    expect(parts.length).toBeGreaterThanOrEqual(actuatorDrivers.length + 15);
    for (const model of MODELS) {
      const fits = parts.filter(({ wires }) =>
        wires.every(({ pin }) => model === 'mega' || !/^[2-5]\d$/.test(pin)),
      );
      const { parts: drawn } = toWokwi({ board: { name: 'any', model }, parts: fits });
      const notes = drawn.flatMap(({ attrs }) => attrs['text'] ?? []);
      expect(fits.filter(({ driver }) => !notes.some((note) => note.startsWith(`${driver}:`)))).toEqual([]);
    }
  });
});

describe('what is written down of Wokwi’s parts', () => {
  const models = Object.values(STAND_INS).flatMap((list) => list.map(({ model }) => model));

  it.each(models.map((model) => [model.type, model] as const))(
    '%s has its pins where they are',
    (type, { pins, height }) => {
      for (const [name, [x, y]] of Object.entries(pins)) {
        const [realX, realY] = pinsOf(type)?.get(name) ?? [Number.NaN, Number.NaN];
        expect(Math.hypot(realX - x, realY - y), name).toBeLessThan(0.6);
        expect(y).toBeLessThanOrEqual(height + 1);
      }
    },
  );

  it.each(MODELS)('the rows of an %s are where they are', (model) => {
    const { type, rows, lower } = WOKWI_BOARDS[model];
    for (const pin of ['5V', 'GND.1', 'A0', 'A5', '13', '2']) {
      const [, y] = pinsOf(type)?.get(pin) ?? [];
      expect(y, pin).toBe(lower.test(pin) ? rows.bottom : rows.top);
    }
  });
});

describe('a part on a diagram', () => {
  it('has the relay’s polarity, the colours of the wires, and a note for what Wokwi lacks', () => {
    const [plan] = planWiring(familyRig());
    if (!plan) throw new Error('no board');
    const { parts, connections } = toWokwi(plan);
    const attrsOf = (id: string) => parts.find((part) => part.id === id)?.attrs;
    expect([attrsOf('actuators-0'), attrsOf('actuators-2')]).toEqual([
      { transistor: 'npn' },
      { transistor: 'pnp' },
    ]);
    const wires = connections.map(([from, to, colour]) => [from, to, colour]);
    expect(wires).toContainEqual(['actuators-1-2:IN', 'board:5', 'orange']);
    expect(wires).toContainEqual(['sensors-4:VCC', 'board:5V', 'red']);
    expect(attrsOf('sensors-0-note')).toEqual({
      text: 'sht3x: air.temperature, air.humidity\n(VCC → 5V, GND → GND, SDA → A4, SCL → A5)',
    });
  });

  it('gives two probes on one line numbers of their own', () => {
    const family = familyRig();
    const probe = family.sensors.find(({ driver }) => driver === 'ds18b20');
    if (!probe) throw new Error('no probe');
    const [plan] = planWiring({ ...family, sensors: [probe, { ...probe }], actuators: [] });
    const numbers = plan && toWokwi(plan).parts.flatMap(({ attrs }) => attrs['deviceID'] ?? []);
    expect(numbers).toEqual(['000000000000', '000000000001']);
  });
});
