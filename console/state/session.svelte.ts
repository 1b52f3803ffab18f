// Who may act. An action without a session waits while the keypad is open, and goes on when the PIN was right.
import type { WireBecause } from '../../controller/contract/snapshot.ts';
import type { Commands, Reply } from './commands.ts';
import type { Live } from './live.svelte.ts';

export interface Session {
  /** What the keypad is open for. */
  readonly asking: 'enter' | 'set' | undefined;
  /** Why the last PIN was not taken. */
  readonly trouble: WireBecause | undefined;
  readonly busy: boolean;
  /** Does it if the line stands; asks for the PIN first when the controller wants one. */
  act<T>(action: () => Promise<Reply<T>>): Promise<Reply<T>>;
  /** Opens the keypad to choose the first PIN. */
  choosePin(): void;
  /** The digits of the keypad. */
  submit(pin: string): Promise<void>;
  cancel(): void;
}

const UNAUTHORISED = 401;

export const createSession = (commands: Commands, live: Live): Session => {
  let asking = $state<Session['asking']>();
  let trouble = $state.raw<WireBecause | undefined>();
  let busy = $state(false);
  let resolveWaiting: ((signedIn: boolean) => void) | undefined;

  const open = (): Promise<boolean> => {
    resolveWaiting?.(false);
    trouble = undefined;
    asking = live.snapshot?.access.pinSet ? 'enter' : 'set';
    return new Promise((resolve) => {
      resolveWaiting = resolve;
    });
  };

  const close = (signedIn: boolean): void => {
    asking = undefined;
    resolveWaiting?.(signedIn);
    resolveWaiting = undefined;
  };

  /** Choosing the first PIN signs in as well. */
  const present = (pin: string): Promise<Reply<unknown>> =>
    asking === 'set' ? commands.setPin(pin) : commands.signIn(pin);

  return {
    get asking() {
      return asking;
    },
    get trouble() {
      return trouble;
    },
    get busy() {
      return busy;
    },
    async act(action) {
      if (live.line !== 'connected') return refusal(0, 'refusal.offline');
      const reply = await action();
      if (reply.ok || reply.status !== UNAUTHORISED) return reply;
      return (await open()) ? action() : refusal(UNAUTHORISED, 'refusal.cancelled');
    },
    choosePin() {
      void open();
    },
    async submit(pin) {
      if (busy) return;
      busy = true;
      const reply = await present(pin);
      busy = false;
      if (reply.ok) close(true);
      else trouble = reply.because;
    },
    cancel: () => close(false),
  };
};

const refusal = (status: number, key: string): Reply<never> => ({ ok: false, status, because: { key } });
