// Stop all without JavaScript: a plain form and a plain answer, in the language of the tablet. Its words stand in stop-page-words.json.
import express, { type Request, type RequestHandler, type Router } from 'express';
import type { Station } from '../app/station.ts';
import { isPositioned } from '../core/installation.ts';
import type { Log } from '../ports.ts';
import { addressOf } from './address.ts';
import { isOwnPage } from './neighbourhood.ts';
import words from './stop-page-words.json';

type Word = keyof typeof words;
/** The first is for a tablet that asks for none of them. */
const LANGUAGES = ['es', 'en', 'fr'] as const;

export const createStopPage = ({
  station,
  log,
}: {
  readonly station: Station;
  readonly log: Log;
}): Router => {
  const show: RequestHandler = (request, response) => {
    const said: Word[] = station.snapshot().stop.active ? stateWords(station) : ['explain'];
    response.type('html').send(render(said, request));
  };
  const press: RequestHandler = async (request, response) => {
    response.type('html');
    if (!isOwnPage(request.headers)) return void response.status(403).send(render(['foreign'], request));
    try {
      await station.stopAll(addressOf(request));
      response.send(render(stateWords(station), request));
    } catch (cause) {
      log.error('stop all failed', { cause: String(cause) });
      response.status(500).send(render(['failed'], request));
    }
  };
  const router = express.Router();
  router.use('/stop', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/stop', show).post('/stop', press);
  router.get('/stop.css', (_request, response) => void response.type('css').send(STYLE));
  return router;
};

/** A vent or a screen holds its place without power and may not be known; what pumps, heats or doses must be confirmed off. */
const stateWords = (station: Station): Word[] => {
  const powered = Object.values(station.snapshot().outputs).filter(({ kind }) => !isPositioned(kind));
  return [powered.every(({ duty }) => duty === 0) ? 'stopped' : 'unconfirmed', 'release'];
};

const render = (said: readonly Word[], request: Request): string => {
  const language = LANGUAGES.find((known) => known === request.acceptsLanguages(...LANGUAGES)) ?? 'es';
  const say = (word: Word) => words[word][language];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${say('title')}</title>
<link rel="stylesheet" href="/stop.css">
<h1>${say('title')}</h1>
${said.map((word) => `<p>${say(word)}</p>`).join('\n')}
<form method="post" action="/stop"><button>${say('press')}</button></form>
<p><a href="/">${say('back')}</a></p>
</html>
`;
};

const STYLE = `body { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; font: 1.3rem/1.5 system-ui, sans-serif; color: #1c1917; background: #fff }
button { width: 100%; min-height: 6rem; font: inherit; font-weight: bold; color: #fff; background: #991b1b; border: 0; border-radius: 1rem }
`;
