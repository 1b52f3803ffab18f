// What a board and its parts draw, and what can carry it. Coils of relays count by themselves: they may have a supply of their own.
import type { RigBoard } from '../../controller/contract/rig.ts';
import type { Feed, PowerBudget, Source, WiredPart } from '../../controller/contract/wiring.ts';
import { dataSheet, estimate } from '../part-wiring.ts';

/** mA, and where that is from. */
export interface Figure {
  readonly milliamps: number;
  readonly source: Source;
}

/** The board alone: processor, its companion for the USB, lights. No maker states it: rounded up from 16 MHz at 5 V in the data sheets. */
const BOARDS: Readonly<Record<RigBoard['model'], Figure>> = {
  uno: { milliamps: 50, source: estimate('ATmega328P DS40002061B + ATmega16U2 + 2 × LED 3 mA') },
  nano: { milliamps: 30, source: estimate('ATmega328P DS40002061B + FT232R + 2 × LED 3 mA') },
  mega: { milliamps: 80, source: estimate('ATmega2560 DS40002211A + ATmega16U2 + 2 × LED 3 mA') },
};

/** Of a USB 2.0 port, and of the fuse on Uno and Mega. */
const USB: Figure = { milliamps: 500, source: dataSheet('USB 2.0, 7.2.1: 500 mA') };

/**
 * W that the 5 V regulator gets rid of: a SOT-223 on the copper of these boards bears about 1.5 W in a warm room at the sea (onsemi
 * NCP1117, thermal data); air at 3,800 m cools a third less.
 */
const REGULATOR_WATTS = 1;
/** V lost in the diode behind the jack. */
const DIODE = 0.7;
const RAIL = 5;

/** The 3.3 V pin of Uno, Nano and Mega. */
const AT_3V3 = { most: 50, source: dataSheet('Arduino A000066, A000005, A000067: 50 mA') };

const behindRegulator = (volts: number): Figure => ({
  milliamps: Math.round((1000 * REGULATOR_WATTS) / (volts - DIODE - RAIL)),
  source: estimate('onsemi NCP1117 SOT-223: 1 W'),
});

/** `whole`: all that hangs on it, mA; `rest`: without the coils. */
const toFeed = (feed: Feed['feed'], { milliamps, source }: Figure, whole: number, rest: number): Feed => ({
  feed,
  milliamps,
  source,
  carriesAll: whole <= milliamps,
  carriesRest: rest <= milliamps,
});

/** Whether a USB port gives so much. */
export const fromUsb = (drawn: number): Feed => toFeed('usb', USB, drawn, drawn);

export const sum = (values: readonly number[]): number =>
  Math.round(10 * values.reduce((total, value) => total + value, 0)) / 10;

export const budgetOf = (model: RigBoard['model'], parts: readonly WiredPart[]): PowerBudget => {
  const { milliamps: board, source: boardSource } = BOARDS[model];
  const rest = sum(parts.map(({ milliamps }) => milliamps));
  const coils = sum(parts.map(({ coilMilliamps }) => coilMilliamps));
  const feed = (name: Feed['feed'], figure: Figure): Feed =>
    toFeed(name, figure, board + rest + coils, board + rest);
  return {
    board,
    boardSource,
    parts: rest,
    coils,
    feeds: [feed('usb', USB), feed('jack-9', behindRegulator(9)), feed('jack-12', behindRegulator(12))],
    // Every part here is a carrier board for 5 V; who uses a bare chip of 3.3 V needs what its page in hardware/parts says.
    at3V3: { drawn: 0, ...AT_3V3 },
  };
};
