// The console before it is built: a plain page that says what to type.
import type { RequestHandler } from 'express';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Yapu</title>
<h1>The controller runs, but the console is not built</h1>
<p>In the folder of Yapu, type <code>npm run build</code> and load this page again.
<p>Stop all works without the console: <a href="/stop">/stop</a>.
</html>
`;

export const sayNotBuilt: RequestHandler = ({ path, method }, response, next) => {
  if (path !== '/' || (method !== 'GET' && method !== 'HEAD')) return next();
  response.status(503).set('Cache-Control', 'no-store').type('html').send(NOT_BUILT);
};
