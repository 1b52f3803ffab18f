// A vent motor on two relays that are never on together. It has no position sensor: the position is the confirmed running
// time over the travel time, and it is made true again at each end stop. Until the first end stop nobody knows it.
import { z } from 'zod';
import type { RigActuator } from '../../controller/contract/rig.ts';
import type { Measuring } from '../../controller/core/command.ts';
import type { TravelTimes } from '../../controller/core/installation.ts';
import { wanted } from '../../controller/core/schema-reason.ts';
import {
  clamp,
  type Duty,
  duty,
  FULL,
  type Millis,
  millis,
  OFF,
  seconds,
} from '../../controller/core/units.ts';
import type { GuardedOutput, PinLease } from '../../controller/ports.ts';
import type { ActuatorDriver } from '../driver.ts';
import type { ActuatorInstance, OrderedWay } from '../guarded-outputs.ts';
import { RELAY_COIL, RELAY_INPUT, RELAY_SOURCE } from '../part-wiring.ts';
import { guardedPin, polarity } from './power-pin.ts';

const configSchema = z
  .strictObject({
    openPin: guardedPin,
    closePin: guardedPin,
    activeLow: polarity,
    travelOpenSeconds: z.number().min(5).max(600),
    travelCloseSeconds: z.number().min(5).max(600),
  })
  .refine((config) => config.openPin !== config.closePin, {
    path: ['closePin'],
    message: wanted('rig.wanted.other-pin'),
  });
type Config = z.infer<typeof configSchema>;

/** A run to an end stop goes on for this share of the travel, so that it surely arrives; the motor's own switch ends it. */
const OVERRUN = 0.1;
/** Shorter moves wear the gear and change nothing. */
const SHORTEST_MOVE = seconds(2);
/** A motor that reverses while it turns draws its stall current. */
const REVERSAL_PAUSE = seconds(1);
/** The wire knows tenths of a second: less than one is arrival. */
const ARRIVAL = millis(100);

/** An end stop is only claimed once its overrun has been run; before that the position stays this short of it. */
const NEARLY = 0.001;

type Direction = 'open' | 'close';

/** A move that was decided. `goal` is where it leads, `left` how much confirmed running time it still needs. */
interface Move {
  readonly direction: Direction;
  readonly goal: number;
  readonly left: Millis;
  /** It goes on for as long as it is ordered. */
  readonly isMeasured?: true;
}

class VentMotor implements ActuatorInstance {
  readonly guarded: readonly GuardedOutput[];
  readonly #config: Config;
  #travelTimes: TravelTimes;
  #position: number | null = null;
  #move: Move | undefined;
  /** What the board last confirmed as running, and until when at most. */
  #running: { readonly direction: Direction; readonly since: Millis } | undefined;
  #leaseEnd = millis(0);
  #stopped: { readonly direction: Direction; readonly at: Millis } | undefined;

  constructor(actuator: RigActuator, config: Config) {
    this.#config = config;
    this.#travelTimes = {
      open: seconds(config.travelOpenSeconds),
      close: seconds(config.travelCloseSeconds),
    };
    const guard = (pinNumber: number): GuardedOutput => ({
      pin: pinNumber,
      activeLow: config.activeLow,
      pwm: false,
      safeDuty: OFF,
      longestOn: seconds(actuator.longestOnSeconds),
      shortestOff: REVERSAL_PAUSE,
      // Any number that no other motor has.
      exclusionGroup: config.openPin + 1,
    });
    this.guarded = [guard(config.openPin), guard(config.closePin)];
  }

  leases(
    wish: Duty,
    now: Millis,
    lease: Millis,
    { travel, measuring }: OrderedWay = {},
  ): readonly PinLease[] {
    this.#catchUp(now);
    if (travel) this.#travelTimes = travel;
    if (measuring) this.#measure(wish, measuring);
    else this.#decide(wish);
    const move = this.#move;
    if (!move || this.#mustRest(move.direction, now)) return [];
    const lasting = move.isMeasured ? lease : millis(Math.min(move.left, lease));
    this.#leaseEnd = millis(now + lasting);
    return [{ pin: this.#pinOf(move.direction), duty: FULL, lease: lasting }];
  }

  confirm(pins: ReadonlyMap<number, Duty>, now: Millis): Duty | null {
    this.#catchUp(now);
    const before = this.#running;
    const direction = this.#directionOf(pins);
    this.#running = direction && { direction, since: now };
    if (before && before.direction !== direction) this.#stopped = { direction: before.direction, at: now };
    return this.#position === null ? null : duty(this.#position);
  }

  forget(): void {
    this.#position = null;
    this.#move = undefined;
    this.#running = undefined;
  }

  /** What was confirmed as running is taken to have run until now, or to the end of its lease. */
  #catchUp(now: Millis): void {
    const running = this.#running;
    if (!running) return;
    this.#travel(running.direction, Math.min(now, this.#leaseEnd) - running.since);
    this.#running = { ...running, since: now };
  }

  /** Past where the count ends, for as long as it is ordered; the count means nothing until the end has been seen. */
  #measure(wish: Duty, measuring: Measuring): void {
    if (measuring === 'arrived') this.#arrive(wish);
    else this.#move = { ...this.#toEnd(wish, 1), isMeasured: true };
  }

  #decide(wish: Duty): void {
    if (this.#move?.isMeasured) this.#move = undefined;
    // An unknown position is found at the end stop that is nearer to the wish, and nothing interrupts that.
    if (this.#position === null) this.#move ??= this.#toEnd(wish >= 0.5 ? 1 : 0, 1);
    else if (this.#move?.goal !== wish) this.#move = this.#plan(wish, this.#position);
  }

  #plan(goal: number, position: number): Move | undefined {
    const way = Math.abs(goal - position);
    if (goal === position) return undefined;
    if (goal === OFF || goal === FULL) return this.#toEnd(goal, way);
    const direction = goal > position ? 'open' : 'close';
    const left = millis(way * this.#travelTime(direction));
    return left < SHORTEST_MOVE ? undefined : { direction, goal, left };
  }

  #toEnd(goal: number, way: number): Move {
    const direction = goal === FULL ? 'open' : 'close';
    return { direction, goal, left: millis((way + OVERRUN) * this.#travelTime(direction)) };
  }

  #travel(direction: Direction, ran: number): void {
    const time = millis(Math.max(0, ran));
    this.#position = this.#after(direction, time);
    if (this.#move?.direction !== direction || this.#move.isMeasured) return;
    const left = millis(Math.max(0, this.#move.left - time));
    if (left < ARRIVAL) this.#arrive(this.#move.goal);
    else this.#move = { ...this.#move, left };
  }

  #after(direction: Direction, time: Millis): number | null {
    const end = direction === 'open' ? FULL : OFF;
    if (this.#position === null || this.#position === end) return this.#position;
    const way = time / this.#travelTime(direction);
    return clamp(this.#position + (direction === 'open' ? way : -way), NEARLY, 1 - NEARLY);
  }

  #arrive(goal: number): void {
    this.#move = undefined;
    this.#position = goal;
  }

  #mustRest(direction: Direction, now: Millis): boolean {
    const running = this.#running;
    if (running && running.direction !== direction) return true;
    const stopped = this.#stopped;
    return stopped !== undefined && stopped.direction !== direction && now - stopped.at < REVERSAL_PAUSE;
  }

  #directionOf(pins: ReadonlyMap<number, Duty>): Direction | undefined {
    if ((pins.get(this.#config.openPin) ?? 0) > 0) return 'open';
    return (pins.get(this.#config.closePin) ?? 0) > 0 ? 'close' : undefined;
  }

  #travelTime(direction: Direction): Millis {
    return this.#travelTimes[direction];
  }

  #pinOf(direction: Direction): number {
    return direction === 'open' ? this.#config.openPin : this.#config.closePin;
  }
}

export const ventMotor = {
  id: 'vent-motor',
  configSchema,
  example: { openPin: 4, closePin: 5, activeLow: true, travelOpenSeconds: 60, travelCloseSeconds: 60 },
  wiring: () => ({
    wires: [
      { label: 'VCC', to: '5V' },
      { label: 'GND', to: 'GND' },
      { label: 'IN open', to: { field: 'openPin' } },
      { label: 'IN close', to: { field: 'closePin' } },
    ],
    // Never both at once.
    milliamps: RELAY_INPUT,
    coilMilliamps: RELAY_COIL,
    source: RELAY_SOURCE,
  }),
  create: (actuator: RigActuator, config: Config): ActuatorInstance => new VentMotor(actuator, config),
} satisfies ActuatorDriver;
