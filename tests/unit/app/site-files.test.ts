// A rig that names a crop, a stage or a site that is not there is refused in one sentence: where, what there is, and what to do.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadSite } from '../../../controller/site-files.ts';
import { CROPS, SITES } from '../../support/shipped.ts';
import { inWords } from '../../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-rig-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rigWith = (change: Readonly<Record<string, unknown>>): string => {
  const file = join(folder, 'rig.json');
  const rig = { ...JSON.parse(readFileSync('hardware/rigs/family.json', 'utf8')), ...change };
  writeFileSync(file, JSON.stringify(rig, null, 2));
  return file;
};

/** The place and the sentence, without the folder of this test. */
const refusal = async (change: Readonly<Record<string, unknown>>): Promise<string> => {
  try {
    await inWords(() => loadSite(rigWith(change)));
  } catch (cause) {
    return String(cause instanceof Error ? cause.message : cause).replaceAll(`${folder}/`, '');
  }
  return 'accepted';
};

it('the family’s rig is accepted, and every crop and site in its place', async () => {
  expect(await refusal({})).toBe('accepted');
  for (const profile of CROPS.filter((crop) => !crop.startsWith('fodder') && crop !== 'cherry-tomato'))
    expect(await refusal({ crop: { profile, stage: 'growth' } }), profile).toBe('accepted');
  for (const site of SITES) expect(await refusal({ site }), site).toBe('accepted');
});

it('an unknown crop is told with those there are', async () => {
  expect(await refusal({ crop: { profile: 'quinoa', stage: 'growth' } })).toBe(
    `rig.json:6: crop.profile: There is no crop “quinoa”. Name one of ${CROPS.join(', ')}, or add profiles/crops/quinoa.json.`,
  );
});

it('an unknown site is told with those there are', async () => {
  expect(await refusal({ site: 'oruro' })).toBe(
    `rig.json:4: site: There is no site “oruro”. Name one of ${SITES.join(', ')}, or add profiles/sites/oruro.json.`,
  );
});

it('a stage that the crop does not have is told with those it has', async () => {
  expect(await refusal({ crop: { profile: 'radish', stage: 'nursery' } })).toBe(
    'rig.json:7: crop.stage: nursery is not a stage of radish; it has germination, growth, harvest. Name one of these, or add the stage to profiles/crops/radish.json.',
  );
});

it('a crop file without a stage says so, with its line', async () => {
  const profile = join(folder, 'bare.json');
  const lettuce = JSON.parse(readFileSync('profiles/crops/lettuce.json', 'utf8'));
  writeFileSync(profile, JSON.stringify({ ...lettuce, stages: [] }, null, 2));
  const crop = { profile: relative('profiles/crops', join(folder, 'bare')), stage: 'growth' };
  expect(await refusal({ crop })).toMatch(
    /bare\.json:\d+: stages: It says \[\]; wanted: at least one stage, such as growth, with its days\. For example: \[/,
  );
});

it('a broken site file is refused once, and nothing is left hanging', async () => {
  writeFileSync(join(folder, 'nowhere.json'), '{}');
  const site = relative('profiles/sites', join(folder, 'nowhere'));
  expect((await refusal({ site })).split('\n')[0]).toMatch(
    /nowhere\.json:1: version: It says —; it must be 1\. For example: 1/,
  );
});
