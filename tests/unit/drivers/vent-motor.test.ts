import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duty, duty, FULL, type Millis, millis, OFF, seconds } from '../../../controller/core/units.ts';
import { ventMotor } from '../../../hardware/drivers/vent-motor.ts';
import type { ActuatorInstance, OrderedWay } from '../../../hardware/guarded-outputs.ts';
import { familyRig } from '../../support/body-orders.ts';

const OPEN = 4;
const CLOSE = 5;
const TRAVEL = { openPin: OPEN, closePin: CLOSE, travelOpenSeconds: 60, travelCloseSeconds: 40 };
const rigged = familyRig().actuators.find(({ id }) => id === 'vent')!;

/** A motor with its end stops, and a board that ends every lease by itself. */
const createVent = (position = 0.37) => {
  const motor: ActuatorInstance = ventMotor.create(rigged, { ...TRAVEL, activeLow: false });
  const starts: { pin: number; at: number }[] = [];
  const ends: { pin: number; at: number }[] = [];
  let now = 0;
  let running: { pin: number; until: number } | undefined;
  let at = position;

  const stop = (): void => {
    if (running) ends.push({ pin: running.pin, at: now });
    running = undefined;
  };
  const pass = (ms: number): void => {
    for (const end = now + ms; now < end; now += 10) {
      if (running && now >= running.until) stop();
      if (running?.pin === OPEN) at = Math.min(1, at + 10 / 60_000);
      if (running?.pin === CLOSE) at = Math.max(0, at - 10 / 40_000);
    }
  };
  const confirm = (): Duty | null => {
    const pins = [OPEN, CLOSE].map((pin) => [pin, running?.pin === pin ? FULL : OFF] as const);
    return motor.confirm(new Map(pins), millis(now));
  };
  const order = (wish: number, lease: Millis = seconds(15), way: OrderedWay = {}) => {
    const leases = motor.leases(duty(wish), millis(now), lease, way);
    expect(leases.length).toBeLessThanOrEqual(1);
    const [wished] = leases;
    if (running && running.pin !== wished?.pin) stop();
    if (wished) {
      if (!running) starts.push({ pin: wished.pin, at: now });
      running = { pin: wished.pin, until: now + Math.max(100, Math.round(wished.lease / 100) * 100) };
    }
    confirm();
    return leases;
  };
  /** Orders once a second, as a brisk loop would. */
  const drive = (wish: number, forSeconds: number, way: OrderedWay = {}): Duty | null => {
    for (let second = 0; second < forSeconds; second++) {
      order(wish, seconds(15), way);
      pass(1000);
    }
    return confirm();
  };
  return { motor, order, pass, confirm, drive, starts, ends, at: () => at };
};

/** ms between the end of each run and the next start the other way. */
const pausesOf = ({ starts, ends }: ReturnType<typeof createVent>): number[] =>
  starts.flatMap((start) => {
    const other = ends.filter((end) => end.pin !== start.pin && end.at <= start.at).at(-1);
    return other ? [start.at - other.at] : [];
  });

describe('a vent motor', () => {
  it('guards both pins in one exclusion group of its own', () => {
    const groups = createVent().motor.guarded.map(({ exclusionGroup }) => exclusionGroup);
    expect(groups).toEqual([OPEN + 1, OPEN + 1]);
  });

  it('does not know where it stands until it has reached an end stop', () => {
    const vent = createVent();
    expect(vent.drive(0.2, 43)).toBeNull();
    expect(vent.drive(0, 3)).toBe(0);
    expect(vent.at()).toBe(0);
  });

  it('finds itself at the end stop that is nearer to what is wanted', () => {
    const vent = createVent();
    vent.drive(0.8, 1);
    expect(vent.starts).toEqual([{ pin: OPEN, at: 0 }]);
  });

  it('goes where it is wanted, with its own travel time each way', () => {
    const vent = createVent();
    vent.drive(0, 46);
    expect(vent.drive(0.75, 60)).toBeCloseTo(0.75, 2);
    expect(vent.at()).toBeCloseTo(0.75, 2);
    expect(vent.drive(0.25, 40)).toBeCloseTo(0.25, 2);
    expect(vent.at()).toBeCloseTo(0.25, 2);
  });

  it('has its move ended by the board, when nobody orders any more', () => {
    const vent = createVent();
    vent.drive(0, 46);
    const [lease] = vent.order(0.2);
    expect(lease?.lease).toBe(12_000);
    vent.pass(60_000);
    expect(vent.at()).toBeCloseTo(0.2, 2);
    expect(vent.confirm()).toBeCloseTo(0.2, 2);
  });

  it('makes no move shorter than two seconds, except to an end stop', () => {
    const vent = createVent();
    vent.drive(0, 46);
    expect(vent.order(0.03)).toEqual([]);
    vent.drive(0.05, 10);
    expect(vent.order(0)).toHaveLength(1);
  });

  it('rests a second before it reverses', () => {
    const vent = createVent();
    vent.drive(0, 46);
    vent.drive(1, 10);
    expect(vent.order(0)).toEqual([]);
    vent.pass(500);
    expect(vent.order(0)).toEqual([]);
    vent.pass(600);
    expect(vent.order(0)).toMatchObject([{ pin: CLOSE }]);
  });

  it('goes on past an end stop, so that its count is true again', () => {
    const vent = createVent();
    vent.drive(0, 46);
    vent.drive(1, 70);
    const run = vent.ends.at(-1)!.at - vent.starts.at(-1)!.at;
    expect(run).toBeCloseTo(66_000, -2);
    expect(vent.confirm()).toBe(1);
  });

  it('knows nothing more after the link was lost', () => {
    const vent = createVent();
    vent.drive(0, 46);
    vent.motor.forget();
    expect(vent.confirm()).toBeNull();
  });

  it('counts by the way that people have measured, as soon as it is told', () => {
    const vent = createVent();
    const travel = { open: seconds(120), close: seconds(80) };
    vent.drive(0, 90, { travel });
    expect(vent.drive(0.5, 40, { travel })).toBeCloseTo(40 / 120, 2);
    expect(vent.drive(0.5, 30)).toBe(0.5);
  });

  it('runs past its count while its way is measured, and not a lease longer than it is ordered', () => {
    const vent = createVent();
    vent.drive(0, 46);
    const known = vent.drive(1, 100, { measuring: 'running' });
    expect(vent.ends).toHaveLength(1);
    expect(known).toBeLessThan(1);
    vent.pass(20_000);
    expect(vent.ends.at(-1)!.at - vent.starts.at(-1)!.at).toBeCloseTo(114_000, -3);
  });

  it('stands at the end once somebody has seen it there, without another move', () => {
    const vent = createVent();
    vent.drive(0, 46);
    vent.drive(1, 60, { measuring: 'running' });
    expect(vent.order(1, seconds(15), { measuring: 'arrived' })).toEqual([]);
    expect(vent.confirm()).toBe(1);
    expect(vent.order(1)).toEqual([]);
  });

  it('goes on by its count when the measuring is broken off', () => {
    const vent = createVent();
    vent.drive(0, 46);
    vent.drive(1, 30, { measuring: 'running' });
    expect(vent.drive(0, 5)).toBeLessThan(0.6);
    expect(vent.drive(0, 60)).toBe(0);
    expect(vent.at()).toBe(0);
  });

  it('wants two different pins', () => {
    expect(ventMotor.configSchema.safeParse({ ...TRAVEL, closePin: OPEN }).success).toBe(false);
  });

  it('keeps its pause, its shortest move and its count for any wishes', () => {
    const wishes = fc.array(
      fc.tuple(fc.constantFrom(0, 0.1, 0.33, 0.5, 0.8, 1), fc.integer({ min: 1, max: 40 })),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), wishes, (position, plan) => {
        const vent = createVent(position);
        for (const [wish, length] of plan) vent.drive(wish, length);
        for (const pause of pausesOf(vent)) expect(pause).toBeGreaterThanOrEqual(1000);
        const known = vent.confirm();
        if (known !== null) expect(Math.abs(known - vent.at())).toBeLessThan(0.06);
      }),
      { numRuns: 60 },
    );
  });
});
