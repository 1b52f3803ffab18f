// What the board does alone: released firmware on the emulated processor, host lost, a day of light and warmth on its pins.
import { expect, it } from 'vitest';
import { seconds } from '../../controller/core/units.ts';
import {
  encodeProgram,
  type FallbackProgram,
  programCommit,
  programRead,
  programWrite,
} from '../../hardware/board/programs.ts';
import { provisionBoard } from '../../hardware/board/provision.ts';
import {
  configCommit,
  configWrite,
  encodeRecord,
  lease,
  SAFE,
  STATE_READ,
} from '../../hardware/board/requests.ts';
import { PIN } from '../support/avr-rig.ts';
import { type BareLine, GUARDED, openBareLine } from '../support/bare-line.ts';

/** The one analog pin that the family's rig leaves free. */
const LIGHT = 3;
const WARMTH = LIGHT;
const FLOAT = 8;

/** 2 s on and 4 s off by day, 1 s on and 9 s off by night. */
const PUMP: FallbackProgram = {
  kind: 'cycle',
  output: 0,
  duty: 1,
  light: { channel: LIGHT, day: 400, night: 300 },
  day: { on: 2, off: 4 },
  night: { on: 1, off: 9 },
};
const VENT: FallbackProgram = {
  kind: 'vent',
  output: 1,
  motor: { closing: 2, travel: 6 },
  channel: WARMTH,
  open: 600,
  close: 500,
};

const counts = (value: number) => (value + 0.5) * (5 / 1024);

const write = async (bare: BareLine, programs: readonly FallbackProgram[]) => {
  const records = programs.map(encodeProgram);
  for (const [place, record] of records.entries())
    expect(await bare.ask(programWrite(place, record))).toBe('ack');
  expect(await bare.ask(programCommit(records))).toBe('ack');
};

const open = async (programs: readonly FallbackProgram[], more: Partial<(typeof GUARDED)[number]> = {}) => {
  const float = { pin: FLOAT, level: 'low', pullUp: true } as const;
  const guarded = GUARDED.map((output, index) => ({
    ...output,
    shortestOff: seconds(0),
    ...more,
    ...(index === 0 ? { interlocks: [float] } : {}),
  }));
  const bare = await openBareLine(guarded);
  bare.site.board.drive(FLOAT, 0);
  bare.site.board.setVolts(LIGHT, counts(programs.includes(VENT) ? 550 : 800));
  await write(bare, programs);
  await bare.beat();
  return bare;
};

/** Stretches of a pin in s: on and off in turn, beginning with the first on. */
const stretches = ({ changes }: BareLine, pin: number, from = 0): number[] => {
  const own = changes.slice(from).filter((change) => change.pin === pin);
  return own.slice(1).map(({ at }, i) => Math.round((at - (own[i]?.at ?? at)) / 100) / 10);
};

const isFallback = async ({ line, during }: BareLine): Promise<boolean> => {
  const reply = await during(line.channel.ask(STATE_READ));
  if (!reply.ok || reply.value.kind !== 'state') throw new Error('no state');
  return reply.value.state.fallback === true;
};

it('a lost host leaves the pump in its cycle, by day and by night', async () => {
  const bare = await open([PUMP]);
  await bare.run(4900);
  expect(bare.changes).toEqual([]);
  await bare.run(20_000);
  expect(stretches(bare, PIN.pump).slice(0, 5)).toEqual([2, 4, 2, 4, 2]);
  bare.site.board.setVolts(LIGHT, counts(100));
  await bare.run(10_000);
  const before = bare.changes.length;
  await bare.run(40_000);
  const night = stretches(bare, PIN.pump, before);
  expect(night.slice(0, 4).toSorted((a, b) => a - b)).toEqual([1, 1, 9, 9]);
});

it('says in STATE that it runs, and both events', async () => {
  const bare = await open([PUMP]);
  expect(await isFallback(bare)).toBe(false);
  await bare.run(6000);
  expect(await isFallback(bare)).toBe(true);
  await bare.beat();
  const events = bare.log.lines.map(({ fields }) => fields?.['event']);
  expect(events).toEqual(expect.arrayContaining(['beat-lost', 'fallback-began', 'fallback-ended']));
});

it('the first beat ends it at once, with every output safe until leased', async () => {
  const bare = await open([PUMP]);
  await bare.run(6000);
  expect(bare.isOn(PIN.pump)).toBe(true);
  await bare.beat();
  expect(bare.isOn(PIN.pump)).toBe(false);
  await bare.run(4000);
  expect(bare.isOn(PIN.pump)).toBe(false);
  expect(await bare.ask(lease([{ index: 0, duty: 1, lease: 1000 }]))).toBe('state');
});

it('a board that starts without a host waits half a minute, then runs its programs from EEPROM', async () => {
  const bare = await open([PUMP]);
  bare.site.board.reset('power');
  const from = bare.changes.length;
  await bare.run(29_000);
  expect(bare.changes.slice(from).some(({ driven }) => driven === 1 && bare.isOn(PIN.pump))).toBe(false);
  await bare.run(2500);
  expect(bare.isOn(PIN.pump)).toBe(true);
});

it('SAFE stops it for five seconds', async () => {
  const bare = await open([PUMP]);
  await bare.run(6000);
  await bare.ask(SAFE);
  await bare.run(4500);
  expect(bare.isOn(PIN.pump)).toBe(false);
  await bare.run(1500);
  expect(bare.isOn(PIN.pump)).toBe(true);
});

it('the float switch holds the pump back in its program too', async () => {
  const bare = await open([PUMP]);
  await bare.run(6000);
  bare.site.board.drive(FLOAT, 'floating');
  await bare.run(60);
  expect(bare.isOn(PIN.pump)).toBe(false);
  const before = bare.changes.length;
  await bare.run(20_000);
  expect(bare.changes.slice(before)).toEqual([]);
});

it('longest on and shortest off bound a program that never stops', async () => {
  const always: FallbackProgram = { ...PUMP, day: { on: 60, off: 0 } };
  const bare = await open([always], { longestOn: seconds(3), shortestOff: seconds(5) });
  await bare.run(40_000);
  for (const [i, s] of stretches(bare, PIN.pump).entries()) {
    if (i % 2 === 0) expect(s).toBeLessThanOrEqual(3.1);
    else expect(s).toBeGreaterThanOrEqual(4.9);
  }
  expect(stretches(bare, PIN.pump).length).toBeGreaterThan(5);
});

it('the vent opens for its travel when warm, closes when cold, and never both at once', async () => {
  const bare = await open([VENT]);
  await bare.run(8000);
  expect(bare.changes).toEqual([]);
  bare.site.board.setVolts(WARMTH, counts(700));
  await bare.run(15_000);
  expect(stretches(bare, PIN.open)).toEqual([6]);
  bare.site.board.setVolts(WARMTH, counts(550));
  await bare.run(5000);
  expect(stretches(bare, PIN.open)).toEqual([6]);
  bare.site.board.setVolts(WARMTH, counts(400));
  await bare.run(15_000);
  expect(stretches(bare, PIN.close)).toEqual([6]);
  let both = 0;
  const now = new Map<number, number | null>();
  for (const { pin, driven } of bare.changes) {
    now.set(pin, driven);
    if (now.get(PIN.open) === 1 && now.get(PIN.close) === 1) both += 1;
  }
  expect(both).toBe(0);
});

it.each([0, 1023])('a broken temperature wire (%i counts) moves no vent', async (broken) => {
  const bare = await open([VENT]);
  bare.site.board.setVolts(WARMTH, counts(broken));
  await bare.run(20_000);
  expect(bare.changes).toEqual([]);
});

it('without programs a lost host means safe outputs, as ever', async () => {
  const bare = await open([]);
  await bare.run(60_000);
  expect(bare.changes).toEqual([]);
  expect(await isFallback(bare)).toBe(false);
});

it('gives programs back as written, and refuses what does not fit', async () => {
  const bare = await open([PUMP, VENT]);
  for (const [place, program] of [PUMP, VENT].entries()) {
    const reply = await bare.during(bare.line.channel.ask(programRead(place)));
    expect(reply).toEqual({ ok: true, value: { kind: 'program', place, record: encodeProgram(program) } });
  }
  const refused = async (program: FallbackProgram) => bare.ask(programWrite(0, encodeProgram(program)));
  expect(await bare.ask(programRead(2))).toBe('index');
  expect(await refused({ ...PUMP, output: 9 })).toBe('index');
  expect(await refused({ ...PUMP, duty: 0.5 })).toBe('range');
  expect(await refused({ ...VENT, open: 500 })).toBe('range');
  expect(await refused({ ...VENT, channel: 9 })).toBe('pin');
  expect(await refused({ ...VENT, motor: { closing: 1, travel: 5 } })).toBe('index');
  const twice = [encodeProgram(PUMP), encodeProgram(PUMP)];
  for (const [place, record] of twice.entries()) await bare.ask(programWrite(place, record));
  expect(await bare.ask(programCommit(twice))).toBe('index');
});

it('a host finds its programs kept, or writes them, once', async () => {
  const bare = await openBareLine();
  const provision = (programs: readonly FallbackProgram[]) =>
    bare.during(
      provisionBoard({
        channel: bare.line.channel,
        port: '/dev/ttyACM0',
        model: 1,
        id: undefined,
        guarded: GUARDED,
        programs: programs.map(encodeProgram),
        randomBytes: (count) => new Uint8Array(count).fill(7),
      }),
    );
  expect(await provision([PUMP, VENT])).toMatchObject({ ok: true });
  expect(await bare.ask(programRead(1))).toBe('program');
  const before = bare.site.board.eeprom();
  await provision([PUMP, VENT]);
  expect(bare.site.board.eeprom()).toEqual(before);
  expect(await provision([])).toMatchObject({ ok: true });
  expect(await bare.ask(programRead(0))).toBe('index');
});

it('programs die with the configuration that they were written for', async () => {
  const bare = await open([PUMP]);
  const records = GUARDED.toReversed().map(encodeRecord);
  for (const [index, record] of records.entries()) await bare.ask(configWrite(index, record));
  expect(await bare.ask(configCommit(records))).toBe('ack');
  expect(await bare.ask(programRead(0))).toBe('index');
});
