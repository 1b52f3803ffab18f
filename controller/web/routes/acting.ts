// What a person may do. The interlocks judge each act before it answers; Stop all alone needs no PIN.
import {
  adviceAnswerSchema,
  confirmationSchema,
  nothingSchema,
  outputRequestSchema,
  plannerSchema,
  plantHoldSchema,
  restSchema,
  scheduleRequestSchema,
} from '../../contract/request.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { act, idOf } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

const carriesNothing = (body: unknown) => check(nothingSchema, 'the body', body);

export const actingRoutes = ({ station, plantDoor }: RouteDeps): readonly Route[] => [
  act('post', '/outputs/:id', async ({ params, body, address }) => {
    const request = check(outputRequestSchema, 'the body', body);
    return answer(await station.setOutput(idOf(params), request, address));
  }),
  act('post', '/outputs/:id/test', async ({ params, body, address }) => {
    carriesNothing(body);
    return answer(await station.testOutput(idOf(params), address));
  }),
  act('put', '/schedule', async ({ body, address }) =>
    answer(await station.editSchedule(check(scheduleRequestSchema, 'the body', body), address)),
  ),
  {
    ...act('post', '/schedule/preview', ({ body }) =>
      answer(station.previewSchedule(check(scheduleRequestSchema, 'the body', body))),
    ),
    // It changes nothing: whoever plays with the plan needs the PIN only to save it.
    permission: 'everybody',
  },
  {
    method: 'post',
    path: '/stop',
    permission: 'everybody',
    body: 'ignored',
    handle: async ({ address }) => answer(await station.stopAll(address)),
  },
  act('post', '/stop/release', async ({ body, address }) => {
    carriesNothing(body);
    return answer(await station.releaseStop(address));
  }),
  act('post', '/alarms/:id/acknowledge', async ({ params, body, address }) => {
    carriesNothing(body);
    return answer(await station.acknowledge(idOf(params), address));
  }),
  act('post', '/alarms/:id/rest', async ({ params, body, address }) => {
    const { hours } = check(restSchema, 'the body', body);
    return answer(await station.rest(idOf(params), hours, address));
  }),
  act('post', '/advice/:id/answer', async ({ params, body, address }) => {
    const { answer: said } = check(adviceAnswerSchema, 'the body', body);
    return answer(await station.answerAdvice(idOf(params), said, address));
  }),
  act('post', '/confirmations', async ({ body, address }) =>
    answer(await station.confirm(check(confirmationSchema, 'the body', body).path, address)),
  ),
  act('put', '/planner', async ({ body, address }) =>
    answer(await station.switchPlanner(check(plannerSchema, 'the body', body).on, address)),
  ),
  ...(plantDoor
    ? [
        act('post', '/plant', ({ body }) => {
          plantDoor(check(plantHoldSchema, 'the body', body));
          return { status: 204 };
        }),
      ]
    : []),
];
