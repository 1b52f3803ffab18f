// Plain lines for the technician, one JSON object each on standard error, where the service manager keeps them.
import type { Log } from './ports.ts';

export const createLog = (write: (line: string) => void): Log => {
  const say = (level: string) => (message: string, fields?: Readonly<Record<string, unknown>>) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
  return { info: say('info'), warn: say('warn'), error: say('error') };
};
