// Starts the console: one desk, one line to the controller, one beat a second.
import { io } from 'socket.io-client';
import { mount } from 'svelte';
import App from './App.svelte';
import { restoreLanguage } from './i18n/speak.svelte.ts';
import { createDesk, deskContext } from './state/desk.ts';
import { followStation, hearFirst, tryOnWaking } from './state/link.ts';
import { createRoute } from './state/route.svelte.ts';
import { restoreTheme } from './state/theme.svelte.ts';

const BEAT_MS = 1000;

const start = (target: HTMLElement): void => {
  const { desk, writer } = createDesk(
    () => performance.now(),
    (url, init) => fetch(url, init),
  );
  void hearFirst(fetch('/api/v1/state'), desk.live, writer);
  const socket = io({ transports: ['websocket', 'polling'], tryAllTransports: true });
  followStation(socket, writer);
  tryOnWaking(socket, window, document);
  setInterval(() => writer.beat(), BEAT_MS);
  mount(App, { target, props: { route: createRoute(window) }, context: deskContext(desk) });
  document.getElementById('first-stop')?.remove();
};

restoreTheme();
void restoreLanguage().catch(() => undefined);
const target = document.getElementById('app');
if (target) start(target);
