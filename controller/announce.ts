// What a person reads on the terminal after the start: where the console is, and on what hardware it stands.
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';

/** Address under which the tablets of the local network reach this machine. */
export const localAddress = (host: string): string => {
  if (host !== '0.0.0.0' && host !== '::') return host;
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
};

export const announce = (url: string, hardware: { readonly label: string }): void => {
  process.stdout.write(`${hardware.label}\nConsole: ${url}\n`);
  if (process.stdout.isTTY) process.stdout.write(`\n${renderUnicodeCompact(url)}\n`);
};
