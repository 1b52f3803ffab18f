// What was written for the journal and is not kept by the controller yet. It stays on the tablet until it is, or until its person
// takes it back; nothing that moves the house ever waits here.
import type { WireBecause } from '../../controller/contract/snapshot.ts';
import type { WrittenRequest } from '../../controller/contract/written.ts';
import { type Commands, type Reply, refusalIn } from './commands.ts';
import type { Files, Outgoing } from './outgoing.ts';
import type { TabletMemory } from './tablet-memory.ts';

export interface Outbox {
  /** Oldest first. */
  readonly outgoing: readonly Outgoing[];
  readonly isSending: boolean;
  /** Something waits that this tablet cannot keep over a restart. */
  readonly isFleeting: boolean;
  /** So many were kept since the page stands. */
  readonly kept: number;
  /** Resolves when it outlives a restart, where the tablet can do that. */
  add(request: WrittenRequest, files?: Files): Promise<void>;
  drop(id: string): void;
  /** Sends what waits, one after the other, while somebody answers; `act` may ask who it is. */
  send(act?: Act): Promise<void>;
}

type Act = <T>(action: () => Promise<Reply<T>>) => Promise<Reply<T>>;
type Sending = Pick<Commands, 'writeDown' | 'keep'>;

/** With what waits since before. */
export const openOutbox = async (commands: Sending, memory: TabletMemory): Promise<Outbox> =>
  createOutbox(commands, memory, await memory.read());

const createOutbox = (commands: Sending, memory: TabletMemory, waiting: readonly Outgoing[]): Outbox => {
  let outgoing = $state.raw(waiting);
  let fleeting = $state.raw<readonly string[]>([]);
  let kept = $state(0);
  let isSending = $state(false);

  /** Where the tablet keeps nothing, it waits in the page itself. */
  const remember = (one: Outgoing): Promise<void> =>
    memory.put(one).catch(() => {
      fleeting = [...fleeting, one.request.id];
    });
  const drop = (id: string): void => {
    outgoing = outgoing.filter(({ request }) => request.id !== id);
    void memory.remove(id);
  };
  const refuse = (refused: Outgoing, because: WireBecause): Promise<void> => {
    const told = { ...refused, because };
    outgoing = outgoing.map((one) => (one === refused ? told : one));
    return remember(told);
  };

  const sendAll = async (act: Act): Promise<void> => {
    for (;;) {
      const next = outgoing.find(({ because }) => because === undefined);
      if (!next) return;
      const reply = await sendOne(commands, act, next);
      if (isLater(reply)) return;
      const because = refusalIn(reply);
      if (because) await refuse(next, because);
      else {
        drop(next.request.id);
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
    get isFleeting() {
      return outgoing.some(({ request }) => fleeting.includes(request.id));
    },
    get kept() {
      return kept;
    },
    async add(request, files) {
      const one = { request, ...(files ? { files } : {}) };
      outgoing = [...outgoing, one];
      await remember(one);
    },
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

/** The files go first, every time: a controller that fell in between has swept what no entry named. */
const sendOne = async (commands: Sending, act: Act, { request, files = {} }: Outgoing) => {
  const names: { photo?: string; voice?: string } = {};
  for (const as of ['photo', 'voice'] as const) {
    const file = files[as];
    if (!file) continue;
    const reply = await act(() => commands.keep(as, file));
    if (!reply.ok || reply.value.outcome !== 'accepted') return reply;
    names[as] = reply.value.name;
  }
  return act(() => commands.writeDown({ ...request, ...names }));
};

/** Nobody answers, the controller is in trouble, nobody has signed in, or a photo was lost on the way: no reason to bother whoever
 * wrote it. */
const isLater = (reply: Awaited<ReturnType<typeof sendOne>>): boolean =>
  reply.ok
    ? reply.value.outcome !== 'accepted' && reply.value.because.key === 'refusal.no-such-media'
    : reply.status === 0 || [401, 403, 429].includes(reply.status) || reply.status >= 500;
