// A scenario: the real controller on the virtual greenhouse, with every round kept for the questions at the end.
import type { Cycle } from '../../controller/app/loop.ts';
import {
  createSimulation,
  type Simulation,
  type SimulationOptions,
} from '../../controller/cli/simulation.ts';
import type { Command, Veto } from '../../controller/core/command.ts';
import { isGood, type Tag } from '../../controller/core/reading.ts';
import { loadSite } from '../../controller/site-files.ts';

export interface Scenario extends Simulation {
  readonly rounds: readonly Cycle[];
  last(): Cycle;
  /** Runs until a round satisfies `wanted`; throws, saying what was awaited, after `maxMs`. */
  runUntil(what: string, wanted: (cycle: Cycle) => boolean, maxMs: number): Promise<Cycle>;
}

/** La Paz time is four hours behind UTC, without summer time. */
export const laPaz = (iso: string): number => Date.parse(`${iso}-04:00`);

export const HOUR = 3_600_000;
export const MINUTE = 60_000;

export const startScenario = async (
  start: number,
  options: Partial<Omit<SimulationOptions, 'onCycle' | 'start'>> = {},
): Promise<Scenario> => {
  const rounds: Cycle[] = [];
  const simulation = await createSimulation({
    files: await loadSite('hardware/rigs/family.json'),
    seed: 1,
    ...options,
    start,
    onCycle: (cycle) => {
      rounds.push(cycle);
    },
  });
  const last = () => {
    const cycle = rounds.at(-1);
    if (!cycle) throw new Error('no round yet');
    return cycle;
  };
  return {
    ...simulation,
    rounds,
    last,
    async runUntil(what, wanted, maxMs) {
      for (let passed = 0; passed <= maxMs; passed += 5000) {
        if (wanted(last())) return last();
        await simulation.run(5000);
      }
      throw new Error(`waited ${maxMs / MINUTE} min for: ${what}`);
    },
  };
};

export const commandOf = (cycle: Cycle, actuator: string): Command => {
  const command = cycle.result.commands.find((candidate) => candidate.actuator === actuator);
  if (!command) throw new Error(`no command for ${actuator}`);
  return command;
};

export const vetoOf = (cycle: Cycle, actuator: string): Veto | undefined =>
  cycle.result.vetoes.find((veto) => veto.actuator === actuator);

export const goodValue = (cycle: Cycle, tag: Tag): number | undefined => {
  const reading = cycle.result.readings[tag];
  return isGood(reading) ? reading.value : undefined;
};

export const hasAlarm = (cycle: Cycle, id: string): boolean =>
  cycle.result.alarms.some((alarm) => alarm.id === id);

/** Alarms that say an output does not do what it was told. */
export const disobedience = (rounds: readonly Cycle[]): readonly string[] =>
  rounds
    .flatMap(({ result }) => result.raised)
    .map(({ id }) => id)
    .filter((id) => /^(no-effect|unordered|stuck-on):/.test(id));
