// The released .hex under Debian's simavr: a small program round its library, in a process of its own, moved by hand.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Answer, readAnswer } from '../../../hardware/board/answers.ts';
import { decodeFrame, encodeFrame } from '../../../hardware/board/frame.ts';
import { createSplitter } from '../../../hardware/board/message-splitter.ts';
import type { Request } from '../../../hardware/board/requests.ts';

export const hasSimavr = existsSync('/usr/include/simavr/sim_avr.h') && existsSync('/usr/bin/gcc');

export type SimavrModel = 'uno' | 'mega';

/** DDR of the port behind each pin under test (PORT follows it) and the bit. ATmega328P datasheet DS40002061B, chapter 36;
 * ATmega2560 datasheet DS40002211A, chapter 33; pin maps of the boards. */
interface Model {
  readonly chip: string;
  readonly pins: Readonly<Record<number, readonly [ddr: number, bit: number]>>;
}
const DDRD = 0x2a;
const MEGA = { DDRE: 0x2d, DDRG: 0x33, DDRH: 0x101 } as const;
const MODELS: Readonly<Record<SimavrModel, Model>> = {
  uno: { chip: 'atmega328p', pins: { 3: [DDRD, 3], 4: [DDRD, 4], 5: [DDRD, 5], 6: [DDRD, 6] } },
  mega: {
    chip: 'atmega2560',
    pins: { 3: [MEGA.DDRE, 5], 4: [MEGA.DDRG, 5], 5: [MEGA.DDRE, 3], 6: [MEGA.DDRH, 3] },
  },
};

const hexOf = (model: SimavrModel): string =>
  join(process.cwd(), `hardware/firmware/release/yapu-${model}.hex`);

export interface SimavrBoard {
  /** Lets time pass; what the board said meanwhile. */
  run(ms: number): Promise<Uint8Array>;
  send(bytes: Uint8Array): void;
  /** Asks, and gives the first sound answer of the safety layer within 100 ms; undefined when there is none. */
  ask(request: Request, waitMs?: number): Promise<Answer | undefined>;
  /** Level of a guarded pin, 3…6, or null while it is an input. */
  level(pin: number): Promise<0 | 1 | null>;
  stop(): void;
}

/** Compiles and powers up; hardware/emulator has no part in it. */
export const powerUpSimavr = (model: SimavrModel): SimavrBoard => {
  const { chip, pins } = MODELS[model];
  const folder = mkdtempSync(join(tmpdir(), 'yapu-simavr-'));
  const program = join(folder, 'board');
  const source = join(import.meta.dirname, 'board.c');
  execFileSync('gcc', ['-O2', '-Wall', '-Wextra', '-Werror', '-o', program, source, '-lsimavr', '-lelf']);
  const child: ChildProcess = spawn(program, [chip, hexOf(model)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  let seq = 0;

  const command = async (words: string): Promise<string> => {
    child.stdin?.write(`${words}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`simavr ended at "${words}"`);
    return value;
  };
  const run = async (ms: number) => Uint8Array.from(Buffer.from(await command(`run ${ms}`), 'hex'));
  const send = (bytes: Uint8Array): void => {
    child.stdin?.write(`send ${Buffer.from(bytes).toString('hex')}\n`);
  };

  return {
    run,
    send,
    async ask(request, waitMs = 100) {
      seq = (seq + 1) & 0xff;
      send(encodeFrame({ ...request, seq }));
      let answer: Answer | undefined;
      const split = createSplitter((message) => {
        const frame = decodeFrame(message);
        if (!frame.ok || frame.value.seq !== seq) return;
        const read = readAnswer(frame.value);
        if (read.ok) answer ??= read.value;
      });
      split(await run(waitMs));
      return answer;
    },
    async level(pin) {
      const [address, bit] = pins[pin] ?? [];
      if (address === undefined || bit === undefined) throw new Error(`pin ${pin} is not under test`);
      const [ddr = 0, port = 0] = Buffer.from(await command(`read ${address.toString(16)}`), 'hex');
      if (((ddr >> bit) & 1) === 0) return null;
      return ((port >> bit) & 1) as 0 | 1;
    },
    stop() {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
