// `yapu access`: tablets and PINs, for who sits at the controller itself. What proves it is a token in the data folder that only its
// owner may read.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLES, type Role, type WireAccess } from '../contract/access.ts';
import type { Outcome } from '../contract/request.ts';
import { because } from '../core/because.ts';
import { TERMINAL_KEY } from '../web/terminal-key.ts';
import { failureOf } from './calibrate-talk.ts';
import {
  CommandFailed,
  isYes,
  Misunderstood,
  parseCommand,
  refuseWords,
  type Terminal,
} from './command-line.ts';
import { oneOf, readAddress } from './option-values.ts';

const OPTIONS = {
  name: { type: 'string' },
  data: { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  yes: { type: 'boolean', default: false },
} as const;

const TIMEOUT_MS = 15_000;
/** What a data folder may hold, as `hardware/choose.ts` names it. */
const FOLDERS = ['board', 'virtual'];

export const access = async (args: readonly string[], terminal: Terminal, home: string): Promise<void> => {
  const { values, positionals } = parseCommand('access', args, OPTIONS);
  const [what, given, ...more] = positionals;
  refuseWords('access', more);
  const job: Job = {
    terminal,
    ask: await openLine(readAddress(values.url), values.data ?? join(home, '.yapu')),
    name: values.name,
    isSure: values.yes,
  };
  if (what === 'list' && given === undefined) await list(job);
  else if (what === 'pin') await choose(job, roleOf(given));
  else if (what === 'reset') await forget(job, roleOf(given ?? 'family'));
  else
    throw new Misunderstood(
      because('cli.word-wanted', { verb: 'access', got: what ?? '…', of: 'list, pin ROLE, reset [ROLE]' }),
    );
};

interface Job {
  readonly terminal: Terminal;
  readonly ask: (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;
  readonly name: string | undefined;
  readonly isSure: boolean;
}

const roleOf = (word: string | undefined): Role => oneOf<Role>('ROLE', word ?? '…', ROLES);

const list = async ({ terminal, ask }: Job): Promise<void> => {
  const { say } = terminal;
  const { tablets } = (await ask('GET', '/tablets')) as WireAccess;
  const lines = tablets.map(({ n, role, name, device, seen }) =>
    say('cli.access.line', {
      n,
      role: `role.${role}`,
      device: `device.${device}`,
      name: name ?? '',
      seen: new Date(seen).toISOString().slice(0, 16),
    }).trimEnd(),
  );
  terminal.out(`${lines.length > 0 ? lines.join('\n') : say('cli.access.none')}\n`);
};

const choose = async ({ terminal, ask, name }: Job, role: Role): Promise<void> => {
  const { say } = terminal;
  const pin = await terminal.ask(`${say('cli.access.pin', { role: `role.${role}` })} `);
  if (pin === undefined) throw new CommandFailed(because('cli.access.no-terminal'));
  await ask('POST', '/pin', { pin: pin.trim(), role, ...(name === undefined ? {} : { name }) });
  terminal.out(`${say('cli.access.chosen')}\n`);
};

const forget = async ({ terminal, ask, isSure }: Job, role: Role): Promise<void> => {
  const { say } = terminal;
  const answer = isSure ? 'yes' : await terminal.ask(`${say('cli.access.sure', { role: `role.${role}` })} `);
  if (answer === undefined) throw new CommandFailed(because('cli.access.no-terminal'));
  if (!isYes(answer)) throw new CommandFailed(because('cli.access.nothing'));
  const outcome = (await ask('POST', '/pin/reset', { role })) as Outcome;
  if (outcome.outcome !== 'accepted') throw new CommandFailed(outcome.because);
  terminal.out(`${say('cli.access.forgotten')}\n`);
};

/** A line to the running controller with the token of its data folder. */
const openLine = async (url: string, data: string): Promise<Job['ask']> => {
  const cookies = await keysIn(data);
  const send = (cookie: string, method: string, path: string, body?: object) =>
    fetch(new URL(`/api/v1${path}`, url), {
      method,
      headers: { Cookie: cookie, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new CommandFailed(because('cli.nobody', { url }));
    });
  for (const cookie of cookies)
    if ((await send(cookie, 'GET', '/tablets')).ok)
      return async (method, path, body) => {
        const response = await send(cookie, method, path, body);
        if (response.ok) return response.json();
        throw await failureOf(response);
      };
  throw new CommandFailed(because('cli.access.other-folder', { folder: data, url }));
};

const keysIn = async (data: string): Promise<readonly string[]> => {
  const found = await Promise.all(
    FOLDERS.map((folder) => readFile(join(data, folder, TERMINAL_KEY), 'utf8').catch(() => undefined)),
  );
  const keys = found.filter((key) => key !== undefined);
  if (keys.length === 0) throw new CommandFailed(because('cli.access.no-key', { folder: data }));
  return keys.map((key) => `yapu=${key}`);
};
