// Photos and voice notes come in as their bare bytes; what they are is judged by nothing else. Looking at them is `../media-page.ts`.
import { answer, type Route } from '../ask.ts';
import { FAMILY } from '../roles.ts';
import { act, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const keepingRoutes = ({ station: { album } }: RouteDeps): readonly Route[] => [
  view('/media', () => answer(album.room())),
  {
    ...act('post', '/photos', FAMILY, async ({ body }) => answer(await album.keepPhoto(bytesOf(body)))),
    body: 'bytes',
  },
  {
    ...act('post', '/voices', FAMILY, async ({ body }) => answer(await album.keepVoice(bytesOf(body)))),
    body: 'bytes',
  },
];

/** A request without a body brings nothing that could be a photo. */
const bytesOf = (body: unknown): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array());
