// Who sits at the controller itself: sets a PIN, forgets one, sees the tablets; and nobody else does.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { access } from '../../../controller/cli/access.ts';
import { leaveTerminalKey, TERMINAL_KEY } from '../../../controller/web/terminal-key.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { inWords, keepingTerminal } from '../../support/terminal.ts';
import { PIN, startTestWeb, type TestWeb } from '../web/web-rig.ts';

let web: TestWeb;
const data = mkdtempSync(join(tmpdir(), 'yapu-access-'));
beforeAll(async () => {
  web = await startTestWeb();
  await web.choosePin();
  mkdirSync(join(data, 'virtual'));
  await leaveTerminalKey(join(data, 'virtual'), web.access.openTerminal(), createTestLog());
});
afterAll(async () => {
  rmSync(data, { recursive: true, force: true });
  await web.close();
});

const run = async (args: readonly string[], answer?: string, folder = data): Promise<string> => {
  const terminal = keepingTerminal('es-BO', () => answer);
  const where = ['--data', folder, '--url', web.url];
  await inWords(() => access([...args, ...where], terminal, '/nowhere'), 'es-BO');
  return terminal.said();
};

test('the key can be read by its owner alone', () => {
  expect(statSync(join(data, 'virtual', TERMINAL_KEY)).mode & 0o777).toBe(0o600);
});

test('the technician’s PIN is set, and a wrong one is told', async () => {
  await expect(run(['pin', 'technician'], '12')).rejects.toThrow(
    /pin: Dice "12"; hace falta: de cuatro a ocho cifras/,
  );
  expect(await run(['pin', 'technician', '--name', 'Ana'], '97531')).toBe('El PIN está guardado.\n');
  const body = { pin: '97531', role: 'technician' };
  expect((await web.call('/api/v1/session', { method: 'POST', body })).status).toBe(200);
  expect(await run(['list'])).toMatch(
    /^2 {2}técnico {2}programa {2}visto 2026-07-01T16:00 UTC {2}Ana\n1 {2}familia/,
  );
});

test('a forgotten PIN is forgotten after a yes', async () => {
  await expect(run(['reset'], 'no')).rejects.toThrow('No se cambió nada.');
  await expect(run(['reset'])).rejects.toThrow(/terminal/);
  expect(web.access.isPinSet()).toBe(true);
  expect(await run(['reset', '--yes'])).toContain('El PIN está borrado');
  expect(web.access.isPinSet()).toBe(false);
  expect((await web.call('/api/v1/session', { method: 'POST', body: { pin: PIN } })).status).toBe(409);
});

test.each([
  ['a word that is none', ['open'], data, /usted escribió open; .*list, pin ROLE, reset/],
  ['a role that is none', ['pin', 'king'], data, /usted escribió king; .*family, technician, trainer/],
  ['no key', ['list'], '/nonexistent', /No hay llave.*\/nonexistent/],
] as const)('%s is told with what to do', async (_name, args, folder, words) => {
  await expect(run(args, undefined, folder)).rejects.toThrow(words);
});

test('a key of another controller opens nothing', async () => {
  const other = mkdtempSync(join(tmpdir(), 'yapu-other-'));
  mkdirSync(join(other, 'board'));
  writeFileSync(join(other, 'board', TERMINAL_KEY), 'A'.repeat(43));
  await expect(run(['list'], undefined, other)).rejects.toThrow(/no es el de/);
  rmSync(other, { recursive: true, force: true });
});
