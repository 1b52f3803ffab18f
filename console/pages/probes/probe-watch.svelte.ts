// What the controller says of its probes, asked for again whenever it has finished a round. Nothing is kept over a cut line.
import type { WireProbe } from '../../../controller/contract/probe.ts';
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import type { Commands } from '../../state/commands.ts';
import { createSteadyList } from '../../state/steady.ts';

export interface ProbeWatch {
  /** Undefined until the first answer. */
  readonly probes: readonly WireProbe[] | undefined;
  /** Why the last question got none. */
  readonly trouble: WireBecause | undefined;
  /** One question at a time: on a slow line the next waits for the next round. */
  look(): Promise<void>;
}

export const createProbeWatch = (commands: Pick<Commands, 'probes'>): ProbeWatch => {
  let probes = $state.raw<readonly WireProbe[] | undefined>();
  let trouble = $state.raw<WireBecause | undefined>();
  let asking = false;
  const steady = createSteadyList<WireProbe>();
  return {
    get probes() {
      return probes;
    },
    get trouble() {
      return trouble;
    },
    async look() {
      if (asking) return;
      asking = true;
      const reply = await commands.probes();
      asking = false;
      trouble = reply.ok ? undefined : reply.because;
      if (reply.ok) probes = steady(reply.value);
    },
  };
};
