// Whatever people typed, wherever it stands, it does not leave the house with the report.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherReport, type ReportParts } from '../../../controller/app/report.ts';
import { reportSchema } from '../../../controller/contract/report.ts';
import { rigSchema } from '../../../controller/contract/rig.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { createTestStation } from '../../support/station.ts';

const station = createTestStation();
const calm = station.snapshot();
const examined = await station.diagnose();
const family = rigSchema.parse(JSON.parse(readFileSync('hardware/rigs/family.json', 'utf8')));

/** The same house with the secret in every place where something may be typed. */
const housesWith = (secret: string): ReportParts => ({
  rig: { ...family, name: secret },
  snapshot: {
    ...calm,
    site: { ...calm.site, name: secret },
    stop: { active: true, since: calm.at, by: secret },
    outputs: Object.fromEntries(
      Object.entries(calm.outputs).map(([id, output]) => [id, { ...output, by: secret }]),
    ),
    alarms: {
      link: {
        id: 'link',
        priority: 'danger',
        since: calm.at,
        acknowledged: false,
        because: { key: 'link.foreign-sketch', params: { name: secret, port: `/dev/${secret}` } },
      } as (typeof calm.alarms)[string],
    },
  },
  diagnosis: {
    ...examined,
    findings: [
      {
        check: 'folder',
        state: 'wrong',
        found: { key: 'health.folder.refused', params: { folder: `/home/${secret}/.yapu`, refusal: secret } },
        fix: { key: 'health.folder.refused.fix', params: { folder: `/home/${secret}` } },
      },
    ],
  },
  journal: [
    { at: timestamp(1), kind: 'person', subject: 'pump', by: secret, change: secret },
    { at: timestamp(2), kind: 'person', subject: `kept-by-${secret}`, by: secret, change: 'on for 10 min' },
    {
      at: timestamp(3),
      kind: 'alarm',
      subject: 'link',
      by: 'controller',
      because: { key: 'calibration.busy', params: { by: secret, minutes: 3 } },
    },
  ],
  calibrations: [
    {
      version: 1,
      n: 1,
      at: 5,
      tag: 'solution.acidity',
      quantity: 'acidity',
      by: secret,
      instrument: secret,
      verdict: 'accepted',
      points: [
        {
          reference: { kind: 'buffer', buffer: '7.00' },
          lot: secret,
          raw: 2.5,
          spread: 0.001,
          value: 7,
          before: null,
          after: 7,
        },
      ],
      line: { slope: -5.7, offset: 21.3 },
      figures: { slopePercent: 98 },
      warnings: [{ key: 'calibration.busy', params: { by: secret } }],
    },
  ],
});

test('a planted secret never appears, in whatever shape people write', () => {
  const secrets = fc.oneof(
    fc.stringMatching(/^[A-Z][a-z]{5,12} [A-Z][a-z]{5,12}$/),
    fc.stringMatching(/^[a-z]{9,14}$/),
    fc.ipV4().map((address) => `${address}:8080`),
    fc.base64String({ minLength: 16, maxLength: 44 }),
  );
  fc.assert(
    fc.property(secrets, (secret) => {
      const report = reportSchema.parse(gatherReport(housesWith(secret)));
      expect(JSON.stringify(report)).not.toContain(secret);
    }),
  );
});

test('what a helper needs is in it', () => {
  const report = reportSchema.parse(gatherReport(housesWith('Mamani')));
  expect(report.journal).toEqual([
    { at: 1, kind: 'person', subject: 'pump' },
    { at: 2, kind: 'person', change: 'on for 10 min' },
    { at: 3, kind: 'alarm', subject: 'link', because: { key: 'calibration.busy', params: { minutes: 3 } } },
  ]);
  expect(report.calibrations).toMatchObject([{ n: 1, line: { slope: -5.7 }, figures: { slopePercent: 98 } }]);
  expect(report.rig.outputs.map(({ id }) => id)).toContain('pump');
  expect(report.findings).toEqual([
    { check: 'folder', state: 'wrong', found: { key: 'health.folder.refused' } },
  ]);
});

test('a field that nobody allowed is refused, not passed on', () => {
  const report = gatherReport(housesWith('Mamani'));
  expect(reportSchema.safeParse({ ...report, owner: 'Mamani' }).success).toBe(false);
  expect(reportSchema.safeParse({ ...report, journal: [{ at: 1, kind: 'x', by: 'Ana' }] }).success).toBe(
    false,
  );
});
