// Values that nobody measures: vapour pressure deficit and dew point of the house's air, from good readings only.

import { dewPoint, vapourPressureDeficit } from '../physics/humid-air.ts';
import { bad, good, isGood, type Reading, type Tag } from '../reading.ts';
import { AIR_DEW_POINT, AIR_HUMIDITY, AIR_TEMPERATURE, AIR_VPD } from '../tags.ts';
import { celsius, percent, timestamp } from '../units.ts';

/** The derived readings; none where the rig does not measure both temperature and humidity. */
export const derive = (readings: Readonly<Record<Tag, Reading>>): Readonly<Record<Tag, Reading>> => {
  const temperature = readings[AIR_TEMPERATURE];
  const humidity = readings[AIR_HUMIDITY];
  if (!temperature || !humidity) return {};
  if (!isGood(temperature) || !isGood(humidity)) {
    const lost = faultOf(temperature, humidity);
    return { [AIR_VPD]: lost, [AIR_DEW_POINT]: lost };
  }
  const t = celsius(temperature.value);
  const rh = percent(humidity.value);
  const at = timestamp(Math.min(temperature.at, humidity.at));
  return { [AIR_VPD]: good(vapourPressureDeficit(t, rh), at), [AIR_DEW_POINT]: good(dewPoint(t, rh), at) };
};

/** The first fault among the sources; a merely doubtful source gives nothing to derive from. */
const faultOf = (...sources: readonly [Reading, ...Reading[]]): Reading => {
  const broken = sources.find((source) => source.quality === 'bad');
  return broken?.quality === 'bad' ? bad(broken.at, broken.why) : bad(sources[0].at, 'no-answer');
};
