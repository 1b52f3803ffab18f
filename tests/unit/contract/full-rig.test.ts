// The rig with everything can be carried out: every pin has its place, every wire its board, every kind its actuator.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findContradictions } from '../../../controller/app/installation.ts';
import { rigSchema } from '../../../controller/contract/rig.ts';
import { ACTUATOR_KINDS, AIRFLOWS, DOSED } from '../../../controller/core/installation.ts';
import { findRigProblems } from '../../../hardware/check-rig.ts';
import { cropOf } from '../../support/shipped.ts';

const full = rigSchema.parse(JSON.parse(readFileSync('hardware/rigs/full.json', 'utf8')));

test('nothing in it contradicts itself, its drivers or its boards', () => {
  expect(findContradictions(full, cropOf(full.crop.profile))).toEqual([]);
  expect(findRigProblems(full).map(({ message }) => message)).toEqual([]);
});

test('it has one of everything', () => {
  const { actuators } = full;
  expect(new Set(actuators.map(({ kind }) => kind))).toEqual(new Set(ACTUATOR_KINDS));
  expect(new Set(actuators.flatMap(({ doses }) => doses ?? []))).toEqual(new Set(DOSED));
  expect(new Set(actuators.flatMap(({ airflow }) => airflow ?? []))).toEqual(new Set(AIRFLOWS));
});
