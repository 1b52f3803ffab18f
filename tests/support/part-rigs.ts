// The family's rig with other parts on it, for tests of what a part does on a board.
import { readFileSync } from 'node:fs';
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

const MEASURED = { date: '2026-11-01', by: 'virtual greenhouse' };

/** A tank of 5 L for each cm, 90 cm below the face of a ranger. */
export const rangerOn = (triggerPin: number, echoPin: number, tag: string) =>
  sensorOf(
    'ranger',
    { triggerPin, echoPin, model: 'jsn-sr04t', mountingHeight: 90, airTemperature: 'air.temperature' },
    { of: 'depth', tag, quantity: 'level', calibration: { slope: 5, offset: 0, ...MEASURED } },
  );

/** Temperature and humidity of a place: `air`, `outside`. */
export const dht22On = (pin: number, place: string) =>
  sensorOf(
    'dht22',
    { pin },
    { of: 'temperature', tag: `${place}.temperature`, quantity: 'airTemperature' },
    { of: 'humidity', tag: `${place}.humidity`, quantity: 'humidity' },
  );

const converted = (
  channel: number,
  tag: string,
  quantity: 'acidity' | 'conductivity',
  line: { readonly slope: number; readonly offset: number },
) =>
  sensorOf(
    'ads1115',
    { address: 72, channel, fullScale: 6.144 },
    {
      of: 'volts',
      tag,
      quantity,
      calibration: { ...line, ...MEASURED },
      compensatedBy: 'solution.temperature',
    },
  );

/** DHT22, BME280, ADS1115, flow meter and ranger instead of the family's own parts. */
export const familyWithEveryPart = (): Rig => {
  const { sensors, ...rest } = familyWith([
    dht22On(9, 'air'),
    sensorOf(
      'bme280',
      { address: 119 },
      { of: 'temperature', tag: 'outside.temperature', quantity: 'airTemperature' },
      { of: 'humidity', tag: 'outside.humidity', quantity: 'humidity' },
      { of: 'pressure', tag: 'air.pressure', quantity: 'pressure' },
    ),
    converted(0, 'solution.acidity', 'acidity', { slope: -5.714, offset: 21.286 }),
    converted(1, 'solution.conductivity', 'conductivity', { slope: 1, offset: 0 }),
    rangerOn(10, 11, 'tank.level'),
    FLOW_METER,
  ]);
  // The flow contact's place is the flow meter's.
  return rigSchema.parse({
    ...rest,
    sensors: sensors.filter(({ driver }) => driver !== 'contact'),
    actuators: familyWithFlowMeter().actuators,
  });
};

/** Cups, a vane, a tipping bucket and a battery's shunt beside what the family has. */
export const familyWithRoofAndBattery = (): Rig => {
  const { sensors, ...rest } = familyWith([
    sensorOf(
      'anemometer',
      { pin: 8, metresPerSecondPerHertz: 0.667 },
      { of: 'windSpeed', tag: 'outside.wind', quantity: 'windSpeed' },
    ),
    sensorOf(
      'wind-vane',
      { pin: 'A0' },
      { of: 'direction', tag: 'outside.wind-direction', quantity: 'windDirection' },
    ),
    sensorOf(
      'rain-gauge',
      { pin: 9, millimetresPerTip: 0.2794 },
      { of: 'rainRate', tag: 'outside.rain', quantity: 'rainRate' },
    ),
    sensorOf(
      'ina219',
      { shuntOhms: 0.01 },
      { of: 'voltage', tag: 'power.voltage', quantity: 'voltage' },
      { of: 'current', tag: 'power.current', quantity: 'current' },
    ),
  ]);
  // The vane's pin is the pH probe's.
  const kept = sensors.filter(({ channels }) => channels.every(({ tag }) => tag !== 'solution.acidity'));
  return rigSchema.parse({ ...rest, sensors: kept });
};

/** pH, EC, oxygen and a leaf by meters with their own circuits. */
export const familyWithOwnMeters = (): Rig =>
  familyWith([
    sensorOf(
      'ezo-ph',
      {},
      { of: 'acidity', tag: 'solution.acidity', quantity: 'acidity', compensatedBy: 'solution.temperature' },
    ),
    sensorOf(
      'ezo-ec',
      {},
      {
        of: 'conductivity',
        tag: 'solution.conductivity',
        quantity: 'conductivity',
        compensatedBy: 'solution.temperature',
      },
    ),
    sensorOf(
      'ezo-do',
      { waterTemperature: 'solution.temperature', pressure: 'air.pressure' },
      { of: 'oxygen', tag: 'solution.oxygen', quantity: 'oxygen' },
    ),
    sensorOf('ezo-rtd', {}, { of: 'temperature', tag: 'leaf.temperature', quantity: 'airTemperature' }),
  ]);

/** The same house with its vent on a servo. */
export const withServoVent = (rig: Rig, config = { pin: 9, closedMicros: 1000, openMicros: 2000 }): Rig => ({
  ...rig,
  actuators: rig.actuators.map((actuator) =>
    actuator.kind === 'vent' ? { ...actuator, driver: 'servo', config, longestOnSeconds: 65_000 } : actuator,
  ),
});

/** Modbus and EZO meters on lines of the computer beside the family's board; `paths`: other ports of lines, by name. */
export const familyWithLines = (paths: Readonly<Record<string, string>> = {}): Rig => {
  const rig = rigSchema.parse(JSON.parse(readFileSync('hardware/rigs/meters.json', 'utf8')));
  return { ...rig, lines: rig.lines.map((line) => ({ ...line, path: paths[line.name] ?? line.path })) };
};

/** What a technician brings: a solar cell on a shunt, a Hall sensor in a wire, a galvanic oxygen probe, two carbon dioxide meters; and a fan at any strength. */
export const familyWithBroughtParts = (): Rig => {
  const { sensors, ...rest } = familyWith([
    sensorOf(
      'pv-cell',
      { address: 72, channel: 3, shuntOhms: 0.5, shortCircuitAmps: 0.2 },
      { of: 'irradiance', tag: 'light.irradiance', quantity: 'irradiance' },
    ),
    sensorOf('acs712', { pin: 'A0', amps: 20 }, { of: 'current', tag: 'pump.current', quantity: 'current' }),
    sensorOf(
      'galvanic-oxygen',
      { pin: 'A1', waterTemperature: 'solution.temperature', pressure: 'air.pressure' },
      { of: 'oxygen', tag: 'solution.oxygen', quantity: 'oxygen' },
    ),
    ...['scd30', 'scd4x'].map((driver) =>
      sensorOf(
        driver,
        { pressure: 'air.pressure' },
        { of: 'carbonDioxide', tag: `${driver}.carbon-dioxide`, quantity: 'carbonDioxide' },
        { of: 'temperature', tag: `${driver}.temperature`, quantity: 'airTemperature' },
        { of: 'humidity', tag: `${driver}.humidity`, quantity: 'humidity' },
      ),
    ),
  ]);
  // Their pins are those of the family's pH and EC probes.
  const fan = {
    ...{ id: 'fan', kind: 'fan', airflow: 'exhaust', speed: 'variable' },
    ...{ driver: 'pwm-fan', config: { pin: 9, activeLow: true } },
    ...{ shortestOnSeconds: 0, shortestOffSeconds: 0, longestOnSeconds: 600 },
  };
  const gone = ['solution.acidity', 'solution.conductivity'];
  const kept = sensors.filter(({ channels }) => channels.every(({ tag }) => !gone.includes(tag)));
  return rigSchema.parse({ ...rest, sensors: kept, actuators: [...rest.actuators, fan] });
};
