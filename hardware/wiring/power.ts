// What a board and its parts draw, and what can carry it. Coils of relays count by themselves: they may have a supply of their own.
import type { RigBoard } from '../../controller/contract/rig.ts';
import type { Feed, PowerBudget, WiredPart } from '../../controller/contract/wiring.ts';

/**
 * mA of the board alone: processor, its companion for the USB, lights. Rounded up from the data sheets' 16 MHz at 5 V (ATmega328P
 * DS40002061B, ATmega2560 DS40002211A, ATmega16U2) and two lights of 3 mA.
 */
const BOARDS: Readonly<Record<RigBoard['model'], number>> = { uno: 50, nano: 30, mega: 80 };

/** mA of a USB 2.0 port (specification 2.0, section 7.2.1), and of the fuse on Uno and Mega. */
export const USB = 500;

/**
 * W that the 5 V regulator gets rid of: a SOT-223 on the copper of these boards bears about 1.5 W in a warm room at the sea (onsemi
 * NCP1117, thermal data); air at 3,800 m cools a third less.
 */
const REGULATOR_WATTS = 1;
/** V lost in the diode behind the jack. */
const DIODE = 0.7;
const RAIL = 5;

/** mA of the 3.3 V pin of Uno, Nano and Mega (Arduino, technical specifications). */
const MOST_AT_3V3 = 50;

const behindRegulator = (volts: number): number =>
  Math.round((1000 * REGULATOR_WATTS) / (volts - DIODE - RAIL));

export const sum = (values: readonly number[]): number =>
  Math.round(10 * values.reduce((total, value) => total + value, 0)) / 10;

export const budgetOf = (model: RigBoard['model'], parts: readonly WiredPart[]): PowerBudget => {
  const board = BOARDS[model];
  const rest = sum(parts.map(({ milliamps }) => milliamps));
  const coils = sum(parts.map(({ coilMilliamps }) => coilMilliamps));
  const feed = (name: Feed['feed'], milliamps: number): Feed => ({
    feed: name,
    milliamps,
    carriesAll: board + rest + coils <= milliamps,
    carriesRest: board + rest <= milliamps,
  });
  return {
    board,
    parts: rest,
    coils,
    feeds: [feed('usb', USB), feed('jack-9', behindRegulator(9)), feed('jack-12', behindRegulator(12))],
    // Every part here is a carrier board for 5 V; who uses a bare chip of 3.3 V needs what its page in hardware/parts says.
    at3V3: { drawn: 0, most: MOST_AT_3V3 },
  };
};
