// The board's fallback programs (hardware/firmware/yapu/fallback.cpp) in so few steps that days of them are computed in seconds.
// That it moves as the firmware does is shown beside the emulated board in tests/hil/fallback-days.test.ts.
import type { CycleProgram, FallbackProgram, VentProgram } from '../../hardware/board/programs.ts';

/** The firmware thinks this often, ms. */
export const STEP_MS = 500;
const TURN_PAUSE_MS = 1000;
const LEAST_COUNTS = 8;
const MOST_COUNTS = 1015;

/** Indices of the outputs that are on after a step at `now` ms. */
type Program = (now: number, countOf: (channel: number) => number) => readonly number[];

/** Without a light pin: always day. */
const cycle = ({ output, day }: CycleProgram): Program => {
  let since = 0;
  let on = true;
  return (now) => {
    if (now - since >= (on ? day.on : day.off) * 1000) {
      on = !on;
      since = now;
    }
    return on ? [output] : [];
  };
};

const vent = ({ output, motor, channel, open, close }: VentProgram): Program => {
  let side: 'open' | 'closed' | undefined;
  let since = 0;
  // Where warmth gives fewer counts, everything is counted from the other end.
  const sign = open > close ? 1 : -1;
  const wish = (count: number): typeof side => {
    if (count < LEAST_COUNTS || count > MOST_COUNTS) return side;
    if (sign * count >= sign * open) return 'open';
    return sign * count <= sign * close ? 'closed' : side;
  };
  return (now, countOf) => {
    const wished = wish(countOf(channel));
    if (wished !== side) since = now;
    side = wished;
    const passed = now - since - TURN_PAUSE_MS;
    const isMoving = side !== undefined && motor !== undefined && passed >= 0 && passed < motor.travel * 1000;
    return isMoving ? [side === 'open' ? output : motor.closing] : [];
  };
};

/** Begins at 0 ms; one step every STEP_MS gives the outputs that are on. */
export const modelFallback = (programs: readonly FallbackProgram[]): Program => {
  const models = programs.map((program) => (program.kind === 'cycle' ? cycle(program) : vent(program)));
  return (now, countOf) => models.flatMap((model) => model(now, countOf));
};
