// The same released images under another emulator: what holds only in ours is no property of the firmware.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeFrame } from '../../hardware/board/frame.ts';
import {
  BEAT,
  configCommit,
  configWrite,
  encodeRecord,
  HELLO,
  lease,
  STATE_READ,
} from '../../hardware/board/requests.ts';
import { PIN } from '../support/avr-rig.ts';
import { GUARDED } from '../support/bare-line.ts';
import {
  hasSimavr,
  powerUpSimavr,
  type SimavrBoard,
  type SimavrModel,
} from '../support/simavr/simavr-board.ts';

const RECORDS = GUARDED.map(encodeRecord);
const on = (index: number, ms = 1000) => ({ index, duty: 1, lease: ms });

const MODELS: readonly SimavrModel[] = ['uno', 'mega'];

describe.skipIf(!hasSimavr).each(MODELS)(
  'the image of the %s under simavr (needs libsimavr-dev, libelf-dev, gcc)',
  { timeout: 120_000 },
  (model) => {
    let board: SimavrBoard;
    beforeEach(() => {
      board = powerUpSimavr(model);
    });
    afterEach(() => board.stop());

    const levels = () =>
      Promise.all([PIN.pump, PIN.open, PIN.close, PIN.heater].map((pin) => board.level(pin)));

    const configure = async (): Promise<void> => {
      await board.run(300);
      for (const [index, record] of RECORDS.entries())
        expect(await board.ask(configWrite(index, record))).toMatchObject({ kind: 'ack' });
      expect(await board.ask(configCommit(RECORDS), 1000)).toMatchObject({ kind: 'ack' });
    };

    it('boots as Yapu on Firmata 2.6, every pin an input', async () => {
      const said = Buffer.from(await board.run(300)).toString('hex');
      expect(said).toContain('f90206');
      expect(said).toMatch(/f079[0-9a-f]{4}5900610070007500f7/);
      expect(await levels()).toEqual([null, null, null, null]);
    });

    it('shakes hands and guards its pins, each at its safe level', async () => {
      await board.run(300);
      expect(await board.ask(HELLO)).toMatchObject({
        kind: 'identity',
        identity: { protocol: 1, model: model === 'mega' ? 2 : 1, id: null },
      });
      await configure();
      expect(await levels()).toEqual([0, 0, 0, 1]);
    });

    it('carries out a lease and ends it by itself', async () => {
      await configure();
      await board.ask(BEAT);
      expect(await board.ask(lease([on(0), on(3)]))).toMatchObject({ kind: 'state' });
      expect(await levels()).toEqual([1, 0, 0, 0]);
      await board.run(1000);
      expect(await levels()).toEqual([0, 0, 0, 1]);
    });

    it('makes everything safe five seconds after the last heartbeat', async () => {
      await configure();
      await board.ask(BEAT);
      await board.ask(lease([on(0, 60_000)]));
      await board.run(4600);
      expect(await board.level(PIN.pump)).toBe(1);
      await board.run(400);
      expect(await board.level(PIN.pump)).toBe(0);
      expect(await board.ask(STATE_READ)).toMatchObject({ kind: 'state' });
    });

    it('refuses a damaged order', async () => {
      await configure();
      await board.ask(BEAT);
      const frame = encodeFrame({ ...lease([on(0)]), seq: 200 });
      frame[6] = (frame[6] ?? 0) ^ 1;
      board.send(frame);
      await board.run(100);
      expect(await levels()).toEqual([0, 0, 0, 1]);
    });
  },
);
