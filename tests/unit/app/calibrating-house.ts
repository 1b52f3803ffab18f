// A house with probes to calibrate: what they give is said by the test, time passes as it wills, and the book is in memory.
import { createCalibrations } from '../../../controller/app/calibration.ts';
import {
  type CalibrationAnswer,
  type CalibrationPointRequest,
  type CalibrationRecord,
  RECORD_VERSION,
} from '../../../controller/contract/calibration.ts';
import type { ProbesOut } from '../../../controller/contract/probes-out.ts';
import { type BufferName, bufferAt } from '../../../controller/core/calibration/buffers.ts';
import type { Actuator, Channel } from '../../../controller/core/installation.ts';
import type { JournalEntry } from '../../../controller/core/journal-entry.ts';
import { nernstSlope } from '../../../controller/core/physics/electrodes.ts';
import { good, type Sample } from '../../../controller/core/reading.ts';
import { metres, timestamp } from '../../../controller/core/units.ts';
import type { CalibrationBook } from '../../../controller/ports.ts';
import { createTestClock } from '../../support/clock.ts';
import { config } from '../core/house.ts';

export const PH = 'solution.acidity';
const AMPLIFIER = { gain: 2.958, zero: 2.5 };
export const CHANNELS: readonly Channel[] = [
  {
    tag: PH,
    quantity: 'acidity',
    calibration: { slope: -5.714, offset: 21.286, at: timestamp(0), by: 'the rig' },
    compensatedBy: 'solution.temperature',
    amplifier: AMPLIFIER,
  },
  { tag: 'solution.conductivity', quantity: 'conductivity', calibration: null },
  { tag: 'solution.oxygen', quantity: 'oxygen', calibration: null },
  { tag: 'water.flow', quantity: 'contact', calibration: 'factory' },
  { tag: 'water.flow-rate', quantity: 'flow', calibration: 'factory' },
  { tag: 'light.illuminance', quantity: 'illuminance', calibration: 'factory' },
];
export const ANA = { by: 'Ana', instrument: 'E-201 nº 7' };

export const openHouse = (
  isDiskFull = () => false,
  out: readonly string[] = [],
  actuators: readonly Actuator[] = [],
) => {
  let probesOut: ProbesOut = { version: 1, tags: [...out] };
  const clock = createTestClock();
  const records: CalibrationRecord[] = [];
  const journal: JournalEntry[] = [];
  let said: (tag: string) => Sample | undefined = () => undefined;
  let rounds = 0;
  let pressure: number | undefined;
  let believed: Readonly<Record<string, number>> = {};
  const book: CalibrationBook = {
    records: () => records,
    append: async (draft) => {
      if (isDiskFull()) throw new Error('ENOSPC');
      const record: CalibrationRecord = { ...draft, version: RECORD_VERSION, n: records.length + 1 };
      records.push(record);
      return record;
    },
  };
  const round = async (fresh: boolean) => {
    rounds += 1;
    const samples = fresh ? CHANNELS.flatMap(({ tag }) => said(tag) ?? []) : [];
    calibrations.follow({
      input: { samples, now: clock.now(), monotonic: clock.monotonic() } as never,
      result: {
        readings: Object.fromEntries(
          Object.entries({
            ...believed,
            ...(pressure === undefined ? {} : { 'air.pressure': pressure }),
          }).map(([tag, value]) => [tag, good(value, clock.now())]),
        ),
      } as never,
    });
  };
  const calibrations = createCalibrations({
    board: { boards: () => [] },
    calibrations: book,
    installation: { channels: CHANNELS, actuators, site: { ...config.site, altitude: metres(3812) } },
    clock,
    journal: { append: async (entry) => void journal.push(entry) },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    boot: 'b00t',
    probesOut: {
      get value() {
        return probesOut;
      },
      save: async (next) => {
        if (isDiskFull()) throw new Error('ENOSPC');
        probesOut = next;
      },
    },
    round,
  });
  const { desk } = calibrations;
  const raw = (tag: string, value: number) => () => ({ tag, at: clock.now(), raw: value });
  return {
    clock,
    desk,
    records,
    journal,
    rounds: () => rounds,
    round,
    remembered: () => probesOut.tags,
    alarms: calibrations.alarms,
    isOut: (tag = PH) =>
      calibrations.channels().find((channel) => channel.tag === tag)?.isCalibrating === true,
    lineOf: (tag = PH) => calibrations.channels().find((channel) => channel.tag === tag)?.calibration,
    /** What other probes say, well. */
    believe(values: Readonly<Record<string, number>>) {
      believed = values;
    },
    measurePressure: (kilopascals: number) => {
      pressure = kilopascals;
    },
    /** What the probe gives from now on: V, or a fault. */
    give(tag: string, what: number | 'open-circuit' | 'no-answer' | 'link-lost') {
      said = (asked) =>
        asked !== tag
          ? undefined
          : typeof what === 'number'
            ? raw(tag, what)()
            : { tag, at: clock.now(), fault: what };
    },
    async begin(tag = PH, who = ANA) {
      const answer = await desk.begin(tag, who, '192.168.1.7');
      if (answer.outcome !== 'accepted' || !answer.session) throw new Error(JSON.stringify(answer));
      return answer.session.session;
    },
  };
};
type House = ReturnType<typeof openHouse>;

export const volts = (ph: number, t: number, slope = 0.92): number =>
  AMPLIFIER.zero + ((6 + slope * (7 - ph) * nernstSlope(t)) * AMPLIFIER.gain) / 1000;

export const inBuffer = (session: string, buffer: BufferName, temperature = 15): CalibrationPointRequest => ({
  session,
  reference: { kind: 'buffer', buffer },
  temperature,
});
/** Dips the probe and lets it come to rest. */
export const takeBuffer = async (house: House, session: string, buffer: BufferName, slope?: number) => {
  house.give(PH, volts(bufferAt(buffer, 15) ?? Number.NaN, 15, slope));
  const answer = await house.desk.dip(PH, inBuffer(session, buffer));
  await house.clock.advance(60_000);
  return answer;
};
export const reason = (answer: CalibrationAnswer): string =>
  answer.outcome === 'refused' ? answer.because.key.replace('calibration.', '') : answer.outcome;
export const finish = (house: House, session: string) => house.desk.finish(PH, session, '192.168.1.7');
