// Carries the routes on express: who asks, may they, what do they bring; and one shape for every refusal.
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Log } from '../ports.ts';
import type { Access } from './access.ts';
import { addressOf } from './address.ts';
import type { Answer, Route } from './ask.ts';
import { clearToken, readToken, writeToken } from './cookie.ts';
import { isLocalHost, isOwnPage } from './neighbourhood.ts';
import { Refusal, toProblem, toRefusal } from './problem.ts';

/** Largest body, bytes; the longest schedule is a tenth of it. */
const BODY_LIMIT = 65_536;
const readJson = express.json({ limit: BODY_LIMIT, inflate: false });

export const createApi = (routes: readonly Route[], access: Access): RequestHandler => {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    for (const route of here) router[route.method](path, carry(route, access));
    router.all(path, refuseMethod(here));
  }
  return router;
};

/** Turns away every name that somebody outside could point at this machine. */
export const onlyLocalNames: RequestHandler = (request, _response, next) => {
  if (isLocalHost(request.headers.host)) return next();
  const got = JSON.stringify(request.headers.host ?? '');
  throw new Refusal(
    'wrong-host',
    `Host: got ${got}, wanted the address or a .local or .lan name of the controller`,
  );
};

export const nothingHere: RequestHandler = ({ baseUrl, path }) => {
  throw new Refusal('not-found', `${baseUrl}${path}: there is nothing here`);
};

/** The last word on everything thrown: told in one shape, and our own faults to the log. */
export const answerProblems =
  (log: Log): ErrorRequestHandler =>
  (cause, request, response, next) => {
    const refusal = toRefusal(cause);
    if (refusal.kind === 'failed')
      log.error('request failed', {
        path: request.path,
        cause: String(cause instanceof Error ? cause.stack : cause),
      });
    if (response.headersSent) return next(cause);
    const problem = toProblem(refusal);
    response
      .status(problem.status)
      .set(refusal.headers)
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };

const carry =
  (route: Route, access: Access): RequestHandler =>
  async (request, response) => {
    const token = readToken(request.headers.cookie);
    if (route.method !== 'get' && !isOwnPage(request.headers))
      throw new Refusal('foreign-page', 'Origin: wanted a page of this controller');
    if (route.permission === 'signed-in' && !access.find(token))
      throw new Refusal('not-signed-in', 'POST /api/v1/session with the PIN signs in.');
    const body = route.body === 'json' ? await bodyOf(request, response) : undefined;
    const { params, query } = request;
    send(response, await route.handle({ params, query, body, token, address: addressOf(request) }));
  };

const bodyOf = (request: Request, response: Response): Promise<unknown> =>
  new Promise((resolve, reject) => {
    readJson(request, response, (fault: unknown) => {
      if (fault) return reject(fault);
      if (request.body === undefined && hasBody(request))
        return reject(new Refusal('wrong-type', 'Content-Type: wanted application/json'));
      resolve(request.body ?? {});
    });
  });

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const refuseMethod = (here: readonly Route[]): RequestHandler => {
  const methods = here.map(({ method }) => method.toUpperCase()).join(', ');
  return ({ method, baseUrl, path }) => {
    throw new Refusal('wrong-method', `${baseUrl}${path}: got ${method}, wanted ${methods}`, {
      headers: { Allow: methods },
    });
  };
};

const send = (response: Response, { status, body, token }: Answer): void => {
  if (token === null) response.append('Set-Cookie', clearToken());
  if (token) response.append('Set-Cookie', writeToken(token.value, token.maxAgeSeconds));
  response.status(status);
  if (body === undefined) response.end();
  else response.json(body);
};
