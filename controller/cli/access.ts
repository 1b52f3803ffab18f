// `yapu access`: tablets and PINs, for who sits at the controller itself. What proves it is a token in the data folder that only its
// owner may read.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLES, type Role, type WireAccess } from '../contract/access.ts';
import type { Outcome, Problem } from '../contract/request.ts';
import { UsageError } from '../options.ts';
import { TERMINAL_KEY } from '../web/terminal-key.ts';
import { CommandFailed, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { languageOf, openSentences, type Say } from './sentences.ts';

const OPTIONS = {
  name: { type: 'string' },
  data: { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  lang: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

const TIMEOUT_MS = 15_000;
/** What a data folder may hold, as `hardware/choose.ts` names it. */
const FOLDERS = ['board', 'virtual'];

export interface AccessWish {
  readonly terminal: Terminal;
  readonly language: string | undefined;
  readonly home: string;
}

export const access = async (
  args: readonly string[],
  { terminal, language, home }: AccessWish,
): Promise<void> => {
  const { values, positionals } = parseCommand('access', args, OPTIONS);
  const [what, given, ...more] = positionals;
  refuseWords('access', more);
  const say = openSentences(languageOf(values.lang, language));
  const job: Job = {
    terminal,
    say,
    ask: await openLine(values.url, values.data ?? join(home, '.yapu'), say),
    name: values.name,
    isSure: values.yes,
  };
  if (what === 'list' && given === undefined) await list(job);
  else if (what === 'pin') await choose(job, roleOf(given));
  else if (what === 'reset') await forget(job, roleOf(given ?? 'family'));
  else throw new UsageError(`access: got ${what ?? 'nothing'}, wanted list, pin ROLE or reset [ROLE].`);
};

interface Job {
  readonly terminal: Terminal;
  readonly say: Say;
  readonly ask: (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;
  readonly name: string | undefined;
  readonly isSure: boolean;
}

const roleOf = (word: string | undefined): Role => {
  const role = ROLES.find((known) => known === word);
  if (role) return role;
  throw new UsageError(`access: got ${word ?? 'nothing'}, wanted ${ROLES.join(', ')}.`);
};

const list = async ({ terminal, say, ask }: Job): Promise<void> => {
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

const choose = async ({ terminal, say, ask, name }: Job, role: Role): Promise<void> => {
  const pin = await terminal.ask(`${say('cli.access.pin', { role: `role.${role}` })} `);
  if (pin === undefined) throw new CommandFailed(say('cli.access.no-terminal'));
  await ask('POST', '/pin', { pin: pin.trim(), role, ...(name === undefined ? {} : { name }) });
  terminal.out(`${say('cli.access.chosen')}\n`);
};

const forget = async ({ terminal, say, ask, isSure }: Job, role: Role): Promise<void> => {
  const answer = isSure ? 'yes' : await terminal.ask(`${say('cli.access.sure', { role: `role.${role}` })} `);
  if (answer === undefined) throw new CommandFailed(say('cli.access.no-terminal'));
  if (!/^(y|yes|s|si|sí|o|oui)$/i.test(answer.trim())) throw new CommandFailed(say('cli.access.nothing'));
  const outcome = (await ask('POST', '/pin/reset', { role })) as Outcome;
  if (outcome.outcome !== 'accepted')
    throw new CommandFailed(say(outcome.because.key, outcome.because.params));
  terminal.out(`${say('cli.access.forgotten')}\n`);
};

/** A line to the running controller with the token of its data folder. */
const openLine = async (url: string, data: string, say: Say): Promise<Job['ask']> => {
  const cookies = await keysIn(data, say);
  const send = (cookie: string, method: string, path: string, body?: object) =>
    fetch(new URL(`/api/v1${path}`, url), {
      method,
      headers: { Cookie: cookie, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new CommandFailed(say('cli.report.nobody', { url }));
    });
  for (const cookie of cookies)
    if ((await send(cookie, 'GET', '/tablets')).ok)
      return async (method, path, body) => {
        const response = await send(cookie, method, path, body);
        if (response.ok) return response.json();
        const { because, detail } = (await response.json()) as Problem;
        const isWrong = because === undefined || because.key === 'problem.invalid';
        throw new CommandFailed(isWrong ? detail : say(because.key, because.params));
      };
  throw new CommandFailed(say('cli.access.other-folder', { folder: data, url }));
};

const keysIn = async (data: string, say: Say): Promise<readonly string[]> => {
  const found = await Promise.all(
    FOLDERS.map((folder) => readFile(join(data, folder, TERMINAL_KEY), 'utf8').catch(() => undefined)),
  );
  const keys = found.filter((key) => key !== undefined);
  if (keys.length === 0) throw new CommandFailed(say('cli.access.no-key', { folder: data }));
  return keys.map((key) => `yapu=${key}`);
};
