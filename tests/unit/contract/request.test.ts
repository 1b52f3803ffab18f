import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { pinChangeSchema, signInSchema } from '../../../controller/contract/access.ts';
import { describeIssues } from '../../../controller/contract/issues.ts';
import {
  confirmationSchema,
  historyQuerySchema,
  idSchema,
  journalQuerySchema,
  nothingSchema,
  outcomeSchema,
  outputRequestSchema,
  plantHoldSchema,
  scheduleRequestSchema,
} from '../../../controller/contract/request.ts';
import { scheduleBlockSchema } from '../../../controller/contract/schedule.ts';
import { settingsSchema } from '../../../controller/contract/settings.ts';
import { snapshotSchema } from '../../../controller/contract/snapshot.ts';
import { writtenRequestSchema } from '../../../controller/contract/written.ts';
import { createTestStation } from '../../support/station.ts';

const SCHEMAS: readonly (readonly [string, z.ZodType])[] = [
  ['confirmation', confirmationSchema],
  ['history query', historyQuerySchema],
  ['id', idSchema],
  ['journal query', journalQuerySchema],
  ['nothing', nothingSchema],
  ['outcome', outcomeSchema],
  ['output request', outputRequestSchema],
  ['signing in', signInSchema],
  ['PIN change', pinChangeSchema],
  ['plant hold', plantHoldSchema],
  ['schedule', scheduleRequestSchema],
  ['schedule block', scheduleBlockSchema],
  ['snapshot', snapshotSchema],
  ['what was written down', writtenRequestSchema],
];

describe.each(SCHEMAS)('the schema of %s', (_name, schema) => {
  test('judges anything without a throw, and tells every fault in words', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: false, withNullPrototype: true }), (input) => {
        const parsed = schema.safeParse(input);
        if (!parsed.success)
          expect(describeIssues('the body', input, parsed.error.issues)).toMatch(/: got .+, wanted ./s);
      }),
      { seed: 5 },
    );
  });

  test('takes no key that it does not know', () => {
    expect(schema.safeParse({ surprise: 1 }).success).toBe(false);
  });
});

describe('an output request', () => {
  test('never holds an output on without an end', () => {
    fc.assert(
      fc.property(fc.anything(), (minutes) => {
        const parsed = outputRequestSchema.safeParse({ mode: 'on', minutes });
        if (!parsed.success || parsed.data.mode !== 'on') return;
        expect(parsed.data.minutes).toBeGreaterThanOrEqual(1);
        expect(parsed.data.minutes).toBeLessThanOrEqual(240);
      }),
      { seed: 5 },
    );
    expect(outputRequestSchema.safeParse({ mode: 'on' }).success).toBe(false);
  });
});

describe('a schedule', () => {
  const block = { actuator: 'pump', from: 0, to: 1440, on: 15, off: 45 };
  test('that was saved before edges could go by the sun is read as it stands', () => {
    const kept = {
      version: 1,
      schedule: { revision: 7, blocks: [block, { ...block, actuator: 'pump-2', from: 345, to: 1110 }] },
      heldOff: {},
      confirmed: [],
    };
    expect(settingsSchema.parse(kept)).toEqual(kept);
  });
  test('takes a whole day', () => {
    expect(scheduleBlockSchema.parse(block)).toEqual(block);
  });
  test.each([{ from: 1440 }, { to: 0 }, { on: 0 }, { off: -1 }, { on: 1.5 }])('refuses %j', (wrong) => {
    expect(scheduleBlockSchema.safeParse({ ...block, ...wrong }).success).toBe(false);
  });
  test('holds at most 48 blocks', () => {
    const blocks = Array.from({ length: 49 }, () => block);
    expect(scheduleRequestSchema.safeParse({ revision: 0, blocks }).success).toBe(false);
  });
});

describe('a fault in words', () => {
  const say = (schema: z.ZodType, input: unknown) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? 'no fault' : describeIssues('the body', input, parsed.error.issues);
  };
  test('names path, got and wanted', () => {
    expect(say(pinChangeSchema, { pin: '12' })).toMatch(/^pin: got "12", wanted cli\.wanted\.pin$/);
    expect(say(pinChangeSchema, null)).toBe('the body: got null, wanted object');
    expect(say(pinChangeSchema, {})).toBe('pin: got nothing, wanted string');
    expect(say(nothingSchema, { a: 1, b: 2 })).toBe('the body: got unknown "a", "b", wanted only known keys');
    expect(say(snapshotSchema.shape.clock, 'sundial')).toBe(
      'the body: got "sundial", wanted "trusted" or "drifting" or "unknown"',
    );
    expect(say(confirmationSchema, { path: '' })).toBe('path: got "", wanted string length >= 1');
  });
  test('shortens what is long, and names what JSON cannot write', () => {
    expect(say(pinChangeSchema, { pin: ['x'.repeat(500)] })).toMatch(/^pin: got .{57}…, wanted string$/);
    expect(say(pinChangeSchema, { pin: () => 1 })).toBe('pin: got function, wanted string');
  });
  test('says two faults one after the other', () => {
    expect(say(plantHoldSchema, { tankLevel: -1, outsideHumidity: 200 })).toBe(
      'outsideHumidity: got 200, wanted number <= 100; tankLevel: got -1, wanted number >= 0',
    );
  });
});

test('a whole snapshot passes its own schema over the wire', () => {
  const snapshot = createTestStation().snapshot();
  expect(snapshotSchema.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
});
