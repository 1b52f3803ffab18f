// Joins rig, site and crop into the installation that core knows; what contradicts itself is refused here, before anything moves.

import type { SiteFile } from '../contract/profile.ts';
import type { RigProof } from '../contract/proof.ts';
import type { Rig, RigActuator } from '../contract/rig.ts';
import { type Because, because } from '../core/because.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import {
  type Actuator,
  type Channel,
  type HouseLimits,
  isPositioned,
  type ProofOfAction,
  type Site,
} from '../core/installation.ts';
import { QUANTITIES, type QuantityKind } from '../core/quantities.ts';
import { duty, kilopascal, metres, seconds, timestamp } from '../core/units.ts';
import { toDosing } from './dosing-part.ts';

export interface Installation {
  readonly site: Site;
  readonly channels: readonly Channel[];
  readonly actuators: readonly Actuator[];
}

/** Where in the rig, and why it cannot be, with a remedy. */
interface Contradiction {
  readonly path: string;
  readonly because: Because;
}

/** What in the rig contradicts itself or the crop; empty when all is well. */
export const findContradictions = (rig: Rig, profile: CropProfile): readonly Contradiction[] => [
  ...findWrongChannels(rig),
  ...findWrongActuators(rig),
  ...findWrongStage(rig, profile),
];

const contradiction = (path: string, what: string, params: Record<string, string>): Contradiction => ({
  path,
  because: because(`rig.fault.${what}`, params),
});

const placedChannels = ({ sensors }: Rig) =>
  sensors.flatMap(({ channels }, sensor) =>
    channels.map((channel, index) => ({ ...channel, path: `sensors.${sensor}.channels.${index}` })),
  );

/** What can be a sign: each probe, and what several are together. */
const provingChannels = (rig: Rig) => [...placedChannels(rig), ...toJoined(rig)];

const findWrongChannels = (rig: Rig): readonly Contradiction[] => {
  const channels = placedChannels(rig);
  const tags = [...channels, ...rig.together].map(({ tag }) => tag);
  return channels.flatMap(({ path, tag, compensatedBy }, index) => [
    ...(tags.indexOf(tag) < index ? [contradiction(`${path}.tag`, 'measured-twice', { tag })] : []),
    ...(compensatedBy !== undefined && !tags.includes(compensatedBy)
      ? [
          contradiction(`${path}.compensatedBy`, 'no-compensation', {
            tag,
            by: compensatedBy,
            of: tags.join(', '),
          }),
        ]
      : []),
  ]);
};

const findWrongActuators = (rig: Rig): readonly Contradiction[] => {
  const ids = rig.actuators.map(({ id }) => id);
  return rig.actuators.flatMap((actuator, index) => [
    ...(ids.indexOf(actuator.id) < index
      ? [contradiction(`actuators.${index}.id`, 'same-id', { id: actuator.id })]
      : []),
    ...findWrongProof(actuator, `actuators.${index}.proof`, provingChannels(rig)),
  ]);
};

/** Quantities that can be a sign of each kind. */
const SIGNS: Readonly<Record<RigProof['by'], readonly QuantityKind[]>> = {
  value: Object.keys(QUANTITIES) as QuantityKind[],
  level: ['level'],
  warmth: ['airTemperature', 'waterTemperature'],
  'end-stop': ['contact'],
};

const findWrongProof = (
  { id, kind, proof }: RigActuator,
  path: string,
  channels: ReturnType<typeof provingChannels>,
): readonly Contradiction[] => {
  if (proof === undefined) return [];
  if ((proof.by === 'end-stop') !== isPositioned(kind))
    return [contradiction(path, 'end-stops', { kind, by: proof.by })];
  const tags = proof.by === 'end-stop' ? { open: proof.open, shut: proof.shut } : { tag: proof.tag };
  const fit = channels.filter(({ quantity }) => SIGNS[proof.by].includes(quantity)).map(({ tag }) => tag);
  return Object.entries(tags)
    .filter(([, tag]) => tag !== undefined && !fit.includes(tag))
    .map(([field, tag = '']) =>
      fit.length > 0
        ? contradiction(`${path}.${field}`, 'no-proof', { id, tag, of: fit.join(', ') })
        : contradiction(`${path}.${field}`, 'no-sign', { id, tag }),
    );
};

const findWrongStage = ({ crop }: Rig, { id, stages }: CropProfile): readonly Contradiction[] => {
  const known: readonly string[] = stages.map((stage) => stage.id);
  return crop.stage === undefined || known.includes(crop.stage)
    ? []
    : [contradiction('crop.stage', 'no-stage', { stage: crop.stage, id, of: known.join(', ') })];
};
export const toInstallation = (rig: Rig, siteFile: SiteFile): Installation => ({
  site: {
    name: rig.name,
    latitude: siteFile.latitude.value,
    longitude: siteFile.longitude.value,
    altitude: metres(siteFile.altitude.value),
    timeZone: siteFile.timeZone,
    meanPressure: kilopascal(siteFile.meanPressure.value),
    dryRunLevel: rig.tank.dryRunLitres,
    tankCapacity: rig.tank.capacityLitres,
    limits: toLimits(rig),
  },
  channels: [...rig.sensors.flatMap((sensor) => sensor.channels).map(toChannel), ...toJoined(rig)],
  actuators: rig.actuators.map((actuator) => toActuator(actuator, rig.tank.capacityLitres)),
});

const toLimits = ({ limits = {} }: Rig): HouseLimits => {
  const { windMetresPerSecond: wind, heatingHoursPerNight: heatingHours, watts } = limits;
  return {
    ...(wind === undefined ? {} : { wind }),
    ...(heatingHours === undefined ? {} : { heatingHours }),
    ...(watts === undefined ? {} : { watts }),
  };
};

/** Of the kind of their probes, which the schema has found to be one. */
const toJoined = ({ sensors, together }: Rig): readonly Channel[] =>
  together.flatMap(({ tag, of, by }) => {
    const kind = sensors.flatMap(({ channels }) => channels).find((channel) => of.includes(channel.tag));
    return kind ? [{ tag, quantity: kind.quantity, calibration: 'factory', joins: { of, by } }] : [];
  });

const toChannel = ({
  tag,
  quantity,
  calibration,
  compensatedBy,
  amplifier,
  accuracy,
}: Rig['sensors'][number]['channels'][number]): Channel => ({
  tag,
  quantity,
  calibration:
    calibration === null || calibration === 'factory'
      ? calibration
      : {
          slope: calibration.slope,
          offset: calibration.offset,
          at: timestamp(Date.parse(calibration.date)),
          by: calibration.by,
        },
  ...(compensatedBy === undefined ? {} : { compensatedBy }),
  ...(amplifier === undefined ? {} : { amplifier }),
  ...(accuracy === undefined ? {} : { accuracy }),
});

const toActuator = (actuator: RigActuator, capacity: number): Actuator => ({
  id: actuator.id,
  kind: actuator.kind,
  safeDuty: duty(actuator.safeDuty),
  shortestOn: seconds(actuator.shortestOnSeconds),
  shortestOff: seconds(actuator.shortestOffSeconds),
  longestOn: seconds(actuator.longestOnSeconds),
  ...(actuator.watts === undefined ? {} : { watts: actuator.watts }),
  ...(actuator.proof === undefined ? {} : { proof: toProof(actuator.proof) }),
  ...(actuator.airflow === undefined ? {} : { airflow: actuator.airflow }),
  ...(actuator.speed === undefined ? {} : { speed: actuator.speed }),
  ...(actuator.faces === undefined ? {} : { faces: actuator.faces }),
  ...(actuator.signal === undefined
    ? {}
    : { signal: { by: actuator.signal, from: actuator.signalsFrom ?? 'danger' } }),
  ...(actuator.switching === undefined ? {} : { switching: actuator.switching }),
  ...toDosing(actuator, capacity),
  ...toTravel(actuator),
});

/** A motor that stands on its travel by running time says in its rig how long that is. */
const toTravel = ({ kind, config }: RigActuator): Pick<Actuator, 'travel'> => {
  const [open, close] = [config['travelOpenSeconds'], config['travelCloseSeconds']];
  return isPositioned(kind) && typeof open === 'number' && typeof close === 'number'
    ? { travel: { open: seconds(open), close: seconds(close) } }
    : {};
};

const toProof = (proof: RigProof): ProofOfAction => {
  const within = seconds(proof.withinSeconds);
  switch (proof.by) {
    case 'value':
      return {
        by: 'value',
        tag: proof.tag,
        within,
        ...(proof.least === undefined ? {} : { least: proof.least }),
      };
    case 'level':
      return { by: 'level', tag: proof.tag, within, change: proof.change };
    case 'warmth':
      return { by: 'warmth', tag: proof.tag, within, rise: proof.rise };
    case 'end-stop': {
      const { open, shut } = proof;
      return {
        by: 'end-stop',
        within,
        ...(open === undefined ? {} : { open }),
        ...(shut === undefined ? {} : { shut }),
      };
    }
  }
};
