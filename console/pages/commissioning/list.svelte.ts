// The list as the controller keeps it: asked for while the page is open, so that a reload goes on where it was.
import type { CommissioningView, Saw } from '../../../controller/contract/commissioning.ts';
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import { type Reply, refusalIn } from '../../state/commands.ts';
import type { StationDesk } from '../../state/desk.ts';
import { type MendableRig, swapOutputs, turnRound } from './mend.ts';

export interface ProofList {
  readonly view: CommissioningView | undefined;
  readonly trouble: WireBecause | undefined;
  /** A copy of the rig was mended and waits for a start. */
  readonly isMended: boolean;
  run(output: string): Promise<void>;
  answer(output: string, saw: Saw, by: string): Promise<void>;
  watch(tag: string, by: string): Promise<void>;
  swap(output: string, other: string): Promise<void>;
  turn(output: string): Promise<void>;
}

const ASK_EVERY_MS = 2000;
type Desk = Pick<StationDesk, 'commands' | 'session'>;
type Act = () => ReturnType<StationDesk['commands']['runForProof']>;

/** Must be called while a component is set up. */
export const createProofList = ({ commands, session }: Desk): ProofList => {
  let view = $state.raw<CommissioningView | undefined>();
  let trouble = $state.raw<WireBecause | undefined>();
  let isMended = $state(false);

  const look = async (): Promise<void> => {
    const reply = await commands.viewCommissioning();
    if (reply.ok) view = reply.value;
    else if (!view) trouble = reply.because;
  };

  $effect(() => {
    void look();
    const timer = setInterval(() => void look(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  });

  /** True when it was done. */
  const act = async (wish: Act): Promise<boolean> => {
    trouble = refusalIn(await session.act(wish));
    await look();
    return trouble === undefined;
  };

  const mend = async (change: (rig: MendableRig) => MendableRig | undefined): Promise<void> => {
    const reply: Reply<{ readonly rig: unknown }> = await commands.viewRig();
    if (!reply.ok) {
      trouble = reply.because;
      return;
    }
    const mended = change(reply.value.rig as MendableRig);
    if (mended) isMended = await act(() => commands.saveRig(mended));
    else trouble = { key: 'commissioning.cannot-swap' };
  };

  return {
    get view() {
      return view;
    },
    get trouble() {
      return trouble;
    },
    get isMended() {
      return isMended;
    },
    async run(output) {
      await act(() => commands.runForProof(output));
    },
    async answer(output, saw, by) {
      await act(() => commands.answerProof(output, saw, by));
    },
    async watch(tag, by) {
      await act(() => commands.watchSensor(tag, by));
    },
    swap: (output, other) => mend((rig) => swapOutputs(rig, output, other)),
    turn: (output) => mend((rig) => turnRound(rig, output)),
  };
};
