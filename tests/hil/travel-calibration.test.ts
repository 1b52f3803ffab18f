// The way of a vent measured by the contacts at its ends, on the released firmware; and the board that is left alone afterwards runs as
// far as was measured, not as far as the rig guessed.
import { afterEach, expect, it } from 'vitest';
import { toInstallation } from '../../controller/app/installation.ts';
import { inMemoryController } from '../../controller/cli/simulation.ts';
import { rigSchema } from '../../controller/contract/rig.ts';
import { loadSite } from '../../controller/site-files.ts';
import type { Plant } from '../../hardware/plant.ts';
import { thermistorVolts } from '../../hardware/twin/thermistor.ts';
import { type AvrRig, createAvrRig, createStandingPlant, PIN } from '../support/avr-rig.ts';
import { sensorOf } from '../support/part-rigs.ts';
import { withoutWaiting } from '../support/passing-time.ts';

/** What the flap takes, and what the rig says that it takes. */
const [OPENS_MS, SHUTS_MS] = [20_000, 16_000];
const GUESSED_SECONDS = 10;
const SECOND = 1000;

const rigWithContacts = async () => {
  const files = await loadSite('hardware/rigs/family.json');
  const contactOn = (pin: number, tag: string) =>
    sensorOf('contact', { pin, pullUp: true }, { of: 'closed', tag, quantity: 'contact' });
  const proof = { by: 'end-stop', open: 'vent.open', shut: 'vent.shut', withinSeconds: 90 };
  const guess = { travelOpenSeconds: GUESSED_SECONDS, travelCloseSeconds: GUESSED_SECONDS };
  const rig = rigSchema.parse({
    ...files.rig,
    sensors: [...files.rig.sensors, contactOn(8, 'vent.open'), contactOn(12, 'vent.shut')],
    actuators: files.rig.actuators
      .filter(({ id }) => id === 'vent')
      .map((vent) => ({ ...vent, config: { ...vent.config, ...guess }, proof })),
  });
  return { ...files, rig, installation: toInstallation(rig, files.siteFile) };
};

/** A flap between two contacts, in a house whose warmth at the vent is set by hand. */
const createFlap = () => {
  const standing = createStandingPlant({ 'outside.temperature': 12 });
  const flap = { position: 0.4, warmth: 20 };
  const plant: Plant = {
    ...standing,
    advance(ms, inputs) {
      const way = inputs.ventMotor > 0 ? OPENS_MS : SHUTS_MS;
      flap.position = Math.min(1, Math.max(0, flap.position + (inputs.ventMotor * ms) / way));
    },
    feel(tag) {
      if (tag === 'vent.open') return Number(flap.position >= 1);
      return tag === 'vent.shut' ? Number(flap.position <= 0) : standing.feel(tag);
    },
    volts: (tag) => (tag === 'vent.temperature' ? thermistorVolts(flap.warmth) : standing.volts(tag)),
  };
  return { flap, plant };
};

let rig: AvrRig | undefined;
afterEach(() => rig?.close());

/** s that a pin was on since change number `from`. */
const ran = ({ changes }: AvrRig, pin: number, from: number): number => {
  const own = changes.slice(from).filter((change) => change.pin === pin);
  return own.reduce((sum, { driven, at }) => sum + (driven === 1 ? -at : at), 0) / SECOND;
};

it('contacts end each run; the record says both ways; and the board alone opens as far', async () => {
  const files = await rigWithContacts();
  const { flap, plant } = createFlap();
  const board = createAvrRig({ rig: files.rig, plant });
  rig = board;
  const { controller } = inMemoryController(
    { files },
    { board: board.body, clock: withoutWaiting(board.clock) },
  );
  await board.ready();
  await board.during(controller.start());
  const { calibrations } = controller.station;

  const begun = await board.during(
    calibrations.begin('vent', { by: 'Ana', instrument: 'two contacts' }, 'test'),
  );
  if (begun.outcome !== 'accepted' || !begun.session) throw new Error(JSON.stringify(begun));
  const { session } = begun.session;
  const next = () => calibrations.view('vent')?.next;
  const points = () => calibrations.view('vent')?.points.length ?? 0;
  for (let step = next(); step?.kind === 'way' && points() < 4; step = next()) {
    const answer = await board.during(calibrations.dip('vent', { session, reference: step }));
    expect(answer).toMatchObject({ outcome: 'accepted' });
    // Nobody says that it has arrived: the contact does.
    await board.until(
      'the contact to end the run',
      () => calibrations.view('vent')?.watch?.state === 'steady',
      30_000,
    );
    await board.run(3 * SECOND);
  }
  const done = await board.during(calibrations.finish('vent', session, 'test'));
  expect(done).toMatchObject({ outcome: 'accepted', record: { verdict: 'accepted' } });
  const { figures = {}, points: runs = [] } = calibrations.records().at(-1) ?? {};
  const late = runs.map(({ raw, value }) => value - (raw === 0 ? OPENS_MS : SHUTS_MS) / SECOND);
  expect(Math.min(...late)).toBeGreaterThanOrEqual(-0.1);
  expect(Math.max(...late)).toBeLessThan(0.1);

  // One round takes the way on, the next finds it on the board; then the host is gone.
  await board.run(12 * SECOND);
  board.plug(false);
  await board.run(10 * SECOND);
  flap.warmth = 30;
  const from = board.changes.length;
  board.site.board.run(60 * SECOND);
  expect(flap.position).toBe(1);
  // By the rig's guess it would have stopped half way.
  expect(ran(board, PIN.open, from)).toBeGreaterThan(OPENS_MS / SECOND);
  expect(ran(board, PIN.open, from)).toBeLessThan((figures['openSeconds'] ?? 0) * 1.1 + 2);
});
