// "Why is it on, why is it off?" has an answer for every output in every round, in every language, with every number filled in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../console/i18n/message.ts';
import type { Because } from '../../../controller/core/because.ts';
import { ACTUATOR_KINDS, isPositioned } from '../../../controller/core/installation.ts';
import type { TickConfig } from '../../../controller/core/state.ts';
import { CATALOGUES, LOCALES, SOURCE } from '../../support/catalogues.ts';
import { cropOf } from '../../support/shipped.ts';
import { fitted, fittedChannels } from './fitted-house.ts';
import { config, PERIOD, pump } from './house.ts';
import { life, lifeOf, live, type Step } from './lives.ts';
import { play, SCENES } from './reason-scenes.ts';

/** What cannot be said of a reason: words that are missing, or a number that the words want and the reason does not bring. */
const unsayable = ({ key, params = {} }: Because): readonly string[] =>
  Object.entries(CATALOGUES).flatMap(([language, words]) => {
    const text = words[key];
    if (text === undefined) return [`${language}: ${key}`];
    return placeholders(text)
      .map((hole) => hole.replace(/^\{(\w+).*$/, '$1'))
      .filter((name) => !(name in params))
      .map((name) => `${language}: ${key} wants {${name}}`);
  });

const spoken = ({ result }: Pick<Step, 'result'>): readonly Because[] => [
  ...result.commands.map(({ because }) => because),
  ...result.demands.map(({ because }) => because),
  ...result.vetoes.map(({ because }) => because),
  ...result.advice.map(({ because }) => because),
  result.verdict.because,
  ...result.alarms.flatMap(({ because: { key, params = {} } }) => [
    { key: `${key}.what`, params },
    { key: `${key}.do`, params },
  ]),
];

/** Lives of this house: every probe and output of it says and does what it likes. */
const livesOf = ({ channels, actuators }: TickConfig) =>
  actuators.length > config.actuators.length
    ? lifeOf(
        channels,
        actuators.map(({ id }) => id),
      )
    : life;

/** Each house lives its sixty lives once: they are the dear part, and several questions are asked of them. */
const lived = new Map<string, readonly Step[]>();
const lifeIn = (name: string): readonly Step[] => {
  const settings = HOUSES[name]!;
  const steps =
    lived.get(name) ??
    fc.sample(livesOf(settings), { numRuns: 60, seed: 4100 }).flatMap((rounds) => live(rounds, settings));
  lived.set(name, steps);
  return steps;
};

const ALL_DAY = { revision: 1, blocks: [{ actuator: 'pump', from: 0, to: 1440, on: 1440, off: 0 }] };
const HOUSES: Readonly<Record<string, TickConfig>> = {
  'with the schedule of the crop': config,
  'whose pump runs all day': { ...config, schedule: ALL_DAY },
  'with a crop from warm lands': {
    ...config,
    schedule: { ...config.schedule, revision: 0 },
    profile: cropOf('cherry-tomato'),
    stage: 'ripening',
  },
  'whose pump has no schedule': { ...config, schedule: { revision: 1, blocks: [] } },
  'that nobody has made a plan for': { ...config, schedule: { ...config.schedule, revision: 0 } },
  'whose pump must end its runs soon': {
    ...config,
    schedule: ALL_DAY,
    actuators: config.actuators.map((actuator) =>
      actuator.id === 'pump' ? { ...actuator, longestOn: PERIOD } : actuator,
    ),
  },
  'whose frost minimum nobody vouches for': {
    ...config,
    profile: {
      ...config.profile,
      air: {
        ...config.profile.air,
        night: {
          ...config.profile.air.night,
          min: { ...config.profile.air.night.min, confidence: 'C' },
        },
        frostDamage: { ...config.profile.air.frostDamage, confidence: 'C' },
      },
    },
  },
  'without a motor': { ...config, actuators: [pump] },
  'with everything': { ...config, actuators: fitted, channels: fittedChannels },
};

describe.each(Object.keys(HOUSES))('a house %s', (name) => {
  it('says of every output why it is as it is, and never with a hole in the sentence', () => {
    const outputs = HOUSES[name]!.actuators.map(({ id }) => id);
    for (const { result } of lifeIn(name)) {
      const { commands, vetoes } = result;
      for (const { actuator, because } of commands) {
        const veto = vetoes.find((candidate) => candidate.actuator === actuator);
        // The sentence that people read is the refusal's, where there was one.
        if (veto) expect(because).toEqual(veto.because);
      }
      expect(commands.map(({ actuator }) => actuator)).toEqual(outputs);
      expect(spoken({ result }).flatMap(unsayable)).toEqual([]);
    }
  });
});

it.each(Object.keys(SCENES))('%s: every output has its sentence', (name) => {
  const results = play(SCENES[name]!);
  expect(results.flatMap((result) => spoken({ result }).flatMap(unsayable))).toEqual([]);
});

it('the lives and scenes above lead to many different reasons', () => {
  const keys = Object.keys(HOUSES)
    .flatMap(lifeIn)
    .flatMap(({ result }) => result.commands.map(({ because }) => because.key));
  const played = Object.values(SCENES)
    .flatMap(play)
    .flatMap(({ commands }) => commands.map(({ because }) => because.key));
  const seen = new Set([...keys, ...played]);
  const wanted = Object.keys(SOURCE).filter((key) => /^(because|veto)\./.test(key));
  // The loops do not throw here, every output has one, and the two others are words of the rim.
  const elsewhere = [
    'because.controller-failed',
    'because.loop-failed',
    'because.no-command',
    'because.no-loop',
    'because.unknown',
    // Three doses without effect take hours (dose-loop), and the loop keeps the caps before the interlock must (dose-interlock).
    'because.dose-ineffective',
    // Only a coarse pump on a small tank (dose-loop).
    'because.dose-too-coarse',
    // A dosing pump that is measured into a glass (calibrating a pump).
    'because.trial-run',
    // A motor whose way is measured (calibrating a vent).
    'because.travel-measured',
    'veto.dose-day',
    'veto.dose-dose',
    'veto.dose-hour',
    'veto.dose-uncounted',
  ];
  expect(wanted.filter((key) => !seen.has(key) && !elsewhere.includes(key))).toEqual([]);
});

it.each(['feed', 'acid', 'base'])('a lock of %s has words: what is the matter, and what to do', (channel) => {
  const key = `alarm.dose-ineffective-${channel}`;
  expect([`${key}.what`, `${key}.do`].flatMap((half) => unsayable({ key: half }))).toEqual([]);
});

it('a sentence with a hole in it is seen', () => {
  expect(unsayable({ key: 'veto.frost' })).toEqual(
    LOCALES.map((language) => `${language}: veto.frost wants {minimum}`),
  );
  expect(unsayable({ key: 'veto.of-nobody' })).toEqual(
    LOCALES.map((language) => `${language}: veto.of-nobody`),
  );
});

it.each(ACTUATOR_KINDS)('every accusation of a %s has words: what is the matter, and what to do', (kind) => {
  const accusations = isPositioned(kind)
    ? ['no-effect', 'held-back']
    : ['no-effect', 'unordered', 'stuck-on', 'held-back'];
  const missing = accusations.flatMap((what) =>
    ['what', 'do'].flatMap((half) => unsayable({ key: `alarm.${what}.${kind}.${half}`, params: { pin: 8 } })),
  );
  expect(missing).toEqual([]);
});

it('no alarm asks for more than four steps', () => {
  const steps = (text: string) => text.match(/(^|\s)\d\. /g)?.length ?? 0;
  for (const words of Object.values(CATALOGUES))
    expect(Object.keys(words).filter((key) => key.endsWith('.do') && steps(words[key]!) > 4)).toEqual([]);
  expect(steps('1. Mire. 2. Llame. 3. Espere. 4. Mire. 5. Llame.')).toBe(5);
});
