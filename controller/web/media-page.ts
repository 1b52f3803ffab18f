// Sends photos and voice notes out as what they are and nothing else: no tablet may take one for a page, whatever stands in it. A
// name means one content for ever, so that a tablet keeps what it has fetched; sound can be asked for in parts.
import express, { type Router } from 'express';
import type { MediaShelf } from '../app/album.ts';
import { MEDIA_TYPES, type MediaKind } from '../core/media.ts';
import { Refusal } from './problem.ts';

const YEAR_MS = 365 * 86_400_000;

export const createMediaPage = ({ media }: { readonly media: Pick<MediaShelf, 'pathOf'> }): Router => {
  const router = express.Router();
  router.get('/media/:name', (request, response) => {
    const { name } = request.params;
    const path = media.pathOf(name);
    if (path === undefined) throw new Refusal('not-found', 'no photo or voice note of this name is kept');
    const kind = name.split('.')[1] as MediaKind;
    const headers = {
      'Content-Type': MEDIA_TYPES[kind],
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': `inline; filename="${name}"`,
    };
    response.sendFile(path, { headers, immutable: true, maxAge: YEAR_MS, dotfiles: 'allow' }, (cause) => {
      // A part beyond the end, or a file that somebody took away meanwhile; whoever has hung up hears nothing.
      if (cause && !response.headersSent)
        response.status('status' in cause && cause.status === 416 ? 416 : 404).end();
    });
  });
  return router;
};
