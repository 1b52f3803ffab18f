// A board's news become alarms that stay until a person has seen them.
import { expect, test } from 'vitest';
import { newsAlarms } from '../../../controller/app/board-news.ts';
import { followAlarms } from '../../../controller/core/alarms.ts';
import { millis, timestamp } from '../../../controller/core/units.ts';

const LA_PAZ = millis(-4 * 3_600_000);
const place = { actuators: [{ id: 'bomba', kind: 'pump' as const }], utcOffset: () => LA_PAZ };
const at = (hour: number, minute: number) => timestamp(Date.UTC(2026, 6, 1, hour + 4, minute));

test('say in local minutes of the day when the board was alone, or only until when', () => {
  const [known, unknown] = newsAlarms(
    [
      { kind: 'was-alone', board: 'casa', from: at(6, 30), to: at(9, 0) },
      { kind: 'was-alone', board: 'casa', to: at(9, 0) },
    ],
    place,
  );
  expect(known).toMatchObject({
    id: 'board-alone:casa',
    because: { key: 'alarm.board-alone', params: { board: 'casa', from: 390, to: 540, hours: 2.5 } },
  });
  expect(unknown?.because).toEqual({ key: 'alarm.board-alone-until', params: { board: 'casa', to: 540 } });
});

test('call nobody for a link that only blinked, and miss no longer absence', () => {
  const alone = (to: ReturnType<typeof at>) => ({
    kind: 'was-alone' as const,
    board: 'casa',
    from: at(6, 30),
    to,
  });
  expect(newsAlarms([alone(at(6, 34))], place)).toEqual([]);
  expect(newsAlarms([alone(at(6, 35))], place)).toHaveLength(1);
});

test('name the input by the kind of output that it holds back, and wait for a person', () => {
  const conditions = newsAlarms([{ kind: 'held-back', board: 'casa', actuator: 'bomba', pin: 8 }], place);
  expect(conditions).toEqual([
    {
      id: 'held-back:bomba:8',
      priority: 'attention',
      because: { key: 'alarm.held-back.pump', params: { pin: 8 } },
      latched: true,
    },
  ]);
  const now = at(9, 0);
  let round = followAlarms([], conditions, {}, { now, monotonic: millis(0) });
  expect(round.raised).toHaveLength(1);
  round = followAlarms(round.alarms, [], round.memory, { now, monotonic: millis(3_600_000) });
  expect(round.alarms).toHaveLength(1);
  const seen = round.alarms.map((alarm) => ({ ...alarm, acknowledged: true }));
  expect(followAlarms(seen, [], round.memory, { now, monotonic: millis(7_200_000) }).cleared).toHaveLength(1);
});
