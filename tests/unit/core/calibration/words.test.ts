// Whatever a judge or the gate may answer can be said in every language, with every number it wants.
import { expect, it } from 'vitest';
import { placeholders } from '../../../../console/i18n/message.ts';
import { CATALOGUES } from '../../../support/catalogues.ts';

/** Reasons that are put together at run time, with the numbers that come along. */
const FIGURES = ['slopePercent', 'offsetMillivolts', 'offLine'];
const PUT_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'calibration.no-response': [],
  'calibration.swapped-buffers': [],
  'calibration.slope-low': FIGURES,
  'calibration.slope-high': FIGURES,
  'calibration.not-on-a-line': [],
  'calibration.offset-too-far': FIGURES,
  'alarm.sensor.extrapolated.what': ['tag'],
  'alarm.sensor.extrapolated.do': [],
  'alarm.sensor.calibrating.what': ['tag'],
  'alarm.sensor.calibrating.do': [],
};

it.each(Object.entries(PUT_TOGETHER))('%s', (key, numbers) => {
  for (const words of Object.values(CATALOGUES)) {
    const text = words[key];
    expect(text).toBeDefined();
    const wanted = placeholders(text ?? '').map((hole) => hole.replace(/^\{(\w+).*$/, '$1'));
    expect(wanted.filter((name) => !numbers.includes(name))).toEqual([]);
  }
});
