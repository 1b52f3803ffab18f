// Dosing: idle → dose → mix → measure → learn. One dose at a time, on good readings only, B after A, and nothing at all where a
// probe is dry, an effect does not come, or nobody vouches for the numbers. Caps and exclusions are in safety/dose-interlock.

import { type Because, because } from '../because.ts';
import type { Demand } from '../command.ts';
import { largestDose, planDose, smallestDose } from '../dose-speed.ts';
import type { Actuator, Dosed } from '../installation.ts';
import { goodValue } from '../reading.ts';
import { doseRoom } from '../safety/dose-interlock.ts';
import { CONDUCTIVITY, FLOW_RATE, TANK_LEVEL } from '../tags.ts';
import { clamp, type Millis, millis, minutes, OFF } from '../units.ts';
import {
  B_FOR_A,
  type DoseChannel,
  doseFor,
  findGaps,
  firstDoser,
  type Gap,
  SOLUTIONS,
  tagOf,
} from './dose-channel.ts';
import { type DoseMemory, gainOf, learn, type Mixing, NOTHING } from './dose-effect.ts';
import { isLocked } from './dose-faults.ts';
import { carefulGain } from './dose-gain.ts';
import { followProbe, isProbeDry } from './dry-probe.ts';
import type { Decide, Situation } from './situation.ts';

/** A value must be off its mark so long: a stir or a refill passes. */
const PATIENCE = minutes(10);
/** Turnovers of the tank that mix a dose, and the least, usual (no flow meter) and longest time. Practice: three, five minutes at least. */
const TURNOVERS = 3;
const LEAST_MIX = minutes(5);
const USUAL_MIX = minutes(15);
const LONGEST_MIX = minutes(60);

/** What the loop wants in this round: a dose, or why none. */
interface Step {
  readonly memory: DoseMemory;
  readonly dose?: { readonly of: Dosed; readonly ml: number };
  readonly because: Because;
}

export const decideDosing: Decide<DoseMemory> = (situation, dosers, before) => {
  const step = next(situation, dosers, follow(situation, before));
  return {
    demands: dosers.map((doser) => toDemand(doser, step)),
    memory: { ...step.memory, at: situation.monotonic },
  };
};

const toDemand = ({ id, dosing, longestOn }: Actuator, { dose, because: reason }: Step): Demand => {
  const idle = { actuator: id, duty: OFF, because: reason };
  if (!dose || !dosing || dosing.doses !== dose.of) return idle;
  return { ...idle, dose: planDose(dose.ml, dosing, longestOn) };
};

/** Time passes: what was dosed mixes only while water goes round, and a dry probe is remembered. */
const follow = (situation: Situation, memory: DoseMemory): DoseMemory => {
  const { monotonic, isCirculating, dosed } = situation;
  const { mixing: was, at, probe, ...rest } = memory;
  const diluted = situation.isFilling || was?.isDiluted ? { isDiluted: true as const } : {};
  const isRefused = was?.asked !== undefined && !((dosed?.[was.asked]?.recent ?? 0) > 0);
  const { asked: _asked, ...mixing } = was ?? NOTHING;
  const elapsed = at === undefined ? 0 : monotonic - at;
  const passed = isCirculating ? elapsed : 0;
  return {
    ...rest,
    ...(was && !isRefused
      ? { mixing: { ...mixing, ...diluted, left: millis(Math.max(0, mixing.left - passed)) } }
      : {}),
    probe: followProbe(situation, probe, elapsed),
  };
};

const next = (situation: Situation, dosers: readonly Actuator[], memory: DoseMemory): Step => {
  const { mixing } = memory;
  const wait = whyWait(situation, memory);
  if (mixing && (mixing.left > 0 || wait))
    return {
      memory,
      because: wait ?? because('because.dose-mixing', { minutes: Math.ceil(mixing.left / 60_000) }),
    };
  if (mixing?.thenB !== undefined) return giveB(situation, dosers, memory, mixing);
  const learned = mixing ? learn(situation, memory, mixing) : memory;
  if (wait) return { memory: withoutDue(learned), because: wait };
  return giveFirst(situation, dosers, learned);
};

/** Why nothing may be dosed at all. */
const whyWait = (
  { readings, monotonic, isFilling }: Situation,
  { probe }: DoseMemory,
): Because | undefined => {
  if (isProbeDry(probe, monotonic)) return because('because.dose-dry-probe');
  if (isFilling) return because('because.dose-filling');
  const isBlind = [CONDUCTIVITY, TANK_LEVEL].some((tag) => goodValue(readings[tag]) === undefined);
  return isBlind ? because('because.dose-blind') : undefined;
};

const giveFirst = (situation: Situation, dosers: readonly Actuator[], memory: DoseMemory): Step => {
  const gaps = findGaps(situation, memory.aiming).filter(({ channel }) => canGive(channel, dosers));
  const [urgent] = gaps;
  const enough = because('because.dose-enough');
  if (!urgent) return { memory: withoutAim(withoutDue(memory)), because: enough };
  const gap = gaps.find(({ channel }) => !whyNot(channel, situation, memory));
  if (!gap)
    return { memory: withoutDue(memory), because: whyNot(urgent.channel, situation, memory) ?? enough };
  const { channel } = gap;
  const due = memory.due?.channel === channel ? memory.due : { channel, since: situation.monotonic };
  if (situation.monotonic - due.since < PATIENCE) return { memory: { ...memory, due }, because: enough };
  return give(situation, dosers, { ...memory, due }, gap);
};

/** Why nothing of one channel may be dosed: another one may. */
const whyNot = (channel: DoseChannel, situation: Situation, memory: DoseMemory): Because | undefined => {
  if (isLocked(channel, memory.lockedAt, situation.monotonic)) return because('because.dose-ineffective');
  return isVouchedFor(channel, situation) ? undefined : because('because.dose-unconfirmed');
};

const give = (
  situation: Situation,
  dosers: readonly Actuator[],
  memory: DoseMemory,
  { channel, change, room }: Gap,
): Step => {
  const of = firstDoser(channel);
  const asked = dosers.find(({ dosing }) => dosing?.doses === of);
  const litres = goodValue(situation.readings[TANK_LEVEL]) ?? 0;
  const before = goodValue(situation.readings[tagOf(channel)]);
  if (!asked?.dosing || before === undefined || litres <= 0)
    return { memory, because: because('because.dose-blind') };
  const rung = memory.aiming === channel ? (memory.rung ?? 0) : 0;
  const gain = carefulGain(gainOf(channel, memory), SOLUTIONS[channel], rung);
  const shortest = smallestDose(asked.dosing);
  if ((shortest / litres) * gain > room) return { memory, because: because('because.dose-too-coarse') };
  const wished = Math.max(shortest, doseFor(change, gain, litres));
  const ml = floored(Math.min(wished, roomFor(channel, dosers, situation)));
  if (ml < shortest) return { memory, because: because('because.dose-cap') };
  const mixing = { channel, before, dose: ml / litres, left: mixTime(situation, litres), asked: asked.id };
  const thenB = channel === 'feed' ? { thenB: floored(ml * B_FOR_A) } : {};
  return {
    memory: { ...withoutDue(memory), aiming: channel, rung: rung + 1, mixing: { ...mixing, ...thenB } },
    dose: { of, ml },
    because: given(ml),
  };
};

/** mL of the first solution that caps and the longest run leave room for, its share of B included. */
const roomFor = (channel: DoseChannel, dosers: readonly Actuator[], { dosed }: Situation): number => {
  const room = (of: Dosed): number => {
    const doser = dosers.find(({ dosing }) => dosing?.doses === of);
    const count = doser && dosed?.[doser.id];
    if (!doser?.dosing || !count) return 0;
    return Math.min(doseRoom(doser.dosing, count), largestDose(doser));
  };
  return channel === 'feed' ? Math.min(room('a'), room('b') / B_FOR_A) : room(channel);
};

const giveB = (
  situation: Situation,
  dosers: readonly Actuator[],
  memory: DoseMemory,
  { thenB: ml = 0, ...mixing }: Mixing,
): Step => {
  const asked = dosers.find(({ dosing }) => dosing?.doses === 'b')?.id;
  const litres = goodValue(situation.readings[TANK_LEVEL]) ?? 0;
  const left = mixTime(situation, litres);
  return {
    memory: { ...memory, mixing: { ...mixing, left, ...(asked === undefined ? {} : { asked }) } },
    dose: { of: 'b', ml },
    because: given(ml),
  };
};

/** Tenths of a mL, downwards: a cap is never passed by a rounding. */
const floored = (ml: number): number => Math.floor(Math.max(0, ml) * 10) / 10;

const given = (ml: number): Because => because('because.dosing', { ml: Math.round(ml) });

const withoutDue = ({ due: _due, ...memory }: DoseMemory): DoseMemory => memory;
const withoutAim = ({ aiming: _aiming, rung: _rung, ...memory }: DoseMemory): DoseMemory => memory;

const canGive = (channel: DoseChannel, dosers: readonly Actuator[]): boolean =>
  (channel === 'feed' ? ['a', 'b'] : [channel]).every((of) =>
    dosers.some(({ dosing }) => dosing?.doses === of),
  );

/** A band that is a guess doses nothing before a technician has confirmed it. */
const isVouchedFor = (channel: DoseChannel, { targets, confirmed }: Situation): boolean => {
  const standing = channel === 'feed' ? targets.conductivityStanding : targets.acidityStanding;
  return standing.every(({ confidence, path }) => confidence !== 'C' || confirmed.includes(path));
};

const mixTime = ({ readings }: Situation, litres: number): Millis => {
  const flow = goodValue(readings[FLOW_RATE]);
  if (flow === undefined || flow <= 0) return USUAL_MIX;
  return millis(clamp((TURNOVERS * litres * 60_000) / flow, LEAST_MIX, LONGEST_MIX));
};
