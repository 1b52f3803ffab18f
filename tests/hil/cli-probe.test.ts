// What a technician learns of a board without changing it, and the LED that shows which board it is: the released firmware in
// emulated time.
import { describe, expect, it } from 'vitest';
import { duty, millis, seconds } from '../../controller/core/units.ts';
import type { GuardedOutput } from '../../controller/ports.ts';
import { blinkLed } from '../../hardware/board/blink.ts';
import type { Line } from '../../hardware/board/line.ts';
import { type PortAnswer, probePort } from '../../hardware/board/probe.ts';
import { configCommit, configWrite, encodeRecord } from '../../hardware/board/requests.ts';
import { createEmulatedPort } from '../../hardware/emulator/port.ts';
import { createEmulatedSite } from '../../hardware/emulator/site.ts';
import { createAvrRig, createStandingPlant, releasedHex, watchPins } from '../support/avr-rig.ts';
import { quietRig } from '../support/body-orders.ts';
import { createTestClock } from '../support/clock.ts';
import { createTime } from '../support/passing-time.ts';

/** A board that has not been powered before, or with the EEPROM of another. */
const powerBoard = (eeprom?: Uint8Array) => {
  const clock = createTestClock();
  const site = createEmulatedSite({
    rig: quietRig(),
    plant: createStandingPlant(),
    hex: releasedHex(),
    ...(eeprom ? { eeprom } : {}),
  });
  const port = createEmulatedPort({ board: site.board, clock, speed: 1 });
  return { clock, site, port, time: createTime(clock) };
};

const probe = ({ clock, port, time }: ReturnType<typeof powerBoard>): Promise<PortAnswer> =>
  time.during(probePort({ transport: port.connect(), clock }));

const PUMP: GuardedOutput = {
  pin: 3,
  activeLow: false,
  pwm: false,
  safeDuty: duty(0),
  exclusionGroup: 0,
  longestOn: seconds(60),
  shortestOff: seconds(0),
};

/** EEPROM of a board that a controller has used. */
const servedEeprom = async (): Promise<Uint8Array> => {
  const rig = createAvrRig();
  await rig.ready();
  await rig.close();
  return rig.site.board.eeprom().slice();
};

describe('a board that is asked who it is', () => {
  it('has no id and no records before a controller has met it, and afterwards neither', async () => {
    const board = powerBoard();
    const before = board.site.board.eeprom().slice();
    const answer = await probe(board);
    expect(answer).toMatchObject({
      kind: 'yapu',
      identity: { id: null, model: 1 },
      config: 'none',
      guardedPins: [],
    });
    // Its own count of starts apart, nothing was written.
    expect(board.site.board.eeprom().slice(0, 192)).toEqual(before.slice(0, 192));
  });

  it('says its id and the pins that it guards once a controller has used it', async () => {
    const answer = await probe(powerBoard(await servedEeprom()));
    expect(answer).toMatchObject({
      kind: 'yapu',
      identity: { id: '0102030405060708' },
      config: 'ok',
      guardedPins: [3, 4, 5, 6],
    });
  });

  it('says which inputs hold its outputs back', async () => {
    const board = powerBoard();
    const floats = { pin: 13, level: 'low', pullUp: true } as const;
    const leak = { pin: 7, level: 'high', pullUp: false } as const;
    const records = [[floats], [floats, leak]].map((interlocks, n) =>
      encodeRecord({ ...PUMP, pin: 3 + n, interlocks }),
    );
    const commission = async ({ channel }: Line): Promise<void> => {
      for (const [index, record] of records.entries()) await channel.ask(configWrite(index, record));
      await channel.ask(configCommit(records));
    };
    await board.time.during(
      probePort({ transport: board.port.connect(), clock: board.clock, stay: commission }),
    );
    expect(await probe(board)).toMatchObject({ config: 'ok', guardedPins: [3, 4], interlockPins: [7, 13] });
  });

  it('says that its records are damaged when they are', async () => {
    const eeprom = await servedEeprom();
    const at = eeprom.indexOf(3, 20);
    eeprom[at] = (eeprom[at] ?? 0) ^ 1;
    expect(await probe(powerBoard(eeprom))).toMatchObject({ kind: 'yapu', config: 'bad' });
  });

  it('is silent when it has no power, and the question ends', async () => {
    const board = powerBoard();
    board.port.powerOff();
    expect(await probe(board)).toEqual({ kind: 'silent', heard: 0 });
  });
});

describe('a board that is asked to blink', () => {
  it.each([
    ['ten seconds', 10_000, undefined, 'done'],
    ['as long as nobody interrupts', 10_000, 3000, 'stopped'],
  ] as const)('does so for %s, then its pin is an input again', async (_, lasting, stopAfter, wanted) => {
    const board = powerBoard();
    const changes = watchPins(board.site, [13]);
    const stop = new AbortController();
    let ended: string | undefined;
    if (stopAfter !== undefined) board.clock.after(millis(6000), () => stop.abort());
    await board.time.during(
      probePort({
        transport: board.port.connect(),
        clock: board.clock,
        stay: async (line) => {
          ended = await blinkLed({ line, clock: board.clock, lasting: millis(lasting), signal: stop.signal });
        },
      }),
      30_000,
    );
    const lit = changes.filter(({ driven }) => driven === 1);
    const [first, last] = [lit[0]?.at ?? 0, lit.at(-1)?.at ?? 0];
    expect(ended).toBe(wanted);
    expect(lit.length).toBe(Math.floor((last - first) / 400 + 1.5));
    if (wanted === 'done') expect(last - first).toBeGreaterThan(9000);
    else expect(last - first).toBeLessThan(6000);
    expect(changes.at(-1)?.driven).toBeNull();
  });

  it('does not begin when the person has already given up', async () => {
    const board = powerBoard();
    const changes = watchPins(board.site, [13]);
    let ended: string | undefined;
    const stay = async (line: Line): Promise<void> => {
      const signal = AbortSignal.abort();
      ended = await blinkLed({ line, clock: board.clock, lasting: millis(10_000), signal });
    };
    await board.time.during(probePort({ transport: board.port.connect(), clock: board.clock, stay }));
    expect(ended).toBe('stopped');
    expect(changes.filter(({ driven }) => driven !== null)).toEqual([]);
  });
});
