// Ours: the tick as the controller runs it.
import type { CropProfile } from '../../../core/crop/profile.ts';
import { FROST_MARGIN } from '../../../core/crop/setpoints.ts';
import { initialState, tick } from '../../../core/tick.ts';
import type { ControllerKind } from './controller.ts';
import { createDoseLedger } from './dose-ledger.ts';

export const yapu: ControllerKind = {
  id: 'yapu',
  what: 'this controller, its rules',
  create({ config: shipped, pastNights }, { heatAt }) {
    const config = heatAt === undefined ? shipped : { ...shipped, profile: guardAt(shipped.profile, heatAt) };
    let state = initialState(config, pastNights());
    const book = createDoseLedger(config.actuators);
    return {
      decide(view) {
        const input = { ...view, ...ORDINARY, dosed: book.counts(view.monotonic) };
        const result = tick(state, input, config);
        state = result.state;
        book.write(result.commands, view.monotonic);
        return { orders: result.commands, raised: result.raised.map(({ id }) => id) };
      },
      restart() {
        state = initialState(config, state.memory.frost.nights);
      },
    };
  },
};

const ORDINARY = { clockTrusted: true, unreachable: [], overrides: {}, stopped: false, outsideAlarms: [] };

/** The crop as if it had to be guarded at this temperature of the air. */
const guardAt = (profile: CropProfile, heatAt: number): CropProfile => {
  const { air } = profile;
  const night = { ...air.night, min: { ...air.night.min, value: heatAt } };
  const frostDamage = { ...air.frostDamage, value: heatAt - FROST_MARGIN };
  return { ...profile, air: { ...air, night, frostDamage } };
};
