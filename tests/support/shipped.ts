// The crops and sites that are shipped, read as the controller reads them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cropProfileSchema, type SiteFile, siteSchema } from '../../controller/contract/profile.ts';
import type { CropProfile } from '../../controller/core/crop/profile.ts';
import { projectRoot } from '../../controller/project-root.ts';

const idsIn = (folder: string): readonly string[] =>
  readdirSync(join(projectRoot, 'profiles', folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

/** The text of a shipped file, parsed and not checked. */
export const rawProfile = (folder: 'crops' | 'sites', id: string) =>
  JSON.parse(readFileSync(join(projectRoot, 'profiles', folder, `${id}.json`), 'utf8'));

export const CROPS = idsIn('crops');
export const SITES = idsIn('sites');
export const cropOf = (id: string): CropProfile => cropProfileSchema.parse(rawProfile('crops', id));
export const siteOf = (id: string): SiteFile => siteSchema.parse(rawProfile('sites', id));

/** The text of a shipped rig, parsed and not checked. */
export const rawRig = (name: string) =>
  JSON.parse(readFileSync(join(projectRoot, 'hardware/rigs', `${name}.json`), 'utf8'));
