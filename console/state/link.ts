// The line to the controller: snapshot, then numbered changes. A gap asks for a snapshot, once, until one comes.
import type { Delta, Snapshot } from '../../controller/contract/snapshot.ts';
import type { Live, LiveWriter } from './live.svelte.ts';

/** The part of a socket.io socket that is needed here. */
export interface StationSocket {
  on(event: 'snapshot', listener: (snapshot: Snapshot) => void): unknown;
  on(event: 'delta', listener: (delta: Delta) => void): unknown;
  on(event: 'connect' | 'disconnect' | 'connect_error', listener: () => void): unknown;
  emit(event: 'resync'): unknown;
}

/** Carries what the controller says to the live state. The socket reconnects by itself; the page never reloads. */
export const followStation = (socket: StationSocket, writer: LiveWriter): void => {
  let asked = false;
  socket.on('connect', () => {
    asked = false;
    writer.line('connected');
  });
  socket.on('disconnect', () => writer.line('lost'));
  socket.on('connect_error', () => writer.line('lost'));
  socket.on('snapshot', (snapshot) => {
    asked = false;
    writer.snapshot(snapshot);
  });
  socket.on('delta', (delta) => {
    if (writer.delta(delta) || asked) return;
    asked = true;
    socket.emit('resync');
  });
};

/** A socket that waits between its tries. */
export interface PatientSocket {
  readonly connected: boolean;
  disconnect(): unknown;
  connect(): unknown;
}

/** A tablet that wakes, or has its network back, tries at once: whoever touches it does not wait for the next try of the line. */
export const tryOnWaking = (
  socket: PatientSocket,
  tablet: EventTarget,
  page: EventTarget & { hidden: boolean },
): void => {
  const tryNow = (): void => {
    if (socket.connected || page.hidden) return;
    // Only a socket that is let go forgets how long it wanted to wait.
    socket.disconnect();
    socket.connect();
  };
  tablet.addEventListener('online', tryNow);
  page.addEventListener('visibilitychange', tryNow);
};

/** The first word over plain REST, which the page has asked for while its program was on the way: a slow tablet shows the house before
 * the line stands. Whatever the line brings first is newer. Never rejects. */
export const hearFirst = async (answer: Promise<Response>, live: Live, writer: LiveWriter): Promise<void> => {
  try {
    const response = await answer;
    if (!response.ok) return;
    const snapshot: Snapshot = await response.json();
    if (!live.snapshot) writer.snapshot(snapshot);
  } catch {
    // The line will bring it.
  }
};
