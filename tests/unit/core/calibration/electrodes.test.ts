// The judges of pH and conductivity on probes whose truth is known: good ones pass with the right line, each fault has its name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAcidity } from '../../../../controller/core/calibration/acidity.ts';
import { type BufferName, bufferAt } from '../../../../controller/core/calibration/buffers.ts';
import { judgeConductivity } from '../../../../controller/core/calibration/conductivity.ts';
import type { Judgement, Point, Probe } from '../../../../controller/core/calibration/judgement.ts';
import { type StandardName, standardAt } from '../../../../controller/core/calibration/standards.ts';
import type { Channel } from '../../../../controller/core/installation.ts';
import { conductivityAt, nernstSlope } from '../../../../controller/core/physics/electrodes.ts';
import { good } from '../../../../controller/core/reading.ts';
import { calibrate } from '../../../../controller/core/signal/calibrate.ts';
import { timestamp } from '../../../../controller/core/units.ts';

const AT = timestamp(0);
const AMPLIFIER = { gain: 2.958, zero: 2.5 };
const PH: Channel = {
  tag: 'solution.acidity',
  quantity: 'acidity',
  calibration: null,
  compensatedBy: 'solution.temperature',
  amplifier: AMPLIFIER,
};
const probe = (more: Partial<Probe> = {}): Probe => ({ channel: PH, previous: undefined, ...more });

interface Electrode {
  readonly slope?: number;
  /** mV */
  readonly offset?: number;
}
/** Volts of a real probe in water of this pH and temperature. */
const voltsIn = (ph: number, t: number, { slope = 0.96, offset = 8 }: Electrode = {}): number =>
  AMPLIFIER.zero + ((offset + slope * (7 - ph) * nernstSlope(t)) * AMPLIFIER.gain) / 1000;

/** In `really`, while the technician says `buffer`. */
const inBuffer = (buffer: BufferName, electrode?: Electrode, t = 20, really: BufferName = buffer): Point => ({
  reference: { kind: 'buffer', buffer },
  value: bufferAt(buffer, t) ?? Number.NaN,
  temperature: t,
  raw: voltsIn(bufferAt(really, t) ?? Number.NaN, t, electrode),
});
const reasonOf = (judgement: Judgement): string =>
  judgement.verdict === 'refused' ? judgement.because.key.replace('calibration.', '') : 'accepted';
const lineOf = (judgement: Judgement) => {
  if (judgement.verdict === 'refused') throw new Error(JSON.stringify(judgement));
  return judgement.line;
};
/** What a channel with this line says in water of this pH. */
const readPh = (judgement: Judgement, ph: number, t: number, electrode: Electrode): number => {
  const calibration = { ...lineOf(judgement), at: AT, by: 'Ana' };
  const reading = calibrate({ ...PH, calibration }, voltsIn(ph, t, electrode), AT, good(t, AT));
  return reading.quality === 'good' ? reading.value : Number.NaN;
};

describe('a pH probe', () => {
  it('is read rightly afterwards at every temperature, from buffers in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['4.01', '7.00', '10.01'] as const, { minLength: 2 }),
        fc.double({ min: 0.86, max: 1.04, noNaN: true }),
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.double({ min: 5, max: 30, noNaN: true }),
        fc.double({ min: 5, max: 30, noNaN: true }),
        (buffers, slope, offset, t, later) => {
          const electrode = { slope, offset };
          const judged = judgeAcidity(
            buffers.map((buffer) => inBuffer(buffer, electrode, t)),
            probe(),
          );
          expect(readPh(judged, 5.8, later, electrode)).toBeCloseTo(5.8, 6);
          expect(judged.figures).toMatchObject({ slopePercent: expect.closeTo(slope * 100, 0) });
        },
      ),
    );
  });

  it('keeps its slope and moves its offset by one buffer', () => {
    const before = lineOf(judgeAcidity([inBuffer('4.00'), inBuffer('6.86')], probe()));
    const aged = { slope: 0.96, offset: 14 };
    const judged = judgeAcidity([inBuffer('6.86', aged)], probe({ previous: before }));
    expect(judged).toMatchObject({
      verdict: 'accepted',
      figures: { slopePercent: 96, offsetMillivolts: 14 },
    });
    expect(readPh(judged, 5.8, 12, aged)).toBeCloseTo(5.8, 6);
  });

  it('holds at the temperature of its buffers where nothing compensates it', () => {
    const { compensatedBy: _none, ...bare } = PH;
    const judged = judgeAcidity([inBuffer('4.00'), inBuffer('9.18')], probe({ channel: bare }));
    const line = lineOf(judged);
    expect(line.slope * voltsIn(6, 20) + line.offset).toBeCloseTo(6, 6);
  });

  const two = (electrode?: Electrode, t?: number) => [
    inBuffer('7.00', electrode, t),
    inBuffer('4.01', electrode, t),
  ];
  const mixedUp = (first: BufferName, second: BufferName) => [
    inBuffer('7.00', {}, 20, first),
    inBuffer('4.01', {}, 20, second),
  ];
  it.each<[string, readonly Point[]]>([
    ['slope-low', two({ slope: 0.84 })],
    ['slope-high', two({ slope: 1.07 })],
    ['offset-too-far', two({ offset: 46 })],
    ['offset-too-far', two({ offset: -46 })],
    ['offset-too-far', mixedUp('10.01', '7.00')],
    ['no-response', two({ slope: 0.05 })],
    ['swapped-buffers', mixedUp('4.01', '7.00')],
    [
      'swapped-buffers',
      [inBuffer('4.01', {}, 20, '10.01'), inBuffer('7.00'), inBuffer('10.01', {}, 20, '4.01')],
    ],
    [
      'swapped-buffers',
      [inBuffer('4.00', {}, 20, '6.86'), inBuffer('6.86', {}, 20, '4.00'), inBuffer('9.18')],
    ],
    ['mixed-family', [inBuffer('4.01'), inBuffer('6.86')]],
    ['not-on-a-line', [inBuffer('4.01'), inBuffer('7.00', {}, 20, '6.86'), inBuffer('10.01')]],
    ['same-buffer-twice', [inBuffer('7.00'), inBuffer('7.00')]],
    ['cold-buffer', two({}, 3.9)],
    ['buffers-apart', [inBuffer('7.00', {}, 10), inBuffer('4.01', {}, 16)]],
    ['one-point-alone', [inBuffer('7.00')]],
    ['too-few-points', []],
    ['too-few-points', [{ ...inBuffer('7.00'), temperature: undefined }]],
    ['too-few-points', [{ ...inBuffer('7.00'), reference: { kind: 'dry' } }]],
    ['accepted', two()],
  ])('is told: %s', (reason, points) => {
    expect(reasonOf(judgeAcidity(points, probe()))).toBe(reason);
  });

  it.each([
    [{ slope: 0.88 }, 'calibration.slope-worn'],
    [{ offset: 20 }, 'calibration.offset-wide'],
  ])('passes with a warning: %o', (electrode, key) => {
    expect(judgeAcidity(two(electrode), probe())).toMatchObject({ verdict: 'accepted', warnings: [{ key }] });
  });

  it('passes with a warning where no buffer is as acid as the solution', () => {
    const alkaline = [inBuffer('7.00'), inBuffer('10.01')];
    expect(judgeAcidity(alkaline, probe())).toMatchObject({
      warnings: [{ key: 'calibration.no-acid-buffer' }],
    });
  });

  it('cannot be judged behind an amplifier that nobody knows', () => {
    const { amplifier: _none, ...unknown } = PH;
    expect(reasonOf(judgeAcidity(two(), probe({ channel: unknown })))).toBe('no-amplifier');
    expect(reasonOf(judgeAcidity([inBuffer('7.00')], probe({ previous: { slope: 0, offset: 7 } })))).toBe(
      'one-point-alone',
    );
  });
});

const EC: Channel = {
  tag: 'solution.conductivity',
  quantity: 'conductivity',
  calibration: null,
  compensatedBy: 'solution.temperature',
};
const dryAt = (raw: number): Point => ({ reference: { kind: 'dry' }, value: 0, raw });
/** V of a cell that gives `volts` for each mS/cm above `zero`. */
const inStandard = (standard: StandardName, volts: number, zero = 0, really = standard, t = 15): Point => ({
  reference: { kind: 'standard', standard },
  value: standardAt(standard, t) ?? Number.NaN,
  temperature: t,
  raw: zero + volts * (standardAt(really, t) ?? Number.NaN),
});
const cell = (more: Partial<Probe> = {}): Probe => ({ channel: EC, previous: undefined, ...more });
const BEFORE = { slope: 1, offset: 0 };

describe('a conductivity probe', () => {
  it.each([[0], [0.05]])('is read rightly afterwards, with %d V when dry', (zero) => {
    const judged = judgeConductivity([dryAt(zero), inStandard('1413', 0.93, zero)], cell());
    const calibration = { ...lineOf(judged), at: AT, by: 'Ana' };
    const volts = zero + 0.93 * conductivityAt(1.8, 8);
    const reading = calibrate({ ...EC, calibration }, volts, AT, good(8, AT));
    expect(reading).toMatchObject({ quality: 'good', value: expect.closeTo(1.8, 6) });
  });

  it('takes its standards at 25 °C where it compensates by itself', () => {
    const { compensatedBy: _none, ...own } = EC;
    const point = { ...inStandard('1413', 1), raw: 1.413 };
    const { slope } = lineOf(judgeConductivity([dryAt(0), point], cell({ channel: own })));
    expect(slope).toBeCloseTo(1, 2);
  });

  it.each<[string, readonly Point[]]>([
    ['dry-wanted', [inStandard('1413', 1)]],
    ['standard-wanted', [dryAt(0)]],
    ['no-response', [dryAt(0.5), inStandard('1413', 0, 0.5)]],
    ['not-dry', [dryAt(0.3), inStandard('1413', 1)]],
    ['cell-changed', [dryAt(0), inStandard('1413', 0.75)]],
    ['cell-changed', [dryAt(0), inStandard('1413', 1, 0, '5000')]],
    ['swapped-buffers', [dryAt(0), inStandard('1413', 1, 0, '5000'), inStandard('5000', 1, 0, '1413')]],
    ['not-on-a-line', [dryAt(0), inStandard('1413', 1), inStandard('5000', 0.9)]],
    ['cold-buffer', [dryAt(0), inStandard('1413', 1, 0, '1413', 3)]],
    ['accepted', [dryAt(0), inStandard('1413', 1), inStandard('5000', 0.98)]],
  ])('is told: %s', (reason, points) => {
    expect(reasonOf(judgeConductivity(points, cell({ previous: BEFORE })))).toBe(reason);
  });

  it('passes with a warning when its cell has moved by more than a tenth', () => {
    const judged = judgeConductivity([dryAt(0), inStandard('1413', 0.88)], cell({ previous: BEFORE }));
    expect(judged).toMatchObject({ verdict: 'accepted', warnings: [{ key: 'calibration.cell-moved' }] });
  });
});
