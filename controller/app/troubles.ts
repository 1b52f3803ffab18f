// What the rim has to complain of: boards and lines that are not heard, boards that acted by themselves, a disk that refuses.
import { because } from '../core/because.ts';
import type { TickInput } from '../core/state.ts';
import type { Millis, Timestamp } from '../core/units.ts';
import type { Board, History, Journal } from '../ports.ts';
import { newsAlarms } from './board-news.ts';
import type { Installation } from './installation.ts';
import { oldFirmwareAlarms } from './old-firmware.ts';

interface TroubleDeps {
  readonly notices: () => TickInput['outsideAlarms'];
  readonly board: Board;
  readonly history: Pick<History, 'trouble'>;
  readonly journal: Pick<Journal, 'trouble'>;
  readonly installation: Pick<Installation, 'actuators'>;
  readonly utcOffset: (at: Timestamp) => Millis;
}

/** One alarm for each board that is not heard; the only board of a rig needs no name in it. */
const lostLinks = (board: Board): TickInput['outsideAlarms'] => {
  const reports = board.boards();
  const links = reports.length > 0 ? reports : [{ name: '', link: board.link() }];
  return links.flatMap(({ name, link }) => {
    if (link.state !== 'lost' && link.state !== 'refused') return [];
    const id = links.length > 1 ? `link:${name}` : 'link';
    return [{ id, priority: 'danger' as const, because: link.because ?? because('alarm.link-lost') }];
  });
};

/** A line that is silent takes readings, never an output: nothing runs on because of it. */
const lostLines = (board: Board): TickInput['outsideAlarms'] =>
  board
    .lines()
    .flatMap(({ name, link: { state, because: why } }) =>
      why && (state === 'lost' || state === 'refused')
        ? [{ id: `line:${name}`, priority: 'attention' as const, because: why }]
        : [],
    );

/** What the rim itself has to complain of. */
export const troublesOf = (deps: TroubleDeps): TickInput['outsideAlarms'] => {
  const { board, history, journal, installation, utcOffset } = deps;
  return [
    ...deps.notices(),
    ...lostLinks(board),
    ...lostLines(board),
    ...oldFirmwareAlarms(board.boards()),
    ...newsAlarms(board.news(), { actuators: installation.actuators, utcOffset }),
    ...[history.trouble(), journal.trouble()].flatMap((trouble, index) =>
      trouble
        ? [
            {
              id: `store:${index === 0 ? 'history' : 'journal'}`,
              priority: 'attention' as const,
              because: trouble,
            },
          ]
        : [],
    ),
  ];
};
