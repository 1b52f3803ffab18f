// A contact between two rounds: it tells when the motor was there, a spark beside its cable ends nothing, and a round that was decided
// before the run says nothing of it. The same on the firmware: tests/hil/travel-calibration.
import { expect, it } from 'vitest';
import { createContactWatch } from '../../../controller/app/calibration-contacts.ts';
import { createSession } from '../../../controller/app/calibration-session.ts';
import { followMotors, isLeftRunning } from '../../../controller/app/calibration-travel.ts';
import type { Cycle } from '../../../controller/app/loop.ts';
import type { Command } from '../../../controller/core/command.ts';
import type { Channel } from '../../../controller/core/installation.ts';
import type { Sample } from '../../../controller/core/reading.ts';
import { FULL, seconds } from '../../../controller/core/units.ts';
import { createTestClock } from '../../support/clock.ts';

const VENT: Channel = {
  tag: 'vent',
  quantity: 'travel',
  calibration: null,
  motor: { longestOn: seconds(90), open: 'vent.open', shut: 'vent.shut' },
};

const openVent = () => {
  const clock = createTestClock();
  const session = createSession('b00t-1', VENT, { by: 'Ana', instrument: 'contacts' });
  const heard: string[] = [];
  let tell: (sample: Sample) => void = () => undefined;
  let rounds = 0;
  const listen = createContactWatch({
    board: {
      stream(tags, take) {
        heard.push(...tags);
        tell = take;
        return () => {
          tell = () => undefined;
        };
      },
    },
    clock,
    sessions: () => [session],
    round: async () => {
      rounds += 1;
    },
  });
  const round = (measuring: Command['measuring']): Pick<Cycle, 'input' | 'result'> =>
    ({
      input: { monotonic: clock.monotonic(), linkReady: true, unreachable: [] },
      result: { commands: [{ actuator: 'vent', duty: FULL, because: { key: 'x' }, measuring }] },
    }) as never;
  return {
    clock,
    session,
    heard,
    listen,
    rounds: () => rounds,
    say: (closed: 0 | 1, tag = 'vent.open') => tell({ tag, at: clock.now(), raw: closed }),
    send() {
      session.dip({ reference: { kind: 'way', end: 'open', run: 1 }, value: 0 }, clock.monotonic());
      listen();
    },
    round,
    follow: (done: Pick<Cycle, 'input' | 'result'>) => followMotors([session], done, clock.monotonic()),
  };
};
const seen = ({ session }: ReturnType<typeof openVent>) => ({
  state: session.view({ endsAt: 0, backAt: 0 }).watch?.state,
  took: session.points().map(({ value }) => value),
});

it('tells when the motor was there, however late anybody looks, and the motor is let go at once', async () => {
  const vent = openVent();
  vent.send();
  await vent.clock.advance(400);
  vent.follow(vent.round('running'));
  await vent.clock.advance(20_000);
  vent.say(1);
  await vent.clock.advance(100);
  expect(seen(vent)).toEqual({ state: 'steady', took: [20] });
  expect(vent.rounds()).toBe(1);
  expect(isLeftRunning([vent.session], vent.round('running'))).toBe(true);
  expect(isLeftRunning([vent.session], vent.round('arrived'))).toBe(false);
  vent.listen();
  expect(vent.heard).toEqual(['vent.open']);
});

it('a spark ends no run, and the contact itself counts from its own closing', async () => {
  const vent = openVent();
  vent.send();
  vent.follow(vent.round('running'));
  await vent.clock.advance(3000);
  vent.say(1);
  await vent.clock.advance(10);
  vent.say(0);
  await vent.clock.advance(500);
  expect(seen(vent)).toEqual({ state: 'settling', took: [] });
  await vent.clock.advance(9490);
  vent.say(1);
  await vent.clock.advance(50);
  // A round between asks it too: that is as good, and the time is still that of the change.
  vent.session.follow([{ tag: 'vent.open', at: vent.clock.now(), raw: 1 }], vent.clock.monotonic());
  expect(seen(vent)).toEqual({ state: 'steady', took: [13] });
});

it('the contact at the other end ends nothing', async () => {
  const vent = openVent();
  vent.send();
  vent.say(1, 'vent.shut');
  await vent.clock.advance(500);
  expect(seen(vent)).toEqual({ state: 'settling', took: [] });
});

it('a round that was decided before the run neither begins nor ends it', async () => {
  const vent = openVent();
  const before = vent.round(undefined);
  await vent.clock.advance(30);
  vent.send();
  vent.follow(before);
  expect(seen(vent).state).toBe('settling');
  vent.follow(vent.round(undefined));
  expect(seen(vent).state).toBe('failed');
});
