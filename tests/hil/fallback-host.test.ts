// A rig that names a fallback program: the host writes it, dies, and the pump keeps the crop alive until a host is back.
import { expect, it } from 'vitest';
import { createAvrRig, drive, PIN } from '../support/avr-rig.ts';
import { quietRig } from '../support/body-orders.ts';

const MINUTE = 60_000;
const PROGRAM_WRITE = 0x0c;

/** One minute on, two off: short, so that the test is. */
const rigWithFallback = () => {
  const family = quietRig();
  const phases = { onMinutes: 1, offMinutes: 2 };
  return {
    ...family,
    actuators: family.actuators.map((actuator) =>
      actuator.kind === 'pump' ? { ...actuator, fallback: { day: phases, night: phases } } : actuator,
    ),
  };
};

it('the pump cycles by itself through six cycles without a host, and stops for the one that comes back', async () => {
  const rig = createAvrRig({ rig: rigWithFallback() });
  await rig.ready();
  await drive(rig, { heater: 1 }, 2000);
  const edges = rig.changes.length;
  // The host stands still; the board lives on.
  rig.site.board.run(18 * MINUTE);
  const pump = rig.changes.slice(edges).filter(({ pin }) => pin === PIN.pump);
  const starts = pump.filter(({ driven }) => driven === 1).map(({ at }) => at);
  expect(starts).toHaveLength(6);
  const spans = pump.slice(1).map(({ at }, n) => (at - (pump[n]?.at ?? 0)) / MINUTE);
  for (const [n, span] of spans.entries()) expect(span).toBeCloseTo(n % 2 === 0 ? 1 : 2, 1);
  const others = rig.changes
    .slice(edges)
    .filter(({ pin, driven }) => pin !== PIN.pump && driven === (pin === PIN.heater ? 0 : 1));
  expect(others).toEqual([]);

  await rig.until('the link to be back', () => rig.body.link().state === 'ready', 60_000);
  await drive(rig, {}, 3000);
  const { mode, level } = rig.site.board.pin(PIN.pump);
  expect([mode, level]).toEqual(['output', 0]);
  // The line was silent, so the link was made anew; opening it has reset the board, which then tells nothing of before.
  const [alone, ...more] = rig.body.news();
  expect(more).toEqual([]);
  expect(alone).toMatchObject({ kind: 'was-alone', board: 'casa' });
  expect((await drive(rig, { pump: 1 }, 61_000)).find(({ actuator }) => actuator === 'pump')?.duty).toBe(1);
  await rig.close();
});

it('writes the program once, and takes it away with a rig that names none', async () => {
  const first = createAvrRig({ rig: rigWithFallback() });
  await first.ready();
  await first.close();
  expect(first.sent).toContain(PROGRAM_WRITE);
  const again = createAvrRig({ rig: rigWithFallback(), eeprom: first.site.board.eeprom() });
  await again.ready();
  await again.close();
  expect(again.sent).not.toContain(PROGRAM_WRITE);
  const without = createAvrRig({ eeprom: again.site.board.eeprom() });
  await without.ready();
  await without.close();
  without.site.board.run(6 * MINUTE);
  expect(without.changes.filter(({ pin, driven }) => pin === PIN.pump && driven === 1)).toEqual([]);
});

it('what a person has stopped stays off when the host then dies, and is free again when it is released', async () => {
  const rig = createAvrRig({ rig: rigWithFallback() });
  await rig.ready();
  await drive(rig, {}, 2000);
  rig.body.forbidFallback(['pump']);
  await drive(rig, {}, 3000);
  const edges = rig.changes.length;
  rig.site.board.run(6 * MINUTE);
  expect(
    rig.changes.slice(edges).filter(({ driven, pin }) => driven === (pin === PIN.heater ? 0 : 1)),
  ).toEqual([]);

  await rig.until('the link to be back', () => rig.body.link().state === 'ready', 60_000);
  rig.body.forbidFallback([]);
  await drive(rig, {}, 3000);
  rig.site.board.run(6 * MINUTE);
  expect(rig.changes.slice(edges).some(({ driven, pin }) => driven === 1 && pin === PIN.pump)).toBe(true);
  await rig.close();
});

it('a stop that stood before the link was made holds from its first moment', async () => {
  const eeprom = await (async () => {
    const rig = createAvrRig({ rig: rigWithFallback() });
    await rig.ready();
    await rig.close();
    return rig.site.board.eeprom();
  })();
  const rig = createAvrRig({ rig: rigWithFallback(), eeprom });
  rig.body.forbidFallback(['pump']);
  await rig.ready();
  await drive(rig, {}, 2000);
  rig.site.board.run(6 * MINUTE);
  expect(rig.changes.filter(({ driven, pin }) => driven === 1 && pin === PIN.pump)).toEqual([]);
  await rig.close();
});
