// What a port may answer, for tests of what is said about it.
import type { YapuAnswer } from '../../../hardware/board/probe.ts';
import type { PortReport } from '../../../hardware/technician/survey.ts';

export interface Changes {
  readonly id?: string | null;
  readonly firmware?: readonly [number, number, number];
  readonly config?: YapuAnswer['config'];
  readonly resetCause?: number;
  readonly trips?: readonly number[];
  readonly guardedPins?: readonly number[];
  readonly interlockPins?: readonly number[];
}

export const yapuAnswer = (changes: Changes = {}): YapuAnswer => {
  const { id = '4d616d616e690001', firmware = [1, 2, 3], config = 'ok', resetCause = 1 } = changes;
  const { trips = [0, 0], guardedPins = [3, 4], interlockPins = [8] } = changes;
  return {
    kind: 'yapu',
    identity: {
      protocol: 1,
      firmware,
      model: 1,
      id,
      resetCause,
      resets: 12,
      uptime: 3_000,
      count: guardedPins.length,
      configCrc: 7,
    },
    state: {
      beating: false,
      configured: config === 'ok',
      uptime: 7_260_000,
      pins: trips.map((count) => ({ duty: 0, leaseLeft: 0, trips: count })),
    },
    config,
    guardedPins,
    interlockPins,
    age: 40,
  };
};

export const at = (port: string, found: PortReport['found']): PortReport => ({ port, found });
