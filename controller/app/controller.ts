// Wires loop, people, record and snapshot into the one thing that runs a greenhouse, on whatever board and store it is given.
import type { Beds } from '../contract/beds.ts';
import type { BottlesFile } from '../contract/bottles.ts';
import type { ChoresFile } from '../contract/chores.ts';
import type { HouseDays } from '../contract/house-days.ts';
import type { LearnedDoses } from '../contract/learned-doses.ts';
import type { Nights } from '../contract/nights.ts';
import type { OwnProfiles } from '../contract/own-profiles.ts';
import type { ProbesOut } from '../contract/probes-out.ts';
import type { Rig } from '../contract/rig.ts';
import type { Settings } from '../contract/settings.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { Advice } from '../core/alarm.ts';
import { findUnconfirmed, findUnconfirmedDoses } from '../core/crop/setpoints.ts';
import { resolveStage } from '../core/crop/stage.ts';
import type { Tag } from '../core/reading.ts';
import type { Schedule } from '../core/schedule.ts';
import type { TickConfig, TickInput } from '../core/state.ts';
import { AIR_TEMPERATURE } from '../core/tags.ts';
import { type Millis, seconds, type Timestamp } from '../core/units.ts';
import type {
  Board,
  CalibrationBook,
  Clock,
  CropShelf,
  Document,
  Foresight,
  History,
  Journal,
  Log,
  Stop,
} from '../ports.ts';
import { createAbsenceWatch } from './absence.ts';
import { createAdviceAnswers } from './advice-answers.ts';
import type { MediaShelf } from './album.ts';
import type { Chores } from './chores.ts';
import { choresOf } from './chores-of-house.ts';
import type { SettableClock } from './clock.ts';
import { createCommands } from './commands.ts';
import { createDecisions, type Decisions } from './decisions.ts';
import type { Examine } from './diagnosis.ts';
import { createDoseBook } from './dose-book.ts';
import { createDoseKeeper } from './dose-keeper.ts';
import { createGrowing, type GrowingHouse } from './growing.ts';
import type { Installation } from './installation.ts';
import { allSafe, type Cycle, createLoop } from './loop.ts';
import { createNightKeeper } from './night-keeper.ts';
import { createOwnCrops } from './own-crops.ts';
import { createPlanner, type Planner } from './planner.ts';
import { createPublisher } from './publisher.ts';
import { createRecorder, outputTag } from './recorder.ts';
import { createScheduleInForce, type ScheduleInForce } from './schedule-in-force.ts';
import { shownBy } from './shown.ts';
import { buildSnapshot, type Frame, wireBecause } from './snapshot.ts';
import type { Station } from './station.ts';
import { createTechnician, type Technician } from './technician.ts';
import { troublesOf } from './troubles.ts';

export interface ControllerDeps {
  readonly board: Board;
  readonly clock: Clock;
  /** Absent on a virtual greenhouse. */
  readonly setClock?: SettableClock['set'] | undefined;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly settings: Document<Settings>;
  readonly nights: Document<Nights>;
  readonly foresight: Foresight;
  readonly learnedDoses: Document<LearnedDoses>;
  readonly chores: Document<ChoresFile>;
  readonly bottles: Document<BottlesFile>;
  readonly houseDays: Document<HouseDays>;
  readonly calibrations: CalibrationBook;
  readonly probesOut: Document<ProbesOut>;
  readonly examine: Examine;
  readonly history: History;
  readonly journal: Journal;
  readonly media: MediaShelf;
  readonly log: Log;
  readonly rig: Rig;
  readonly installation: Installation;
  /** The shipped ones. */
  readonly crops: CropShelf;
  readonly ownProfiles: Document<OwnProfiles>;
  readonly beds: Document<Beds>;
  readonly period: Millis;
  readonly speed: number;
  readonly virtual: boolean;
  /** A name for this run of the process; numbers of deltas begin anew with it. */
  readonly boot: string;
  readonly pinSet: () => boolean;
  /** What the store has to tell (recovered documents, a full disk). */
  readonly notices: () => TickInput['outsideAlarms'];
  readonly onFatal: (cause: unknown) => void;
  readonly onCycle?: (cycle: Cycle) => void;
}

export interface Controller {
  readonly station: Station;
  /** Begins the rounds; resolves when the first is finished and a snapshot can be shown. */
  start(): Promise<void>;
  /** Everything safe, then the loop and the board let go. */
  stop(): Promise<void>;
}

/** The first page and the first readings come before the past. */
const LOOK_BACK_AFTER = seconds(10);

export const createController = (deps: ControllerDeps): Controller => {
  const { board, clock, installation } = deps;
  const decisions = createDecisions(deps.settings, clock);
  const publisher = createPublisher();
  const crops = createOwnCrops(deps);
  const growing = createGrowing({ ...deps, crops });
  const schedule = createScheduleInForce({ ...deps, ...growing, saved: decisions.schedule });
  const technician = createTechnician({ ...deps, round: (fresh) => loop.round(fresh) });
  const config = () => configOf(deps, decisions, growing, schedule.now(), technician);
  const recorder = createRecorder({ ...deps, counted: countedIn(installation) });
  const absence = createAbsenceWatch({ ...deps, tags: signsOfLife(installation) });
  const planner = createPlanner({ ...deps, isOn: decisions.isPlannerOn, witness: technician.witness });
  const keepLessons = createLessonKeeper(deps);
  const chores = choresOf(deps, growing);
  const answers = createAdviceAnswers(clock, chores);
  const publish = (cycle: Cycle) => {
    const told = { advice: answers.standing(), ownCrops: crops.names() };
    const frame = { ...frameOf(deps, decisions, schedule, growing, planner), ...told };
    publisher.publish((seq) => buildSnapshot(frame, cycle, seq));
  };

  const loop = createLoop({
    ...deps,
    decisions: withBench(decisions, technician),
    config,
    outsideAlarms: () => [...absence.take(), ...alarmsOf([technician, chores, crops]), ...troublesOf(deps)],
    beforeActuation: recorder.beforeActuation,
    plan: planner.plan,
    doses: createDoseBook({ ...deps, actuators: installation.actuators }),
    onDecided: (cycle) => {
      answers.follow([...cycle.result.advice, ...choresByDay(chores, cycle)]);
      publish(cycle);
    },
    afterCycle(cycle) {
      publish(cycle);
      recorder.afterCycle(cycle);
      technician.follow(cycle);
      planner.follow(cycle, config());
      keepLessons(cycle);
      void growing.follow();
      deps.onCycle?.(cycle);
    },
  });

  const stops: Stop[] = [];
  const commands = createCommands({
    ...deps,
    loop,
    decisions,
    schedule,
    growing,
    crops,
    answerAdvice: answers.answer,
    chores,
    ...commanded(installation),
    unconfirmed: () => publisher.current()?.unconfirmed ?? [],
  });
  return {
    station: { ...commands, ...shownBy(publisher, deps, { growing, technician }), ...technician.station },
    async start() {
      await growing.follow();
      await loop.round();
      stops.push(
        loop.start(),
        clock.after(LOOK_BACK_AFTER, () => void absence.look()),
        board.onLink(({ state }) => void loop.round(state === 'ready')),
      );
    },
    stop: () => letGo(board, stops, config()),
  };
};

const letGo = async (board: Board, stops: readonly Stop[], config: TickConfig): Promise<void> => {
  for (const stop of stops) stop();
  await board.actuate(allSafe(config));
  await board.close();
};

type Watchful = Pick<Chores, 'alarms'>;
const alarmsOf = (parts: readonly Watchful[]): ReturnType<Watchful['alarms']> =>
  parts.flatMap((each) => each.alarms());

/** Chores are for daylight: who looks at a tablet in the night has other cares. */
const choresByDay = (chores: Chores, { result }: Cycle): readonly Advice[] =>
  result.targets.isDay ? chores.due() : [];

/** What outlives a restart of all that was learned. */
const createLessonKeeper = ({ nights, learnedDoses, log }: ControllerDeps): ((cycle: Cycle) => void) => {
  const keepNights = createNightKeeper(nights, log);
  const keepDoses = createDoseKeeper(learnedDoses, log);
  return ({ input, result: { state } }) => {
    keepNights(state.memory.frost.nights, state.memory.surroundings.banking.cost);
    keepDoses({ doses: state.memory.loops.doses, salt: state.memory.salt }, input);
  };
};

/** A probe may be dead for days while all else lives: what the board confirmed shows as well that somebody was there. */
const signsOfLife = ({ actuators }: Installation): readonly Tag[] => [
  AIR_TEMPERATURE,
  ...actuators.slice(0, 1).map(({ id }) => outputTag(id)),
];

/** Whoever holds an output off holds it off for the bench too. */
const withBench = (decisions: Decisions, bench: Technician): Decisions => ({
  ...decisions,
  overrides: () => ({ ...bench.overrides(), ...decisions.overrides() }),
});

const configOf = (
  { period, installation }: ControllerDeps,
  decisions: Decisions,
  growing: GrowingHouse,
  schedule: Schedule,
  technician: Technician,
): TickConfig => ({
  period,
  ...installation,
  channels: technician.channels(),
  actuators: technician.actuators(),
  profile: growing.together().profile,
  stage: growing.together().lead.stage.id,
  schedule,
  confirmed: decisions.confirmed(),
});

/** What stands around a round in the snapshot. */
const frameOf = (
  deps: ControllerDeps,
  decisions: Decisions,
  schedule: ScheduleInForce,
  growing: GrowingHouse,
  planner: Planner,
): Omit<Frame, 'advice' | 'ownCrops'> => ({
  boot: deps.boot,
  clock: deps.clock.trust(),
  speed: deps.speed,
  period: deps.period,
  site: {
    name: deps.installation.site.name,
    altitude: deps.installation.site.altitude,
    timeZone: deps.installation.site.timeZone,
  },
  virtual: deps.virtual,
  link: deps.board.link(),
  boards: deps.board.boards(),
  lines: deps.board.lines(),
  channels: deps.installation.channels,
  actuators: deps.installation.actuators,
  tank: { capacity: deps.rig.tank.capacityLitres, dryRun: deps.rig.tank.dryRunLitres },
  crop: growing.wire(),
  planner: wirePlanner(planner, decisions),
  stop: wireStop(decisions.stop()),
  schedule: schedule.now(),
  pause: decisions.pause(),
  plannable: schedule.plannable(),
  unconfirmed: [
    ...findUnconfirmed(growing.together().profile, decisions.confirmed()),
    ...unconfirmedDoses(deps, decisions, growing),
  ],
  pinSet: deps.pinSet(),
});

/** What a technician must confirm before the dosers of this rig act on it. */
const unconfirmedDoses = (
  { installation }: ControllerDeps,
  decisions: Decisions,
  growing: GrowingHouse,
): Snapshot['unconfirmed'] => {
  if (idsOf(installation, 'doser').length === 0) return [];
  const { profile, lead } = growing.together();
  return [...findUnconfirmedDoses(profile, resolveStage(profile, lead.stage.id), decisions.confirmed())];
};

/** Outputs whose running minutes are counted. */
const countedIn = (installation: Installation) =>
  ['pump', 'heater'].flatMap((kind) => idsOf(installation, kind));

/** What a person may command. */
const commanded = (installation: Installation) => ({
  sirens: idsOf(installation, 'alarm'),
  actuators: installation.actuators.map(({ id }) => id),
});

const idsOf = ({ actuators }: Installation, kind: string) =>
  actuators.filter((actuator) => actuator.kind === kind).map(({ id }) => id);

const wirePlanner = (planner: Planner, decisions: Decisions): Snapshot['planner'] => {
  const plan = planner.plan();
  return { on: decisions.isPlannerOn(), ...(plan ? { because: wireBecause(plan.because) } : {}) };
};

const wireStop = (stop: Settings['stop']): Snapshot['stop'] =>
  stop ? { active: true, since: stop.since, by: stop.by } : { active: false };
