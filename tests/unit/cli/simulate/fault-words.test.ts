import { describe, expect, test } from 'vitest';
import { Misunderstood } from '../../../../controller/cli/command-line.ts';
import { parseFault } from '../../../../controller/cli/simulate/fault-words.ts';
import { inWords } from '../../../support/terminal.ts';

const HOUR = 3_600_000;
const days = {
  from: Date.parse('2026-07-01T00:00:00-04:00'),
  until: Date.parse('2026-07-04T00:00:00-04:00'),
  utcOffset: -4 * HOUR,
};
const PARTS = { tags: ['air.temperature', 'solution.acidity'], outputs: ['pump', 'vent', 'doser-a'] };
const parse = (text: string) => inWords(() => parseFault(text, PARTS, days));

describe('a fault that is typed', () => {
  test.each([
    ['stopped:pump@12:30+3h', { kind: 'stopped', actuator: 'pump', from: 12.5 * HOUR, until: 15.5 * HOUR }],
    [
      'weak:vent=0@2026-07-02T18:00',
      { kind: 'weak', actuator: 'vent', share: 0, from: 42 * HOUR, until: Number.POSITIVE_INFINITY },
    ],
    [
      'dead:air.temperature@06:00+0.5h',
      { kind: 'dead', tag: 'air.temperature', from: 6 * HOUR, until: 6.5 * HOUR },
    ],
    ['drift:solution.acidity=-0.1@00:00', { kind: 'drift', tag: 'solution.acidity', perDay: -0.1, from: 0 }],
    ['bias:air.temperature=-3@01:00', { kind: 'bias', by: -3 }],
    ['empty:doser-a@01:00', { kind: 'empty', actuator: 'doser-a' }],
    ['fouling:solution.acidity=0.02@01:00', { kind: 'fouling', perWeek: 0.02 }],
    ['hard-water=4@01:00', { kind: 'hard-water', alkalinity: 4 }],
    ['bottles-swapped@01:00', { kind: 'bottles-swapped' }],
    ['restart@01:00', { kind: 'restart', from: HOUR }],
    ['share:solution.acidity=0.7@01:00', { kind: 'share', share: 0.7 }],
    ['panel-covered=0.1@01:00+72h', { kind: 'panel-covered', clear: 0.1, until: 73 * HOUR }],
  ])('%s is understood', (text, fault) => {
    expect(parse(text)).toMatchObject(fault);
  });

  test.each([
    ['stopped:pump', /FAULT@TIME/],
    ['stopped:pump@noon', /FAULT@TIME/],
    ['stopped:pump@25:00', /within the simulated days/],
    ['stopped:pump@2026-07-04T00:00', /within the simulated days/],
    ['stopped:pump@2026-06-30T23:59', /within the simulated days/],
    ['melted:pump@12:00', /one of dead, stuck, bias, .* restart/],
    ['stopped:air.temperature@12:00', /one of the outputs pump, vent, doser-a/],
    ['stopped@12:00', /one of the outputs pump/],
    ['stopped:pump=1@12:00', /stopped without an amount/],
    ['weak:pump=2@12:00', /share of 0 to 1, such as weak:pump=0\.5/],
    ['dead:pump@12:00', /one of the probes air/],
    ['panel-covered@12:00', /an amount, such as panel-covered=0\.5/],
    ['panel-covered=1.5@12:00', /share of 0 to 1/],
    ['panel-covered:air.temperature=1@12:00', /panel-covered alone/],
    ['dead@12:00', /one of the probes air\.temperature/],
    ['dead:air.pressure@12:00', /one of the probes air\.temperature/],
    ['drift:air.temperature@12:00', /an amount, such as drift:air\.temperature=0\.5/],
  ])('%s is refused, and what was wanted is said', (text, words) => {
    expect(() => parse(text)).toThrow(Misunderstood);
    expect(() => parse(text)).toThrow(words);
    expect(() => parse(text)).toThrow(`got ${text}`);
  });
});
