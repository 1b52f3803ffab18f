// Security headers that fit plain http on a local network. Whatever demands https (HSTS, upgrade-insecure-requests, origin isolation)
// is off, because it would blank the console; nothing may be loaded from outside the machine.
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

type SetHeaders = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const SELF = ["'self'"];

/** In development Vite puts styles and its socket into the page, which the policy would forbid. */
export const createHeaders = (isDevelopment: boolean): SetHeaders =>
  helmet({
    contentSecurityPolicy: isDevelopment
      ? false
      : {
          useDefaults: false,
          directives: {
            defaultSrc: SELF,
            // A photo or a voice that is chosen is shown before it is sent.
            imgSrc: [...SELF, 'data:', 'blob:'],
            mediaSrc: [...SELF, 'blob:'],
            objectSrc: ["'none'"],
            baseUri: ["'none'"],
            formAction: SELF,
            frameAncestors: ["'none'"],
          },
        },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    // `no-referrer` would turn the Origin of the plain Stop form into `null`, and the form would be refused as foreign.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
