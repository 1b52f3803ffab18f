// Parts that the board times: their waves and bytes as the manuals give them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmulatedBoard } from '../../../hardware/emulator/board.ts';
import { attachDht22, encodeDht22, waveOf } from '../../../hardware/emulator/chips/dht22.ts';
import { attachRanger, echoOf } from '../../../hardware/emulator/chips/ranger.ts';
import type { Level, PinListener } from '../../../hardware/emulator/pins.ts';

const PIN = 7;
const TRIGGER = 9;

/** A board of nothing but time and pins, µs. */
const createBench = () => {
  const due: { at: number; run: () => void }[] = [];
  const listeners: PinListener[] = [];
  const resets: Parameters<EmulatedBoard['onReset']>[0][] = [];
  const driven: { pin: number; level: Level | 'floating'; at: number }[] = [];
  let now = 0;
  const pass = (us: number): void => {
    const end = now + us;
    for (;;) {
      due.sort((a, b) => a.at - b.at);
      const [next] = due;
      if (!next || next.at > end) break;
      due.shift();
      now = next.at;
      next.run();
    }
    now = end;
  };
  const put = (pin: number, level: Level | undefined): void => {
    const state = { mode: level === undefined ? 'pullup' : 'output', level: level ?? 1, duty: 1 } as const;
    for (const listener of listeners) listener(pin, state, now / 1000);
  };
  return {
    pass,
    driven,
    /** The program makes the pin an output at this level, or an input. */
    put,
    hold(pin: number, level: Level, us: number, after?: Level) {
      put(pin, level);
      pass(us);
      put(pin, after);
    },
    reset: () => {
      due.length = 0;
      for (const listener of resets) listener('external', now / 1000);
    },
    board: {
      after: (us: number, run: () => void) => void due.push({ at: now + us, run }),
      drive: (pin: number, level: Level | 'floating') => void driven.push({ pin, level, at: now }),
      onPin: (listener: PinListener) => void listeners.push(listener),
      onReset: (listener: (typeof resets)[number]) => void resets.push(listener),
      now: () => now / 1000,
    },
  };
};

type Bench = ReturnType<typeof createBench>;

/** Bits as the lengths of the high halves say; the two edges of the first answer are left out. */
const bytesHeard = ({ driven }: Bench, since: number): number[] => {
  const edges = driven.filter(({ at }) => at > since);
  const highs = edges.flatMap((edge, i) => {
    const next = edges[i + 1];
    return edge.level === 1 && next ? [next.at - edge.at] : [];
  });
  const bits = highs.slice(1).map((us) => (us > 48 ? 1 : 0));
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, byte) =>
    bits.slice(8 * byte, 8 * byte + 8).reduce<number>((sum, bit) => (sum << 1) | bit, 0),
  );
};

describe('DHT22', () => {
  const feel = { temperature: () => 26.9, humidity: () => 65.8 };
  /** The bytes of the manual's example, section 7.2. */
  const EXAMPLE = [0x02, 0x92, 0x01, 0x0d, 0xa2];
  const ask = (bench: Bench, us = 1100): number => {
    bench.put(PIN, 0);
    bench.pass(us);
    const since = bench.board.now() * 1000;
    bench.put(PIN, undefined);
    bench.pass(6000);
    return since;
  };

  it('codes the examples of the manual: 65.8 % and 26.9 °C, −10.1 °C', () => {
    expect(encodeDht22(26.9, 65.8)).toEqual(EXAMPLE);
    expect(encodeDht22(-10.1, 65.8).slice(2, 4)).toEqual([0x80, 0x65]);
  });

  it('answers with 80 µs low and high, then bits of 50 µs low and 26 or 70 µs high', () => {
    const wave = waveOf([0x80, 0, 0, 0, 0x80]);
    expect(wave.slice(0, 5).map(({ us }) => us)).toEqual([30, 80, 80, 50, 70]);
    expect(wave.slice(5, 7).map(({ us }) => us)).toEqual([50, 26]);
    expect(wave).toHaveLength(3 + 2 * 40 + 1);
  });

  it('any air comes back from its bytes within half a tenth', () => {
    const air = fc.record({
      t: fc.double({ min: -40, max: 80, noNaN: true }),
      h: fc.double({ min: 0, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(air, ({ t, h }) => {
        const [h1 = 0, h2 = 0, t1 = 0, t2 = 0, sum] = encodeDht22(t, h);
        const back = ((((t1 & 0x7f) << 8) | t2) / 10) * (t1 & 0x80 ? -1 : 1);
        expect(Math.abs(back - t)).toBeLessThan(0.051);
        expect(Math.abs(((h1 << 8) | h2) / 10 - h)).toBeLessThan(0.051);
        expect(sum).toBe((h1 + h2 + t1 + t2) & 0xff);
      }),
      { seed: 22 },
    );
  });

  it('is heard after a pull of 0.8 to 20 ms, and after no other', () => {
    for (const [us, isHeard] of [
      [700, false],
      [1100, true],
      [19_000, true],
      [25_000, false],
    ] as const) {
      const bench = createBench();
      attachDht22(bench.board, PIN, feel);
      expect(bytesHeard(bench, ask(bench, us))).toEqual(isHeard ? EXAMPLE : []);
    }
  });

  it('answers with what it measured when it was last asked, and not twice within two seconds', () => {
    const bench = createBench();
    let celsius = 26.9;
    attachDht22(bench.board, PIN, { ...feel, temperature: () => celsius });
    celsius = 10;
    expect(bytesHeard(bench, ask(bench))).toEqual(EXAMPLE);
    expect(bytesHeard(bench, ask(bench))).toEqual([]);
    bench.pass(2_000_000);
    expect(bytesHeard(bench, ask(bench))).toEqual(encodeDht22(10, 65.8));
  });

  it('breaks: silent, spoiled, the same for ever, cut short, or holding the line', () => {
    const heard = (fault: Parameters<ReturnType<typeof attachDht22>['fail']>[0]) => {
      const bench = createBench();
      attachDht22(bench.board, PIN, feel).fail(fault);
      return { bytes: bytesHeard(bench, ask(bench)), last: bench.driven.at(-1)?.level };
    };
    expect(heard('absent')).toEqual({ bytes: [], last: 1 });
    expect(heard('corrupt').bytes).toEqual([EXAMPLE[0]! ^ 0x04, ...EXAMPLE.slice(1)]);
    expect(heard('cut-short')).toEqual({ bytes: EXAMPLE.slice(0, 2), last: 1 });
    expect(heard('hangs-bus')).toEqual({ bytes: [], last: 0 });
  });

  it('lets go of the line when the board is reset in the middle', () => {
    const bench = createBench();
    attachDht22(bench.board, PIN, feel);
    bench.hold(PIN, 0, 1100);
    bench.pass(60);
    expect(bench.driven.at(-1)?.level).toBe(0);
    bench.reset();
    expect(bench.driven.at(-1)?.level).toBe(1);
  });
});

describe('the ranger', () => {
  const PINS = { trigger: TRIGGER, echo: PIN };
  const shoot = (bench: Bench, us = 10): number | undefined => {
    const from = bench.driven.length;
    bench.hold(TRIGGER, 1, us, 0);
    bench.pass(300_000);
    const [rise, fall] = bench.driven.slice(from);
    return rise && fall ? fall.at - rise.at : undefined;
  };
  const air = (cm: number, celsius = 20) => ({ distance: () => cm, temperature: () => celsius });

  it('answers a metre at 20 °C in 5.83 ms, and in 6.04 ms at 0 °C', () => {
    expect(echoOf(100, 20)).toBeCloseTo(5827, 0);
    expect(echoOf(100, 0)).toBeCloseTo(6037, 0);
    const bench = createBench();
    attachRanger(bench.board, PINS, air(100));
    expect(shoot(bench)).toBeCloseTo(echoOf(100, 20), 6);
  });

  it('needs a trigger of 10 µs', () => {
    const bench = createBench();
    attachRanger(bench.board, PINS, air(100));
    expect(shoot(bench, 5)).toBeUndefined();
    expect(shoot(bench, 12)).toBeGreaterThan(5000);
  });

  it('sees no nearer than its blind zone, and beyond its range nothing', () => {
    const echo = (cm: number, model: 'hc-sr04' | 'jsn-sr04t') => {
      const bench = createBench();
      attachRanger(bench.board, PINS, air(cm), model);
      return shoot(bench);
    };
    expect(echo(5, 'hc-sr04')).toBeCloseTo(echoOf(5, 20), 6);
    expect(echo(5, 'jsn-sr04t')).toBeCloseTo(echoOf(20, 20), 6);
    expect(echo(500, 'jsn-sr04t')).toBeCloseTo(echoOf(500, 20), 6);
    expect(echo(500, 'hc-sr04')).toBe(38_000);
    expect(echo(Number.POSITIVE_INFINITY, 'jsn-sr04t')).toBe(38_000);
  });

  it('breaks: no echo, none heard, one without end, a line that stays high until it is mended', () => {
    const bench = createBench();
    const part = attachRanger(bench.board, PINS, air(100));
    part.fail('absent');
    expect(shoot(bench)).toBeUndefined();
    part.fail('corrupt');
    expect(shoot(bench)).toBe(38_000);
    part.fail('cut-short');
    expect(shoot(bench)).toBe(200_000);
    part.fail('hangs-bus');
    expect(shoot(bench)).toBeUndefined();
    expect(bench.driven.at(-1)?.level).toBe(1);
    part.fail(undefined);
    expect(bench.driven.at(-1)?.level).toBe(0);
    expect(shoot(bench)).toBeCloseTo(echoOf(100, 20), 6);
  });
});
