// Carries the routes on express: who asks, may they, what do they bring; and one shape for every refusal.
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { MOST_MEDIA_BYTES } from '../contract/media.ts';
import { because } from '../core/because.ts';
import type { Log } from '../ports.ts';
import type { Access } from './access.ts';
import { addressOf } from './address.ts';
import type { Answer, Ask, Route } from './ask.ts';
import type { Audit } from './audit.ts';
import { clearToken, readToken, writeToken } from './cookie.ts';
import { deviceOf } from './device.ts';
import { isLocalHost, isOwnPage } from './neighbourhood.ts';
import { Refusal, toProblem, toRefusal } from './problem.ts';
import { mayDo, whoIs } from './roles.ts';

/** Largest body, bytes; the longest schedule is a tenth of it. */
const BODY_LIMIT = 65_536;
const readJson = express.json({ limit: BODY_LIMIT, inflate: false });
const readBytes = express.raw({ limit: MOST_MEDIA_BYTES, inflate: false, type: () => true });

export interface ApiDeps {
  readonly access: Pick<Access, 'find'>;
  readonly audit: Audit;
  /** A trainer may act only where nothing is real. */
  readonly isVirtual: () => boolean;
}

export const createApi = (routes: readonly Route[], deps: ApiDeps): RequestHandler => {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    for (const route of here) router[route.method](path, carry(route, deps));
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
  (route: Route, deps: ApiDeps): RequestHandler =>
  async (request, response) => {
    if (route.method !== 'get' && !isOwnPage(request.headers))
      throw new Refusal('foreign-page', 'Origin: wanted a page of this controller');
    const asker = askerOf(request, deps.access);
    const { params, query } = request;
    const denial = denialOf(route, asker, deps.isVirtual());
    if (denial) {
      await deps.audit.denied(route, { ...asker, params }, because(`problem.${denial.kind}`));
      throw denial;
    }
    const body = await bodyOf(route, request, response);
    const given = await route.handle({ ...asker, params, query, body });
    await deps.audit.answered(route, { ...asker, params }, given);
    send(response, given);
  };

const askerOf = (request: Request, access: ApiDeps['access']): Omit<Ask, 'params' | 'query' | 'body'> => {
  const token = readToken(request.headers.cookie);
  const session = access.find(token);
  const address = addressOf(request);
  const device = deviceOf(request.headers['user-agent']);
  return { address, device, token, session, by: session ? whoIs(session) : address };
};

/** Says which role would do, so that the console asks for its PIN. */
const denialOf = (
  { may }: Route,
  { session }: Pick<Ask, 'session'>,
  isVirtual: boolean,
): Refusal | undefined => {
  if (may === 'everybody' || (session && mayDo(session.role, may, isVirtual))) return undefined;
  const params = { role: may[0] ?? 'technician' };
  return session
    ? new Refusal('not-allowed', `wanted ${may.join(' or ')}, got ${session.role}`, { params })
    : new Refusal('not-signed-in', 'POST /api/v1/session with the PIN signs in.', { params });
};

const bodyOf = async (route: Route, request: Request, response: Response): Promise<unknown> => {
  if (route.body === 'ignored') return undefined;
  await read(route.body === 'bytes' ? readBytes : readJson, request, response);
  if (request.body === undefined && hasBody(request))
    throw new Refusal('wrong-type', 'Content-Type: wanted application/json');
  return request.body ?? {};
};

const read = (reader: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void reader(request, response, (fault: unknown) => (fault ? reject(fault) : resolve()));
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
