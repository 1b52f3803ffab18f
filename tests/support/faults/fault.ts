// One thing that goes wrong, tried on the released firmware in the emulated board with the whole body before it.
import { type AvrRig, createAvrRig, drive, PIN, type PinChange } from '../avr-rig.ts';

export interface Outcome {
  /** From the fault until the last guarded pin was at its safe level, ms of the board's time. */
  readonly safeAfter: number;
  /** Times a guarded pin went on, after the fault, without a new order. */
  readonly pulses: number;
  /** The host came back to a ready link by itself and could drive again. */
  readonly recovered: boolean;
}

export interface Fault {
  /** In small letters and dashes: part of the figure's id. */
  readonly id: string;
  readonly what: string;
  /** Longest time until safe, ms. */
  readonly limit: number;
  run(): Promise<Outcome>;
}

/** What the contract promises after any fault, ms. */
export const SAFE_WITHIN = 5000;

const isOn = ({ pin, driven }: PinChange): boolean => driven === (pin === PIN.heater ? 0 : 1);

/** From `from` until the last pin that was on was let go, ms; 0 when none was. Infinity while one still is on. */
export const safeAfter = (changes: readonly PinChange[], from: number): number => {
  const on = new Set<number>();
  let last = from;
  for (const change of changes) {
    if (isOn(change)) on.add(change.pin);
    else if (on.delete(change.pin)) last = Math.max(last, change.at);
  }
  return on.size > 0 ? Number.POSITIVE_INFINITY : last - from;
};

export const pulsesIn = (changes: readonly PinChange[]): number => changes.filter(isOn).length;

/** A board whose pump and heater run, as in mid-life. */
export const runningRig = async (options?: Parameters<typeof createAvrRig>[0]): Promise<AvrRig> => {
  const rig = createAvrRig(options);
  await rig.ready();
  await drive(rig, { pump: 1, heater: 1 }, 2300);
  return rig;
};

/** The host stands still while the board lives on. */
export const hostStandsStill = (rig: AvrRig, ms: number): void => rig.site.board.run(ms);

/** Goes on after a fault: nothing may move before a new order, and a new order must move. */
export const watchRecovery = async (rig: AvrRig, at: number, edgesBefore: number): Promise<Outcome> => {
  const sinceFault = () => rig.changes.slice(edgesBefore);
  const settled = safeAfter(rig.changes, at);
  await rig.until('the link to be back', () => rig.body.link().state === 'ready', 60_000);
  await rig.run(2000);
  const pulses = pulsesIn(sinceFault());
  const rested = 61_000;
  await drive(rig, {}, rested);
  const confirmed = await drive(rig, { pump: 1 }, 2000);
  const recovered = confirmed.find(({ actuator }) => actuator === 'pump')?.duty === 1;
  await rig.close();
  return { safeAfter: settled, pulses, recovered };
};

/** A fault of a running rig: `strike` does it and lets pass what time it takes. */
export const runningFault = (
  id: string,
  what: string,
  strike: (rig: AvrRig) => Promise<void> | void,
  limit = SAFE_WITHIN,
): Fault => ({
  id,
  what,
  limit,
  async run() {
    const rig = await runningRig();
    const at = rig.site.board.now();
    const edges = rig.changes.length;
    await strike(rig);
    return watchRecovery(rig, at, edges);
  },
});
