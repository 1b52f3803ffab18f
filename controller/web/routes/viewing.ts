// What everybody on the local network may see.
import { historyQuerySchema, journalQuerySchema, type Version } from '../../contract/request.ts';
import { timestamp } from '../../core/units.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const viewingRoutes = ({ station, consoleFiles }: RouteDeps): readonly Route[] => [
  view('/state', () => answer(station.snapshot())),
  view('/history', async ({ query }) => {
    const { from, to, ...rest } = check(historyQuerySchema, 'the query', query);
    return answer(await station.history({ ...rest, from: timestamp(from), to: timestamp(to) }));
  }),
  view('/journal', async ({ query }) => {
    const { from, to, kinds, limit } = check(journalQuerySchema, 'the query', query);
    if (from === undefined || to === undefined) return answer(station.journal(limit));
    const span = { from: timestamp(from), to: timestamp(to), kinds, limit };
    return answer(await station.journalBetween(span));
  }),
  view('/report', async () => answer(await station.report())),
  view('/diagnosis', async () => answer(await station.diagnose())),
  view('/version', async () => {
    const version: Version = {
      api: 1,
      boot: station.snapshot().boot,
      console: await consoleFiles.fingerprint(),
    };
    return answer(version);
  }),
];
