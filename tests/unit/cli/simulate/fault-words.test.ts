import { describe, expect, test } from 'vitest';
import { parseFault } from '../../../../controller/cli/simulate/fault-words.ts';
import { UsageError } from '../../../../controller/options.ts';

const HOUR = 3_600_000;
const days = {
  from: Date.parse('2026-07-01T00:00:00-04:00'),
  until: Date.parse('2026-07-04T00:00:00-04:00'),
  utcOffset: -4 * HOUR,
};
const parse = (text: string) => parseFault(text, ['air.temperature', 'solution.acidity'], days);

describe('a fault that is typed', () => {
  test.each([
    ['pump-stopped@12:30+3h', { kind: 'pump-stopped', from: 12.5 * HOUR, until: 15.5 * HOUR }],
    [
      'vent-jammed@2026-07-02T18:00',
      { kind: 'vent-jammed', from: 42 * HOUR, until: Number.POSITIVE_INFINITY },
    ],
    [
      'dead:air.temperature@06:00+0.5h',
      { kind: 'dead', tag: 'air.temperature', from: 6 * HOUR, until: 6.5 * HOUR },
    ],
    ['drift:solution.acidity=-0.1@00:00', { kind: 'drift', tag: 'solution.acidity', perDay: -0.1, from: 0 }],
    ['offset:air.temperature=3@01:00', { kind: 'offset', by: 3 }],
    ['share:solution.acidity=0.7@01:00', { kind: 'share', share: 0.7 }],
    ['panel-covered=0.1@01:00+72h', { kind: 'panel-covered', clear: 0.1, until: 73 * HOUR }],
  ])('%s is understood', (text, fault) => {
    expect(parse(text)).toMatchObject(fault);
  });

  test.each([
    ['pump-stopped', /FAULT@TIME/],
    ['pump-stopped@noon', /FAULT@TIME/],
    ['pump-stopped@25:00', /within the simulated days/],
    ['pump-stopped@2026-07-04T00:00', /within the simulated days/],
    ['pump-stopped@2026-06-30T23:59', /within the simulated days/],
    ['pump-melted@12:00', /one of pump-stopped, vent-jammed/],
    ['pump-stopped:air.temperature@12:00', /one of pump-stopped/],
    ['panel-covered@12:00', /share of 0 to 1/],
    ['panel-covered=1.5@12:00', /share of 0 to 1/],
    ['panel-covered:air.temperature=1@12:00', /one of pump-stopped/],
    ['dead@12:00', /one of the probes air\.temperature/],
    ['dead:air.pressure@12:00', /one of the probes air\.temperature/],
    ['drift:air.temperature@12:00', /an amount, such as drift:air\.temperature=0\.5/],
  ])('%s is refused, and what was wanted is said', (text, words) => {
    expect(() => parse(text)).toThrow(UsageError);
    expect(() => parse(text)).toThrow(words);
    expect(() => parse(text)).toThrow(`got ${text}`);
  });
});
