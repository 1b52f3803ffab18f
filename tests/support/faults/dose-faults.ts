// What happens in the middle of a dose that the board times itself: it ends in time, is told with the time really spent where the
// board still knows it, and the same order heard again begins nothing.
import type { PulseReport } from '../../../hardware/board/answers.ts';
import { pulse, pulseRead } from '../../../hardware/board/requests.ts';
import { PIN } from '../avr-rig.ts';
import { type BareLine, openBareLine } from '../bare-line.ts';
import { type Fault, type Outcome, pulsesIn, SAFE_WITHIN, safeAfter } from './fault.ts';

const ORDER = 7;
const BEFORE = 1000;
/** Shortest off of the bare line's outputs, and a little. */
const REST = 31_000;

const dose = (order: number, length: number) => pulse({ index: 0, duty: 1, order, length });

const report = async ({ line, during }: BareLine): Promise<PulseReport> => {
  const reply = await during(line.channel.ask(pulseRead(0)));
  if (!reply.ok || reply.value.kind !== 'pulsed') throw new Error('the board does not tell of its pulse');
  return reply.value.pulse;
};

/** ms that the first dose was on, measured at the pin. */
const lastedOf = ({ changes }: BareLine): number => {
  const [on, off] = changes.filter(({ pin }) => pin === PIN.pump);
  return on && off ? off.at - on.at : Number.POSITIVE_INFINITY;
};

/** A new order after the rest doses once. */
const dosesAgain = async (bare: BareLine): Promise<boolean> => {
  await bare.run(REST);
  await bare.beat();
  const before = bare.changes.length;
  await bare.ask(dose(ORDER + 1, 200));
  await bare.run(400);
  return pulsesIn(bare.changes.slice(before)) === 1;
};

/** `tells` judges what the board says of the dose afterwards; `repeat` is what a host may do that has not heard its end. */
const interrupted = async (
  length: number,
  strike: (bare: BareLine) => Promise<void>,
  tells: (report: PulseReport, lasted: number) => boolean,
  repeat: (bare: BareLine) => Promise<unknown>,
): Promise<Outcome> => {
  const bare = await openBareLine();
  await bare.beat();
  await bare.ask(dose(ORDER, length));
  await bare.run(BEFORE);
  const [at, edges] = [bare.site.board.now(), bare.changes.length];
  await strike(bare);
  const settled = safeAfter(bare.changes, at);
  const isTold = tells(await report(bare), lastedOf(bare));
  await repeat(bare);
  await bare.run(length);
  const pulses = pulsesIn(bare.changes.slice(edges));
  return { safeAfter: settled, pulses, recovered: isTold && (await dosesAgain(bare)) };
};

/** Nothing reaches the board for `ms`, and what is on the way is lost; the board itself lives on. */
const withoutCable = (ms: number) => async (bare: BareLine) => {
  const write = bare.cable.write;
  bare.site.board.line.drop();
  bare.cable.write = () => undefined;
  await bare.run(ms);
  bare.cable.write = write;
};

const toldAs =
  (end: PulseReport['end']) =>
  (told: PulseReport, lasted: number): boolean =>
    told.order === ORDER && told.end === end && Math.abs(told.spent - lasted) <= 1;

const askTwice =
  (length: number) =>
  async (bare: BareLine): Promise<void> => {
    await bare.ask(dose(ORDER, length));
    await bare.run(REST);
    await bare.beat();
    await bare.ask(dose(ORDER, length));
  };

export const DOSE_FAULTS: readonly Fault[] = [
  {
    id: 'dose-cable-pulled',
    what: 'the cable is out for the second half of a dose of 3 s',
    limit: 2002,
    run: () => interrupted(3000, withoutCable(9000), toldAs('done'), askTwice(3000)),
  },
  {
    id: 'dose-host-lost',
    what: 'the cable is out during a dose of a minute, which no host watches any more',
    limit: SAFE_WITHIN,
    run: () => interrupted(60_000, withoutCable(9000), toldAs('host-lost'), askTwice(60_000)),
  },
  {
    id: 'dose-board-reset',
    what: 'the board restarts during a dose; the order, repeated, begins nothing',
    limit: 50,
    run: () =>
      interrupted(
        3000,
        async ({ site, run }) => {
          site.board.reset('external');
          await run(500);
        },
        // It cannot know what it spent: it says that it knows of no order, never a number.
        ({ order, end }) => order === 0 && end === 'running',
        (bare) => bare.ask(dose(ORDER, 3000)),
      ),
  },
];
