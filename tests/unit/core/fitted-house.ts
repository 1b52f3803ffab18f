// The house of house.ts with every kind of output that a rig can have.
import type { Actuator, ActuatorKind, Channel, Dosed } from '../../../controller/core/installation.ts';
import { OFF, seconds } from '../../../controller/core/units.ts';
import { channels, heater, pump, vent } from './house.ts';

const relay = (id: string, kind: ActuatorKind, longest = 3600): Actuator => ({
  id,
  kind,
  safeDuty: OFF,
  shortestOn: seconds(60),
  shortestOff: seconds(60),
  longestOn: seconds(longest),
});

const drawn = (kind: 'screen' | 'shade'): Actuator => ({
  id: kind,
  kind,
  safeDuty: OFF,
  shortestOn: seconds(2),
  shortestOff: seconds(1800),
  longestOn: seconds(120),
});

const doser = (doses: Dosed): Actuator => ({
  ...relay(`doser-${doses}`, 'doser', 60),
  shortestOn: seconds(1),
  shortestOff: seconds(1),
  dosing: { doses, mlPerSecond: 1, mostPerDay: 400 },
});

export const screen = drawn('screen');
export const shade = drawn('shade');
export const mixer: Actuator = { ...relay('fan-mixing', 'fan'), airflow: 'mixing' };
export const exhaust: Actuator = { ...relay('fan-exhaust', 'fan'), airflow: 'exhaust' };
export const fogger = relay('fogger', 'fogger', 600);
export const lamp = relay('lamp', 'lamp', 65_000);
export const aerator = relay('aerator', 'aerator', 65_000);
/** Not among what is fitted: a tank that is being filled is not dosed. */
export const inlet = relay('inlet', 'inlet', 1800);
/** Not among what is fitted: it would call through every scene. */
export const buzzer: Actuator = {
  ...relay('buzzer', 'alarm', 120),
  shortestOn: seconds(0),
  signal: { by: 'sound', from: 'danger' },
};
export const dosers: readonly Actuator[] = [doser('a'), doser('b'), doser('acid'), doser('base')];

export const fitted: readonly Actuator[] = [
  pump,
  vent,
  heater,
  screen,
  shade,
  mixer,
  exhaust,
  fogger,
  lamp,
  aerator,
  ...dosers,
];

const factory = (tag: string, quantity: Channel['quantity']): Channel => ({
  tag,
  quantity,
  calibration: 'factory',
});

export const fittedChannels: readonly Channel[] = [
  ...channels,
  factory('outside.wind', 'windSpeed'),
  factory('outside.rain', 'contact'),
  factory('leaf.temperature', 'airTemperature'),
  factory('solution.oxygen', 'oxygen'),
  factory('power.battery', 'charge'),
];
