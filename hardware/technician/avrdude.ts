// Writes firmware with Debian's avrdude. What does not answer as an AVR boot loader with the right chip is never written to.
import { spawn } from 'node:child_process';
import type { BoardName } from './released-firmware.ts';

/** How a boot loader is spoken to. */
export interface Loader {
  readonly board: BoardName;
  readonly part: 'm328p' | 'm2560';
  readonly programmer: 'arduino' | 'wiring';
  readonly baud: number;
}

const UNO: Loader = { board: 'uno', part: 'm328p', programmer: 'arduino', baud: 115_200 };
const NANO: Loader = { ...UNO, board: 'nano' };
/** The boot loader of Nanos made before 2018, and of most clones. */
const OLD_NANO: Loader = { ...NANO, baud: 57_600 };
const MEGA: Loader = { board: 'mega', part: 'm2560', programmer: 'wiring', baud: 115_200 };

/** Boot loaders to try, in order. */
export const loadersOf = (board: BoardName | undefined): readonly Loader[] => {
  switch (board) {
    case 'uno':
      return [UNO];
    case 'nano':
      return [NANO, OLD_NANO];
    case 'mega':
      return [MEGA];
    case undefined:
      return [UNO, OLD_NANO, MEGA];
  }
};

const commonArgs = (loader: Loader, port: string): string[] => [
  ...['-p', loader.part, '-c', loader.programmer, '-P', port, '-b', String(loader.baud)],
];

/** Reads the signature and writes nothing (-n). */
export const signatureArgs = (loader: Loader, port: string): readonly string[] => [
  ...commonArgs(loader, port),
  '-n',
];

/** Writes and reads back; no chip erase (-D), which a boot loader cannot do. */
export const writeArgs = (loader: Loader, port: string, image: string): readonly string[] => [
  ...commonArgs(loader, port),
  '-D',
  '-U',
  `flash:w:${image}:i`,
];

/** `other-chip`: a boot loader, but of another board than asked for. */
export type SignatureAnswer =
  | { readonly kind: 'right'; readonly loader: Loader }
  | { readonly kind: 'other-chip'; readonly signature: string }
  | { readonly kind: 'no-boot-loader'; readonly said: string }
  | { readonly kind: 'no-avrdude' };

/** What avrdude's exit code and words mean. Silence and a chip that avrdude cannot name are no boot loader. */
export const readSignature = (loader: Loader, { code, text }: Ran): SignatureAnswer => {
  if (code === 'missing') return { kind: 'no-avrdude' };
  const signature = /device signature = (0x[0-9a-f]{6})/i.exec(text)?.[1]?.toLowerCase();
  if (code === 0 && signature !== undefined) return { kind: 'right', loader };
  // A line that is held at one level reads as all zeros or all ones: no chip says so.
  if (signature !== undefined && !/0x(000000|ffffff)/.test(signature))
    return { kind: 'other-chip', signature };
  if (code === 'silent') return { kind: 'no-boot-loader', said: 'no answer' };
  const said = text.split('\n').find((line) => /sync|respond|timeout|unable/i.test(line)) ?? '';
  return { kind: 'no-boot-loader', said: said.replace(/^avrdude:?\s*/, '').trim() };
};

export interface Ran {
  /** Exit code; `missing` where there is no such program, `silent` where it was ended because nothing answered it. */
  readonly code: number | 'missing' | 'silent';
  /** All that it printed; empty where it printed to the terminal itself. */
  readonly text: string;
}

/** A boot loader waits about a second for its host and answers at once; avrdude alone would ask for a minute. */
const PATIENCE_MS = 10_000;

/** Runs avrdude for as long as it needs; with `show` its progress goes straight to this terminal. */
export const runAvrdude = (args: readonly string[], show = false, patienceMs?: number): Promise<Ran> =>
  new Promise((resolve) => {
    const said = show ? 'inherit' : 'pipe';
    const child = spawn('avrdude', args, { stdio: ['ignore', said, said] });
    let text = '';
    let isSilent = false;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
    const giveUp = (): void => {
      isSilent = true;
      child.kill();
    };
    const timer = patienceMs === undefined ? undefined : setTimeout(giveUp, patienceMs);
    const end = (code: Ran['code']): void => {
      clearTimeout(timer);
      resolve({ code, text });
    };
    child.once('error', () => end('missing'));
    child.once('close', (code) => end(isSilent ? 'silent' : (code ?? 1)));
  });

/** The first loader that answers with its own chip; else what the last one answered. */
export const findLoader = async (loaders: readonly Loader[], port: string): Promise<SignatureAnswer> => {
  let answer: SignatureAnswer = { kind: 'no-boot-loader', said: '' };
  for (const loader of loaders) {
    answer = readSignature(loader, await runAvrdude(signatureArgs(loader, port), false, PATIENCE_MS));
    if (answer.kind !== 'no-boot-loader') return answer;
  }
  return answer;
};
