// The console from its sources, with hot reload, on the same port: development only, so that Vite is loaded only then.
import type { Server } from 'node:http';
import type { RequestHandler } from 'express';

export interface DevConsole {
  readonly middleware: RequestHandler;
  close(): Promise<void>;
}

export const createDevConsole = async (http: Server): Promise<DevConsole> => {
  const { createServer } = await import('vite');
  const vite = await createServer({
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server: http } },
  });
  return { middleware: vite.middlewares, close: () => vite.close() };
};
