// Boards that answer, but are not to be driven. Boards that are: tests/hil/link.
import { expect, it } from 'vitest';
import { ok } from '../../../controller/core/result.ts';
import type { Identity } from '../../../hardware/board/answers.ts';
import { provisionBoard } from '../../../hardware/board/provision.ts';
import type { RequestChannel } from '../../../hardware/board/request-channel.ts';

const SOUND: Identity = {
  protocol: 1,
  firmware: [1, 1, 0],
  model: 1,
  id: '0102030405060708',
  resetCause: 1,
  resets: 1,
  uptime: 100,
  count: 0,
  configCrc: 0,
};

const RECORD = Uint8Array.from([3, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0, 0]);

/** A board of this identity that acknowledges everything and keeps `stored`. */
const meet = (identity: Partial<Identity>, stored = RECORD, id?: string) => {
  const ask: RequestChannel['ask'] = async ({ type }) => {
    if (type === 0x01) return ok({ kind: 'identity', identity: { ...SOUND, ...identity } });
    if (type === 0x05) return ok({ kind: 'config', index: 0, record: stored });
    return ok({ kind: 'ack', of: type });
  };
  const channel = { ask, receive: () => undefined, damaged: () => 0 };
  const randomBytes = (count: number) => new Uint8Array(count);
  return provisionBoard({ channel, port: '/dev/ttyACM0', model: 1, id, records: [RECORD], randomBytes });
};

it('takes a board that keeps what was written', async () => {
  expect(await meet({})).toMatchObject({ ok: true });
});

it.each([
  ['another protocol', { protocol: 2 }, 'link.other-protocol'],
  ['older firmware', { firmware: [1, 0, 9] as const }, 'link.old-firmware'],
  ['another model', { model: 2 }, 'link.other-model'],
])('refuses %s, and says how to mend it', async (_what, identity, key) => {
  expect(await meet(identity)).toMatchObject({ ok: false, error: { state: 'refused', because: { key } } });
});

it('refuses the board of another greenhouse', async () => {
  expect(await meet({}, RECORD, 'aaaaaaaaaaaaaaaa')).toMatchObject({
    error: { state: 'refused', because: { key: 'link.other-board' } },
  });
});

it('takes newer firmware of the same protocol', async () => {
  expect(await meet({ firmware: [1, 4, 0] })).toMatchObject({ ok: true });
});

it('drives nothing on a board whose memory gives back something else', async () => {
  expect(await meet({}, RECORD.with(0, 4))).toMatchObject({
    error: { state: 'lost', because: { key: 'link.config-not-kept' } },
  });
});
