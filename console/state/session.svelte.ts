// Who may act. An action that wants a role waits while the sheet to sign in is open, and goes on when somebody has.
import type { Role } from '../../controller/contract/access.ts';
import type { Reply } from './commands.ts';
import type { Live } from './live.svelte.ts';

export interface Session {
  /** The role that is asked for; the sheet is open. */
  readonly asking: Role | undefined;
  /** Does it if the line stands; asks somebody to sign in first when the controller wants it. */
  act<T>(action: () => Promise<Reply<T>>): Promise<Reply<T>>;
  /** Opens the sheet to sign in, or to choose the first PIN. */
  signIn(role?: Role): Promise<boolean>;
  /** The sheet is done with. */
  close(signedIn: boolean): void;
}

const UNAUTHORISED = 401;
const WANTING: readonly string[] = ['problem.not-signed-in', 'problem.not-allowed'];

export const createSession = (live: Pick<Live, 'line'>): Session => {
  let asking = $state<Role | undefined>();
  let resolveWaiting: ((signedIn: boolean) => void) | undefined;

  const signIn = (role: Role = 'family'): Promise<boolean> => {
    resolveWaiting?.(false);
    asking = role;
    return new Promise((resolve) => {
      resolveWaiting = resolve;
    });
  };

  return {
    get asking() {
      return asking;
    },
    async act(action) {
      if (live.line !== 'connected') return refusal(0, 'refusal.offline');
      const reply = await action();
      const wanted = roleWanted(reply);
      if (!wanted) return reply;
      return (await signIn(wanted)) ? action() : refusal(UNAUTHORISED, 'refusal.cancelled');
    },
    signIn,
    close(signedIn) {
      asking = undefined;
      resolveWaiting?.(signedIn);
      resolveWaiting = undefined;
    },
  };
};

/** The role that would have been let in. */
const roleWanted = (reply: Reply<unknown>): Role | undefined =>
  !reply.ok && WANTING.includes(reply.because.key)
    ? ((reply.because.params?.['role'] as Role | undefined) ?? 'family')
    : undefined;

const refusal = (status: number, key: string): Reply<never> => ({ ok: false, status, because: { key } });
