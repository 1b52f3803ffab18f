// A Chromium of this machine without a window, led over its own pipe (Chrome DevTools Protocol: JSON messages that end with a zero).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Fields = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
}

export interface BrowserPage {
  /** Rejects when the browser refuses, or ends first. */
  ask(method: string, params?: Fields): Promise<Fields>;
  /** The next event of this name. */
  next(event: string): Promise<void>;
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** Does `work` on an empty page of the first browser there is, and ends that browser; undefined where there is none. */
export const withBrowserPage = async <T>(
  work: (page: BrowserPage) => Promise<T>,
  patienceMs: number,
): Promise<T | undefined> => {
  // A profile of its own: a person's browser may be open beside it.
  const profile = await mkdtemp(join(tmpdir(), 'yapu-print-'));
  try {
    for (const program of BROWSERS) {
      const child = spawn(program, flags(profile), { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
      const ended = once(child, 'close');
      try {
        await once(child, 'spawn');
      } catch (cause) {
        if (isMissing(cause)) continue;
        throw cause;
      }
      const tooLate = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      try {
        return await work(await openPage(child.stdio[3] as Writable, child.stdio[4] as Readable));
      } finally {
        clearTimeout(tooLate);
        child.kill('SIGKILL');
        await ended;
      }
    }
    return undefined;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';

/** As root Chromium refuses its sandbox; the page is our own. */
const flags = (profile: string): readonly string[] => [
  '--headless',
  '--disable-gpu',
  '--remote-debugging-pipe',
  `--user-data-dir=${profile}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const openPage = async (to: Writable, from: Readable): Promise<BrowserPage> => {
  const talk = openTalk(to, from);
  const { targetId } = await talk.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await talk.ask('Target.attachToTarget', { targetId, flatten: true });
  return {
    ask: (method, params = {}) => talk.ask(method, params, sessionId),
    next: talk.next,
  };
};

const openTalk = (to: Writable, from: Readable) => {
  const waiting = new Map<number | string, { resolve(fields: Fields): void; reject(why: Error): void }>();
  let last = 0;
  let isOver = false;
  let unread = '';

  const hear = ({ id, method, result, error }: Message): void => {
    const key = id ?? method ?? '';
    const asked = waiting.get(key);
    waiting.delete(key);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result ?? {});
  };
  const end = (): void => {
    isOver = true;
    for (const { reject } of waiting.values()) reject(new Error('the browser ended before it was done'));
    waiting.clear();
  };
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = `${unread}${text}`.split('\0');
    unread = messages.pop() ?? '';
    for (const message of messages) hear(JSON.parse(message));
  });
  from.on('close', end);
  to.on('error', end);

  const wait = (key: number | string): Promise<Fields> =>
    new Promise((resolve, reject) => {
      waiting.set(key, { resolve, reject });
      if (isOver) end();
    });
  return {
    ask(method: string, params: Fields, sessionId?: unknown): Promise<Fields> {
      last += 1;
      const answer = wait(last);
      to.write(`${JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      return answer;
    },
    async next(event: string): Promise<void> {
      await wait(event);
    },
  };
};
