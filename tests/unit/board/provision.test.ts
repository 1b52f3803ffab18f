// Boards that answer, but are not to be driven. Boards that are: tests/hil/link.
import { describe, expect, it } from 'vitest';
import { ok } from '../../../controller/core/result.ts';
import { duty, seconds } from '../../../controller/core/units.ts';
import type { GuardedOutput } from '../../../controller/ports.ts';
import type { Identity } from '../../../hardware/board/answers.ts';
import { provisionBoard } from '../../../hardware/board/provision.ts';
import type { RequestChannel } from '../../../hardware/board/request-channel.ts';
import { encodeRecord } from '../../../hardware/board/requests.ts';

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

const PUMP: GuardedOutput = {
  ...{ pin: 3, activeLow: false, pwm: false, exclusionGroup: 0 },
  ...{ safeDuty: duty(0), longestOn: seconds(60), shortestOff: seconds(0) },
};
const RECORD = encodeRecord(PUMP);

/** A board of this identity that acknowledges everything and keeps `stored`. */
const meet = (identity: Partial<Identity>, stored = RECORD, id?: string, guarded = [PUMP]) => {
  const ask: RequestChannel['ask'] = async ({ type }) => {
    if (type === 0x01) return ok({ kind: 'identity', identity: { ...SOUND, ...identity } });
    if (type === 0x05) return ok({ kind: 'config', index: 0, record: stored });
    return ok({ kind: 'ack', of: type });
  };
  const channel = { ask, receive: () => undefined, damaged: () => 0 };
  const randomBytes = (count: number) => new Uint8Array(count);
  return provisionBoard({ channel, port: '/dev/ttyACM0', model: 1, id, guarded, randomBytes });
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

describe('a pump that is dosed by at a share of its power', () => {
  const shared: GuardedOutput = { ...PUMP, pwm: true, endsAtOnce: true };

  it('is a pin that is on or off to a board that could not end a share at once', async () => {
    expect(await meet({ firmware: [1, 3, 9] }, RECORD, undefined, [shared])).toMatchObject({ ok: true });
    expect(await meet({ firmware: [1, 3, 9] }, encodeRecord(shared), undefined, [shared])).toMatchObject({
      ok: false,
    });
  });

  it('is pulsed by a timer on one that can', async () => {
    const stored = encodeRecord(shared);
    expect(await meet({ firmware: [1, 4, 0] }, stored, undefined, [shared])).toMatchObject({ ok: true });
    expect(await meet({ firmware: [1, 4, 0] }, RECORD, undefined, [shared])).toMatchObject({ ok: false });
  });

  it('a fan on a timer stays one on every board', async () => {
    const fan: GuardedOutput = { ...PUMP, pwm: true };
    expect(await meet({ firmware: [1, 1, 0] }, encodeRecord(fan), undefined, [fan])).toMatchObject({
      ok: true,
    });
  });
});
