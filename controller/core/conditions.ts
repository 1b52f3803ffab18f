// What is wrong in the house at this moment, from readings and setpoints: the conditions that may become alarms.

import type { Condition } from './alarms.ts';
import { because, shown, shownBeside } from './because.ts';
import { shareOfOxygen } from './control/aeration.ts';
import type { LoopId } from './control/situation.ts';
import type { CropProfile } from './crop/profile.ts';
import type { Targets } from './crop/targets.ts';
import { coldDanger } from './frost/danger.ts';
import type { Channel, Site } from './installation.ts';
import { type Doubt, type Fault, isGood, type Reading, type Tag } from './reading.ts';
import { ACIDITY, AIR_TEMPERATURE, OXYGEN, TANK_LEVEL } from './tags.ts';
import { minutes, seconds } from './units.ts';

/** How long a value must be wrong before anybody is called. */
const SENSOR_PATIENCE = minutes(1);
const HEAT_PATIENCE = minutes(5);
const SOLUTION_PATIENCE = minutes(10);
const VALUE_PATIENCE = seconds(30);
/** A heater at work crosses the frost minimum again and again: one night is one alarm. */
const FROST_CLEARS = minutes(45);
/** Id of the frost alarm. */
export const FROST = 'frost';
/** Above the dry-run level by this share, the tank is low. */
const LOW = 1.5;

/** % of the oxygen that water can hold here: less is too little. Practice for the heights, where 6 mg/L cannot be reached. */
const LEAST_OXYGEN_SHARE = 65;
/** mg/L: less hurts roots at any height; lettuce lost nothing down to 2.1 (Goto and others 1996). Field judgement. */
const OXYGEN_FLOOR = 2.5;
/** An air pump that wins slowly is no news each time. */
const OXYGEN_CLEARS = minutes(30);

/** What the conditions are judged on. */
export interface House {
  readonly linkReady: boolean;
  readonly clockTrusted: boolean;
  readonly channels: readonly Channel[];
  readonly site: Site;
  readonly profile: CropProfile;
  readonly targets: Targets;
  /** As people see them, and what control acts on: cold and heat are told of while a probe is merely doubted. */
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly values: Readonly<Record<Tag, Reading>>;
}

export const findConditions = (house: House): readonly Condition[] => [
  ...findFrost(house),
  ...findHeat(house),
  ...findTank(house),
  ...findAcidity(house),
  ...findOxygen(house),
  ...findSensors(house),
  ...(house.clockTrusted
    ? []
    : [{ id: 'clock', priority: 'attention' as const, because: because('alarm.clock') }]),
];

const findFrost = ({ values, targets }: House): readonly Condition[] => {
  const air = values[AIR_TEMPERATURE];
  if (!isGood(air) || air.value > targets.frostMinimum.value) return [];
  const facts = {
    temperature: shownBeside('airTemperature', air.value, targets.frostMinimum.value),
    minimum: shown('airTemperature', targets.frostMinimum.value),
  };
  return [
    {
      id: FROST,
      priority: 'danger',
      because: because(`alarm.${coldDanger(targets.frostMinimum.value)}`, facts),
      delay: VALUE_PATIENCE,
      clearAfter: FROST_CLEARS,
    },
  ];
};

/** Twice as far above the vents' start as where they are fully open, by day's numbers. */
const findHeat = ({ values, profile }: House): readonly Condition[] => {
  const air = values[AIR_TEMPERATURE];
  const { start, full } = profile.ventilation;
  if (!isGood(air) || air.value < full.value + (full.value - start.value)) return [];
  const facts = { temperature: shown('airTemperature', air.value) };
  return [{ id: 'heat', priority: 'danger', because: because('alarm.heat', facts), delay: HEAT_PATIENCE }];
};

const findTank = ({ readings, site }: House): readonly Condition[] => {
  const level = readings[TANK_LEVEL];
  if (!isGood(level) || level.value > site.dryRunLevel * LOW) return [];
  const isDry = level.value <= site.dryRunLevel;
  const litres = shown('level', level.value);
  return [
    {
      id: 'tank',
      priority: isDry ? 'danger' : 'attention',
      because: because(isDry ? 'alarm.tank-dry' : 'alarm.tank-low', { litres, n: litres }),
      delay: VALUE_PATIENCE,
    },
  ];
};

const findAcidity = ({ readings, profile }: House): readonly Condition[] => {
  const acidity = readings[ACIDITY];
  const { min, max } = profile.solution.acidityAlarm;
  if (!isGood(acidity) || (acidity.value >= min.value && acidity.value <= max.value)) return [];
  const facts = {
    value: shownBeside('acidity', acidity.value, min.value, max.value),
    min: shown('acidity', min.value),
    max: shown('acidity', max.value),
  };
  return [
    {
      id: 'acidity',
      priority: 'attention',
      because: because('alarm.acidity', facts),
      delay: SOLUTION_PATIENCE,
    },
  ];
};

/** The floor is judged even where nobody knows how much the water could hold. */
const findOxygen = (house: House): readonly Condition[] => {
  const oxygen = house.readings[OXYGEN];
  if (!isGood(oxygen)) return [];
  const share = shareOfOxygen(house);
  const isOut = oxygen.value < OXYGEN_FLOOR;
  if (!isOut && (share === undefined || share >= LEAST_OXYGEN_SHARE)) return [];
  const value = shown('oxygen', oxygen.value);
  return [
    {
      id: 'oxygen',
      priority: isOut ? 'danger' : 'attention',
      because: isOut
        ? because('alarm.oxygen-out', { value, floor: OXYGEN_FLOOR })
        : because('alarm.oxygen-low', { value, share: Math.round(share ?? 0) }),
      delay: SOLUTION_PATIENCE,
      clearAfter: OXYGEN_CLEARS,
    },
  ];
};

/** A loop that threw: its outputs are safe, and a person must know even if it recovers. */
export const failureOf = (loop: LoopId): Condition => ({
  id: `loop-failed:${loop}`,
  priority: 'danger',
  because: because('alarm.loop-failed', { loop }),
  latched: true,
});

/** The link has an alarm of its own, and a hint is nothing broken. */
const isNoNews = (why: Doubt | Fault): boolean => why === 'link-lost' || why === 'indicative';

/** What only several probes together can be doubted for; all else of theirs each tells by itself. */
const isOfJoining = (why: Doubt | Fault): boolean => why === 'apart' || why === 'alone';

/** Behind a lost board every sensor is silent: one alarm for the board says it better than ten. */
const findSensors = ({ linkReady, channels, readings }: House): readonly Condition[] =>
  linkReady
    ? channels.flatMap(({ tag, joins }): readonly Condition[] => {
        const reading = readings[tag];
        if (reading === undefined || isGood(reading) || isNoNews(reading.why)) return [];
        if (joins && !isOfJoining(reading.why)) return [];
        const reason = because(`alarm.sensor.${reading.why}`, { tag });
        const found = { id: `sensor:${tag}`, priority: 'attention' as const, because: reason };
        // Its doubt ends by itself; what a person has to do does not.
        const latched = reading.why === 'fouled' ? { latched: true as const } : {};
        return [{ ...found, delay: SENSOR_PATIENCE, ...latched }];
      })
    : [];
