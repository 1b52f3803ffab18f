// A diagram that Wokwi can open: every part known to it, every id once, every wire from a pin that is there to a pin that is there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rigSchema } from '../../../controller/contract/rig.ts';
import { planWiring } from '../../../hardware/wiring/plan.ts';
import { toWokwi, type WokwiDiagram } from '../../../hardware/wiring/wokwi.ts';
import { STAND_INS, WOKWI_BOARDS } from '../../../hardware/wiring/wokwi-parts.ts';
import { familyRig } from '../../support/body-orders.ts';
import { rawRig } from '../../support/shipped.ts';

const PINS = new Map(
  [
    ...Object.values(WOKWI_BOARDS),
    ...Object.values(STAND_INS).flatMap((list) => list.map(({ model }) => model)),
  ].map(({ type, pins }) => [type, pins] as const),
);

/** Everything that Wokwi would not understand. */
const faultsOf = ({ parts, connections }: WokwiDiagram): readonly string[] => {
  const types = new Map(parts.map(({ id, type }) => [id, type] as const));
  const ids = parts.map(({ id }) => id);
  return [
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `${id} twice`),
    ...parts.filter(({ type }) => type !== 'wokwi-text' && !PINS.has(type)).map(({ type }) => `no ${type}`),
    ...connections.flatMap(([from, to]) =>
      [from, to].filter((end) => {
        const [id = '', pin = ''] = end.split(':');
        return !PINS.get(types.get(id) ?? '')?.includes(pin);
      }),
    ),
  ];
};

const plansOf = (name: string) => planWiring(rigSchema.parse(rawRig(name)));

describe('a diagram', () => {
  it.each([...plansOf('family'), ...plansOf('full')].map((plan) => [plan.board.name, plan] as const))(
    'of %s is one that Wokwi understands',
    (_, plan) => {
      const diagram = toWokwi(plan);
      expect(faultsOf(diagram)).toEqual([]);
      expect(diagram.parts.filter(({ type }) => type !== 'wokwi-text').length).toBeGreaterThan(5);
    },
  );

  it('of any of these parts on any board is understood too', () => {
    const parts = [...plansOf('family'), ...plansOf('full')].flatMap((plan) => plan.parts);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...parts), { selector: ({ path }) => path }),
        fc.constantFrom('uno', 'nano', 'mega' as const),
        (some, model) => {
          const fits = some.filter(({ wires }) =>
            wires.every(({ pin }) => model === 'mega' || !/^[2-5]\d$/.test(pin)),
          );
          expect(faultsOf(toWokwi({ board: { name: 'any', model }, parts: fits }))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has the relay’s polarity, the colours of the wires, and a note for what Wokwi lacks', () => {
    const [plan] = planWiring(familyRig());
    if (!plan) throw new Error('no board');
    const { parts, connections } = toWokwi(plan);
    const attrsOf = (id: string) => parts.find((part) => part.id === id)?.attrs;
    expect([attrsOf('actuators-0'), attrsOf('actuators-2')]).toEqual([
      { transistor: 'npn' },
      { transistor: 'pnp' },
    ]);
    expect(connections).toContainEqual(['actuators-1-2:IN', 'board:5', 'orange', []]);
    expect(connections).toContainEqual(['sensors-4:VCC', 'board:5V', 'red', []]);
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
