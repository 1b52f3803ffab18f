// Who asks, as the network knows it. Forwarding headers are not believed: nothing stands between the tablets and this machine.
import type { IncomingMessage } from 'node:http';

/** IPv4 addresses without the prefix that a dual-stack socket puts before them. */
export const plainAddress = (address: string | undefined): string =>
  (address ?? 'unknown').replace(/^::ffff:/, '');

export const addressOf = (request: IncomingMessage): string => plainAddress(request.socket.remoteAddress);
