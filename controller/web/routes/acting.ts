// What a person may do. The interlocks judge each act before it answers; Stop all alone needs no PIN.
import {
  adviceAnswerSchema,
  clockSchema,
  confirmationSchema,
  nothingSchema,
  outputRequestSchema,
  pauseSchema,
  plannerSchema,
  plantHoldSchema,
  restSchema,
  scheduleRequestSchema,
  sirenSchema,
} from '../../contract/request.ts';
import { writtenRequestSchema } from '../../contract/written.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { FAMILY, TECHNICIAN } from '../roles.ts';
import { act, idOf } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

const carriesNothing = (body: unknown) => check(nothingSchema, 'the body', body);

export const actingRoutes = ({ station, plantDoor }: RouteDeps): readonly Route[] => [
  act('post', '/outputs/:id', FAMILY, async ({ params, body, by }) => {
    const request = check(outputRequestSchema, 'the body', body);
    return answer(await station.setOutput(idOf(params), request, by));
  }),
  act('post', '/outputs/:id/test', TECHNICIAN, async ({ params, body, by }) => {
    carriesNothing(body);
    return answer(await station.testOutput(idOf(params), by));
  }),
  act('put', '/schedule', FAMILY, async ({ body, by }) =>
    answer(await station.editSchedule(check(scheduleRequestSchema, 'the body', body), by)),
  ),
  {
    ...act('post', '/schedule/preview', FAMILY, ({ body }) =>
      answer(station.previewSchedule(check(scheduleRequestSchema, 'the body', body))),
    ),
    // It changes nothing: whoever plays with the plan needs the PIN only to save it.
    may: 'everybody',
  },
  act('post', '/schedule/pause', FAMILY, async ({ body, by }) =>
    answer(await station.pauseSchedule(check(pauseSchema, 'the body', body).pause, by)),
  ),
  {
    method: 'post',
    path: '/stop',
    may: 'everybody',
    body: 'ignored',
    handle: async ({ by }) => answer(await station.stopAll(by)),
  },
  act('post', '/stop/release', FAMILY, async ({ body, by }) => {
    carriesNothing(body);
    return answer(await station.releaseStop(by));
  }),
  act('post', '/alarms/:id/acknowledge', FAMILY, async ({ params, body, by }) => {
    carriesNothing(body);
    return answer(await station.acknowledge(idOf(params), by));
  }),
  act('post', '/alarms/:id/rest', FAMILY, async ({ params, body, by }) => {
    const { hours } = check(restSchema, 'the body', body);
    return answer(await station.rest(idOf(params), hours, by));
  }),
  act('post', '/advice/:id/answer', FAMILY, async ({ params, body, by }) => {
    const { answer: said } = check(adviceAnswerSchema, 'the body', body);
    return answer(await station.answerAdvice(idOf(params), said, by));
  }),
  act('post', '/siren/sound', FAMILY, async ({ body, by }) => {
    carriesNothing(body);
    return answer(await station.siren.sound(by));
  }),
  act('post', '/siren/answer', FAMILY, async ({ body, by }) =>
    answer(await station.siren.answer(check(sirenSchema, 'the body', body).heard, by)),
  ),
  act('put', '/clock', FAMILY, async ({ body, by }) =>
    answer(await station.setClock(check(clockSchema, 'the body', body).at, by)),
  ),
  act('post', '/confirmations', TECHNICIAN, async ({ body, by }) =>
    answer(await station.confirm(check(confirmationSchema, 'the body', body).path, by)),
  ),
  act('post', '/journal/entries', FAMILY, async ({ body, by }) =>
    answer(await station.writeDown(check(writtenRequestSchema, 'the body', body), by)),
  ),
  act('put', '/planner', FAMILY, async ({ body, by }) =>
    answer(await station.switchPlanner(check(plannerSchema, 'the body', body).on, by)),
  ),
  ...(plantDoor
    ? [
        act('post', '/plant', FAMILY, ({ body }) => {
          plantDoor(check(plantHoldSchema, 'the body', body));
          return { status: 204 };
        }),
      ]
    : []),
];
