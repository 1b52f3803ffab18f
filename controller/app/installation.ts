// Joins rig, site and crop into the installation that core knows; what contradicts itself is refused here, before anything moves.

import type { SiteFile } from '../contract/profile.ts';
import type { Rig, RigActuator } from '../contract/rig.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import type { Actuator, Channel, Site } from '../core/installation.ts';
import { duty, kilopascal, metres, seconds, timestamp } from '../core/units.ts';

export interface Installation {
  readonly site: Site;
  readonly channels: readonly Channel[];
  readonly actuators: readonly Actuator[];
}

/** Contradictions between the files, each one sentence with path and remedy; empty when all is well. */
export const findContradictions = (rig: Rig, profile: CropProfile): readonly string[] => {
  const channels = rig.sensors.flatMap((sensor) => sensor.channels);
  const tags = channels.map((channel) => channel.tag);
  return [
    ...repeated(tags).map((tag) => `sensors: ${tag} is measured twice. Give one of them another tag.`),
    ...repeated(rig.actuators.map(({ id }) => id)).map((id) => `actuators: ${id} stands twice. Rename one.`),
    ...channels
      .filter(({ compensatedBy }) => compensatedBy !== undefined && !tags.includes(compensatedBy))
      .map(
        ({ tag, compensatedBy }) =>
          `sensors: ${tag} is compensated by ${compensatedBy}, which no sensor measures.`,
      ),
    ...rig.actuators
      .filter(({ proof }) => proof && !tags.includes(proof.tag))
      .map(({ id, proof }) => `actuators: ${id} is proved by ${proof?.tag}, which no sensor measures.`),
    ...(profile.stages.some(({ id }) => id === rig.crop.stage)
      ? []
      : [
          `crop.stage: ${rig.crop.stage} is not a stage of ${profile.id}; it has ${profile.stages.map(({ id }) => id).join(', ')}.`,
        ]),
  ];
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
  },
  channels: rig.sensors.flatMap((sensor) => sensor.channels).map(toChannel),
  actuators: rig.actuators.map(toActuator),
});

const toChannel = ({
  tag,
  quantity,
  calibration,
  compensatedBy,
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
});

const toActuator = (actuator: RigActuator): Actuator => ({
  id: actuator.id,
  kind: actuator.kind,
  safeDuty: duty(actuator.safeDuty),
  shortestOn: seconds(actuator.shortestOnSeconds),
  shortestOff: seconds(actuator.shortestOffSeconds),
  longestOn: seconds(actuator.longestOnSeconds),
  ...(actuator.proof === undefined
    ? {}
    : { proof: { tag: actuator.proof.tag, within: seconds(actuator.proof.withinSeconds) } }),
});

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];
