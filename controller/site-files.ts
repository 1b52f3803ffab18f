// Finds and joins the three files that describe an installation: rig, site and crop.
import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { findContradictions, type Installation, toInstallation } from './app/installation.ts';
import { cropProfileSchema, type SiteFile, siteSchema } from './contract/profile.ts';
import { type Rig, rigSchema } from './contract/rig.ts';
import type { CropProfile } from './core/crop/profile.ts';
import { ConfigError, readConfig, readExample } from './store/config-files.ts';

/** Two levels up from the built file, one from the source. */
export const projectRoot =
  [join(import.meta.dirname, '..'), join(import.meta.dirname, '../..')].find((folder) =>
    existsSync(join(folder, 'package.json')),
  ) ?? process.cwd();

export interface SiteFiles {
  readonly rig: Rig;
  readonly siteFile: SiteFile;
  readonly profile: CropProfile;
  readonly installation: Installation;
}

/** Throws ConfigError with file, path, got, wanted and an example. */
export const loadSite = async (rigFile: string): Promise<SiteFiles> => {
  const path = isAbsolute(rigFile) || existsSync(rigFile) ? resolve(rigFile) : join(projectRoot, rigFile);
  const rig = await readConfig(
    path,
    rigSchema,
    await readExample(join(projectRoot, 'hardware/rigs/family.json')),
  );
  const profiles = join(projectRoot, 'profiles');
  const [siteFile, profile] = await Promise.all([
    readConfig(
      join(profiles, 'sites', `${rig.site}.json`),
      siteSchema,
      await readExample(join(profiles, 'sites/batallas.json')),
    ),
    readConfig(
      join(profiles, 'crops', `${rig.crop.profile}.json`),
      cropProfileSchema,
      await readExample(join(profiles, 'crops/lettuce.json')),
    ),
  ]);
  const contradictions = findContradictions(rig, profile);
  if (contradictions.length > 0)
    throw new ConfigError(contradictions.map((text) => `${path}: ${text}`).join('\n'));
  return { rig, siteFile, profile, installation: toInstallation(rig, siteFile) };
};
