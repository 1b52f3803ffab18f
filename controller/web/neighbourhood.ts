// Which requests come from our own console on our own network. Two attacks are turned away here: a name of somebody else's that
// resolves to this machine (DNS rebinding), and a foreign page on the tablet that talks to it (cross-site requests and sockets).
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Names that no public DNS answers: RFC 6762 (.local), RFC 8375 (.home.arpa), ICANN's .internal, and .lan of home routers. */
const LOCAL_NAME = /^[a-z0-9_-]+$|^([a-z0-9_-]+\.)+(local|lan|home\.arpa|internal)$/;
const PLAIN_HOST = /^[\w.:[\]-]+$/;

/** True for an address or a name that only the local network can know. */
export const isLocalHost = (host: string | undefined): boolean => {
  if (host === undefined || !PLAIN_HOST.test(host)) return false;
  const url = urlOf(`http://${host}`);
  if (!url) return false;
  const name = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isIP(name) !== 0 || LOCAL_NAME.test(name);
};

/** True when the page that asks was served by this controller, or when no page asks at all (a tool, an old browser). */
export const isOwnPage = (headers: IncomingHttpHeaders): boolean => {
  const { origin, host } = headers;
  if (origin !== undefined) {
    const own = urlOf(`http://${host}`);
    return host !== undefined && own !== undefined && urlOf(origin)?.host === own.host;
  }
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
