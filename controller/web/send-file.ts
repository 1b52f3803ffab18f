// How a file of the console reaches a tablet: the shell may be kept a week, so that it opens even while the controller is off; files
// with a fingerprint in their name for ever. (A service worker, the usual way, does not exist on plain http.)
import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import type { ConsoleFile } from './console-files.ts';

const WEEK = 'max-age=604800';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** `path`: by which it was asked for. Answers GET and HEAD, packed for who takes it, and briefly to who has it already. */
export const sendFile = (
  file: ConsoleFile,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const packed = new Negotiator(request).encoding(['gzip', 'identity']) === 'gzip' ? file.gzipped : undefined;
  const body = packed ?? file.plain;
  // One tag per encoding: a strong tag promises the same bytes.
  const etag = packed ? file.etag.replace(/"$/, '-gz"') : file.etag;
  response.setHeader('Cache-Control', path.startsWith('/assets/') ? FOR_EVER : WEEK);
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (fresh(request.headers, { etag })) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Length', body.length);
  if (packed) response.setHeader('Content-Encoding', 'gzip');
  response.end(request.method === 'HEAD' ? undefined : body);
};
