// Ours: the tick as the controller runs it, with the planner and by its rules alone; the witness tells and moves nothing.
import type { CropProfile } from '../../../core/crop/profile.ts';
import { FROST_MARGIN } from '../../../core/crop/setpoints.ts';
import type { Moment } from '../../../core/over-restart.ts';
import { initialState, tick } from '../../../core/tick.ts';
import type { ControllerKind } from './controller.ts';
import { createDoseLedger } from './dose-ledger.ts';
import { createTrialPlanner } from './planner.ts';
import { restarted } from './restarted.ts';
import { createTrialWitness } from './witness.ts';

const ours = (id: string, what: string, { plans = false, watches = false }): ControllerKind => ({
  id,
  what,
  create(house, { heatAt }) {
    const { config: shipped, pastNights } = house;
    const config = heatAt === undefined ? shipped : { ...shipped, profile: guardAt(shipped.profile, heatAt) };
    let state = initialState(config, { nights: pastNights() });
    let last: Moment | undefined;
    let isNew = false;
    let planner = plans ? createTrialPlanner(house, config) : undefined;
    const witness = watches ? createTrialWitness(house, config) : undefined;
    const book = createDoseLedger(config.actuators);
    return {
      decide(view) {
        const moment = { ...view, clockTrusted: ORDINARY.clockTrusted };
        if (isNew && last) state = restarted(config, state, last, moment);
        isNew = false;
        last = moment;
        const input = {
          ...view,
          ...ORDINARY,
          dosed: book.counts(view.monotonic),
          plan: planner?.plan(),
        };
        const result = tick(state, input, config);
        state = result.state;
        planner?.follow(view, result);
        book.write(result.commands, view.monotonic);
        return {
          orders: result.commands,
          raised: [...result.raised.map(({ id: alarm }) => alarm), ...(witness?.follow(view, result) ?? [])],
          advice: result.advice.map(({ id: card }) => card),
        };
      },
      restart() {
        isNew = true;
        witness?.restart();
        planner = plans ? createTrialPlanner(house, config) : undefined;
      },
    };
  },
});

export const yapu = ours('yapu', 'this controller, its rules and its planner', {
  plans: true,
  watches: true,
});
export const rules = ours('rules', 'this controller, its rules alone', {});
/** For the figures of the witness alone. */
export const watched = ours('watched', 'this controller, its rules and its witness', { watches: true });

/** Nothing out of the ordinary: what a trial leaves to the app. */
export const ORDINARY = {
  clockTrusted: true,
  unreachable: [],
  overrides: {},
  stopped: false,
  outsideAlarms: [],
};

/** The crop as if it had to be guarded at this temperature of the air. */
const guardAt = (profile: CropProfile, heatAt: number): CropProfile => {
  const { air } = profile;
  const night = { ...air.night, min: { ...air.night.min, value: heatAt } };
  const frostDamage = { ...air.frostDamage, value: heatAt - FROST_MARGIN };
  return { ...profile, air: { ...air, night, frostDamage } };
};
