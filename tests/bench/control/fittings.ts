// What stands in the compared house beyond the family's rig: a night screen on a motor, and pumps for both stock solutions and
// the acid. Each controller uses of it what it can.
import type { RigActuator, RigSensor } from '../../../controller/contract/rig.ts';

const SCREEN: RigActuator = {
  id: 'screen',
  kind: 'screen',
  driver: 'vent-motor',
  config: { openPin: 8, closePin: 9, activeLow: false, travelOpenSeconds: 120, travelCloseSeconds: 120 },
  safeDuty: 0,
  shortestOnSeconds: 2,
  shortestOffSeconds: 600,
  longestOnSeconds: 180,
  boardInputs: [],
};

const doser = (doses: 'a' | 'b' | 'acid', pin: number): RigActuator => ({
  id: `doser-${doses}`,
  kind: 'doser',
  driver: 'relay',
  config: { pin, activeLow: false },
  safeDuty: 0,
  shortestOnSeconds: 0,
  shortestOffSeconds: 0,
  longestOnSeconds: 240,
  boardInputs: [],
  doses,
  mlPerSecond: 1,
});

export const FITTINGS: readonly RigActuator[] = [SCREEN, doser('a', 10), doser('b', 11), doser('acid', 12)];

/** The same heater behind a relay that does not wear. */
export const withoutContacts = (actuator: RigActuator): RigActuator =>
  actuator.kind === 'heater'
    ? { ...actuator, switching: 'solid-state', shortestOnSeconds: 10, shortestOffSeconds: 10 }
    : actuator;

/** In place of one vent two of half its size, to the east and to the west. */
export const twoVents = (actuator: RigActuator): readonly RigActuator[] =>
  actuator.kind === 'vent'
    ? [
        { ...actuator, faces: 90 },
        {
          ...actuator,
          id: `${actuator.id}-west`,
          config: { ...actuator.config, openPin: 14, closePin: 15 },
          faces: 270,
        },
      ]
    : [actuator];

/** What a vane that points the wrong way makes of it: each vent seems to face where the other does. */
export const turnedRound = (actuator: RigActuator): RigActuator =>
  actuator.faces === undefined ? actuator : { ...actuator, faces: (actuator.faces + 180) % 360 };

/** Sixteen directions, on a pole above the roof. */
export const VANE: RigSensor = {
  driver: 'wind-vane',
  config: { pin: 'A3' },
  channels: [
    { of: 'direction', tag: 'outside.wind-direction', quantity: 'windDirection', calibration: 'factory' },
  ],
};

/** Where a scenario asks for it: 0.5…4.5 V for the charge of the battery. */
export const GAUGE: RigSensor = {
  driver: 'analog',
  config: { pin: 'A4' },
  channels: [
    {
      of: 'volts',
      tag: 'power.battery',
      quantity: 'charge',
      calibration: { slope: 25, offset: -12.5, date: '2026-11-01', by: 'virtual greenhouse' },
    },
  ],
};

/** And what it carries beside the family's: air for the roots of a full tank, all day. */
export const AERATOR: RigActuator = {
  id: 'aerator',
  kind: 'aerator',
  driver: 'relay',
  config: { pin: 13, activeLow: false },
  safeDuty: 0,
  shortestOnSeconds: 0,
  shortestOffSeconds: 0,
  longestOnSeconds: 3600,
  boardInputs: [],
};

/** And where a barrel with the family's water stands higher than the tank: a valve between them. */
export const INLET: RigActuator = {
  id: 'inlet',
  kind: 'inlet',
  driver: 'relay',
  config: { pin: 13, activeLow: false },
  safeDuty: 0,
  shortestOnSeconds: 10,
  shortestOffSeconds: 60,
  longestOnSeconds: 1800,
  boardInputs: [],
};

/** And on a watched roof: cups of 0.4…2 V, and a plate that closes a contact when it is wet. */
export const ROOF_WATCH: readonly RigSensor[] = [
  {
    driver: 'analog',
    config: { pin: 'A5' },
    channels: [
      {
        of: 'volts',
        tag: 'outside.wind',
        quantity: 'windSpeed',
        calibration: { slope: 20.25, offset: -8.1, date: '2026-11-01', by: 'virtual greenhouse' },
      },
    ],
  },
  {
    driver: 'contact',
    config: { pin: 'A6' },
    channels: [{ of: 'closed', tag: 'outside.rain', quantity: 'contact', calibration: 'factory' }],
  },
];
