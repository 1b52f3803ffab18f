// The family's rig with other parts on it, for tests of what a part does on a board.
import { type Rig, type RigSensor, rigSchema } from '../../controller/contract/rig.ts';
import { familyRig } from './body-orders.ts';

type Channel = Pick<RigSensor['channels'][number], 'of' | 'tag' | 'quantity'> &
  Partial<RigSensor['channels'][number]>;

/** A sensor of the rig whose channels need no calibration unless they say so. */
export const sensorOf = (
  driver: string,
  config: Readonly<Record<string, unknown>>,
  ...channels: readonly Channel[]
): Record<string, unknown> => ({
  driver,
  config,
  channels: channels.map((channel) => ({ calibration: 'factory', ...channel })),
});

/** The family's rig without what measures these tags, with the given sensors and changes. */
export const familyWith = (
  sensors: readonly Record<string, unknown>[],
  change: Readonly<Record<string, unknown>> = {},
): Rig => {
  const family = familyRig();
  const taken = new Set(
    sensors.flatMap(({ channels }) => (channels as readonly Channel[]).map(({ tag }) => tag)),
  );
  const kept = family.sensors.filter(({ channels }) => !channels.some(({ tag }) => taken.has(tag)));
  return rigSchema.parse({ ...family, sensors: [...kept, ...sensors], ...change });
};

export const FLOW_METER = sensorOf(
  'flow-meter',
  { pin: 8, pulsesPerLitre: 450, mostLitresPerMinute: 30 },
  { of: 'flow', tag: 'water.flow-rate', quantity: 'flow' },
);

/** The pump shown to work by a flow meter, L/min. */
export const familyWithFlowMeter = (): Rig =>
  familyWith([FLOW_METER], {
    actuators: familyRig().actuators.map((actuator) =>
      actuator.kind === 'pump'
        ? { ...actuator, proof: { by: 'value', tag: 'water.flow-rate', least: 1, withinSeconds: 20 } }
        : actuator,
    ),
  });
