// How the console reaches a tablet: the shell may be kept a week, so that it opens even while the controller is off; files with a
// fingerprint in their name for ever. (A service worker, the usual way, does not exist on plain http.)
import type { RequestHandler, Response } from 'express';
import type { ConsoleFile, ConsoleFiles } from './console-files.ts';

const WEEK = 'max-age=604800';
const FOR_EVER = 'public, max-age=31536000, immutable';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Yapu</title>
<h1>The controller runs, but the console is not built</h1>
<p>In the folder of Yapu, type <code>npm run build</code> and load this page again.
<p>Stop all works without the console: <a href="/stop">/stop</a>.
</html>
`;

export const serveConsole =
  (files: ConsoleFiles): RequestHandler =>
  async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const file = await files.find(request.path);
    if (file) return send(file, request.path, Boolean(request.acceptsEncodings('gzip')), response);
    if (request.path === '/')
      return void response.status(503).set('Cache-Control', 'no-store').type('html').send(NOT_BUILT);
    next();
  };

const send = (file: ConsoleFile, path: string, takesGzip: boolean, response: Response): void => {
  const body = takesGzip && file.gzipped ? file.gzipped : file.plain;
  response.set({
    'Cache-Control': path.startsWith('/assets/') ? FOR_EVER : WEEK,
    'Content-Type': file.type,
    // One tag per encoding: a strong tag promises the same bytes.
    ETag: body === file.plain ? file.etag : file.etag.replace(/"$/, '-gz"'),
    Vary: 'Accept-Encoding',
    ...(body === file.plain ? {} : { 'Content-Encoding': 'gzip' }),
  });
  response.send(body);
};
