// What was written for the journal and is not kept by the controller yet. It stays on the tablet until it is, or until its person
// takes it back; nothing that moves the house ever waits here.
import type { WireBecause } from '../../controller/contract/snapshot.ts';
import type { WrittenRequest } from '../../controller/contract/written.ts';
import { type Commands, type Reply, refusalIn } from './commands.ts';

export interface Outgoing {
  readonly request: WrittenRequest;
  /** Why the controller does not take it; absent while it waits. */
  readonly because?: WireBecause;
}

export interface Outbox {
  /** Oldest first. */
  readonly outgoing: readonly Outgoing[];
  readonly isSending: boolean;
  /** So many were kept since the page stands. */
  readonly kept: number;
  add(request: WrittenRequest): void;
  drop(id: string): void;
  /** Sends what waits, one after the other, while somebody answers; `act` may ask who it is. */
  send(act?: Act): Promise<void>;
}

type Act = <T>(action: () => Promise<Reply<T>>) => Promise<Reply<T>>;

/** What a tablet remembers over a restart. */
export interface TabletMemory {
  read(): readonly Outgoing[];
  write(outgoing: readonly Outgoing[]): void;
}

export const createOutbox = (commands: Pick<Commands, 'writeDown'>, memory: TabletMemory): Outbox => {
  let outgoing = $state.raw(memory.read());
  let kept = $state(0);
  let isSending = $state(false);

  const put = (next: readonly Outgoing[]): void => {
    outgoing = next;
    memory.write(next);
  };
  const drop = (id: string): void => put(outgoing.filter(({ request }) => request.id !== id));
  const refuse = (id: string, because: WireBecause): void =>
    put(outgoing.map((one) => (one.request.id === id ? { request: one.request, because } : one)));

  const sendAll = async (act: Act): Promise<void> => {
    for (;;) {
      const next = outgoing.find(({ because }) => because === undefined);
      if (!next) return;
      const { request } = next;
      const reply = await act(() => commands.writeDown(request));
      if (isLater(reply)) return;
      const because = refusalIn(reply);
      if (because) refuse(request.id, because);
      else {
        drop(request.id);
        kept += 1;
      }
    }
  };

  return {
    get outgoing() {
      return outgoing;
    },
    get isSending() {
      return isSending;
    },
    get kept() {
      return kept;
    },
    add: (request) => put([...outgoing, { request }]),
    drop,
    async send(act = (action) => action()) {
      if (isSending) return;
      isSending = true;
      try {
        await sendAll(act);
      } finally {
        isSending = false;
      }
    },
  };
};

/** Nobody answers, the controller is in trouble, or nobody has signed in: no reason to bother whoever wrote it. */
const isLater = (reply: Reply<unknown>): boolean =>
  !reply.ok && (reply.status === 0 || [401, 403, 429].includes(reply.status) || reply.status >= 500);

/** A tablet that keeps nothing (private mode, full) remembers for as long as the page stands. */
export const tabletMemory = (name: string): TabletMemory => ({
  read() {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
      return Array.isArray(found) ? found.filter(isOutgoing) : [];
    } catch {
      return [];
    }
  },
  write(outgoing) {
    try {
      localStorage.setItem(name, JSON.stringify(outgoing));
    } catch {
      // It waits in the page itself.
    }
  },
});

/** The controller judges the rest when it is sent. */
const isOutgoing = (found: Partial<Outgoing> | null): found is Outgoing =>
  typeof found?.request?.id === 'string' &&
  typeof found.request.what === 'string' &&
  typeof found.request.at === 'number';
