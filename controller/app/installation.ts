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

/** Where in the rig, and one sentence with that path and a remedy. */
interface Contradiction {
  readonly path: string;
  readonly message: string;
}

/** What in the rig contradicts itself or the crop; empty when all is well. */
export const findContradictions = (rig: Rig, profile: CropProfile): readonly Contradiction[] => [
  ...findWrongChannels(rig),
  ...findWrongActuators(rig),
  ...findWrongStage(rig, profile),
];

const contradiction = (path: string, sentence: string): Contradiction => ({
  path,
  message: `${path}: ${sentence}`,
});

const placedChannels = ({ sensors }: Rig) =>
  sensors.flatMap(({ channels }, sensor) =>
    channels.map((channel, index) => ({ ...channel, path: `sensors.${sensor}.channels.${index}` })),
  );

const findWrongChannels = (rig: Rig): readonly Contradiction[] => {
  const channels = placedChannels(rig);
  const tags = channels.map(({ tag }) => tag);
  return channels.flatMap(({ path, tag, compensatedBy }, index) => [
    ...(tags.indexOf(tag) < index
      ? [contradiction(`${path}.tag`, `${tag} is measured twice. Give one of them another tag.`)]
      : []),
    ...(compensatedBy !== undefined && !tags.includes(compensatedBy)
      ? [
          contradiction(
            `${path}.compensatedBy`,
            `${tag} is compensated by ${compensatedBy}, which no sensor measures. There are ${tags.join(', ')}.`,
          ),
        ]
      : []),
  ]);
};

const findWrongActuators = (rig: Rig): readonly Contradiction[] => {
  const ids = rig.actuators.map(({ id }) => id);
  const tags = placedChannels(rig).map(({ tag }) => tag);
  return rig.actuators.flatMap(({ id, proof }, index) => [
    ...(ids.indexOf(id) < index
      ? [contradiction(`actuators.${index}.id`, `${id} stands twice. Rename one.`)]
      : []),
    ...(proof && !tags.includes(proof.tag)
      ? [
          contradiction(
            `actuators.${index}.proof.tag`,
            `${id} is proved by ${proof.tag}, which no sensor measures. There are ${tags.join(', ')}.`,
          ),
        ]
      : []),
  ]);
};

const findWrongStage = ({ crop }: Rig, { id, stages }: CropProfile): readonly Contradiction[] => {
  const known = stages.map((stage) => stage.id);
  return known.includes(crop.stage)
    ? []
    : [contradiction('crop.stage', `${crop.stage} is not a stage of ${id}; it has ${known.join(', ')}.`)];
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
