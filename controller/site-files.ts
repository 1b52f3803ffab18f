// Finds and joins the three files that describe an installation: rig, site and crop.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { findContradictions, type Installation, toInstallation } from './app/installation.ts';
import { cropProfileSchema, type SiteFile, siteSchema } from './contract/profile.ts';
import { type Rig, rigSchema } from './contract/rig.ts';
import { because } from './core/because.ts';
import type { CropProfile } from './core/crop/profile.ts';
import type { CropShelf } from './ports.ts';
import { projectRoot } from './project-root.ts';
import { type FileFault, readConfig, readExample, refuseFaults } from './store/config-files.ts';

const profiles = join(projectRoot, 'profiles');

export interface SiteFiles {
  /** Of the rig. */
  readonly path: string;
  readonly rig: Rig;
  readonly siteFile: SiteFile;
  readonly profile: CropProfile;
  /** Every crop that could be sown, the rig's own among them. */
  readonly crops: CropShelf;
  readonly installation: Installation;
}

/** A rig alone, by the file that a person named. Throws ConfigError as `loadSite` does. */
export const loadRig = async (rigFile: string): Promise<{ readonly path: string; readonly rig: Rig }> => {
  const path = isAbsolute(rigFile) || existsSync(rigFile) ? resolve(rigFile) : join(projectRoot, rigFile);
  const example = await readExample(join(projectRoot, 'hardware/rigs/family.json'));
  return { path, rig: await readConfig(path, rigSchema, example) };
};

/**
 * Throws ConfigError with file, line, path, reason and an example. `findRigFaults`: what the hardware has against the rig,
 * known only to those who may look at it. `instead`: names that stand for those of the rig.
 */
export const loadSite = async (
  rigFile: string,
  findRigFaults: (rig: Rig) => readonly FileFault[] = () => [],
  instead: Instead = {},
): Promise<SiteFiles> => {
  const { path, rig: written } = await loadRig(rigFile);
  const rig = rename(written, instead);
  await refuseFaults(path, [...findRigFaults(rig), ...findUnknownNames(rig)]);
  const [siteExample, cropExample] = await Promise.all([
    readExample(join(profiles, 'sites/batallas.json')),
    readExample(join(profiles, 'crops/lettuce.json')),
  ]);
  const [siteFile, profile] = await Promise.all([
    readConfig(join(profiles, 'sites', `${rig.site}.json`), siteSchema, siteExample),
    readConfig(join(profiles, 'crops', `${rig.crop.profile}.json`), cropProfileSchema, cropExample),
  ]);
  await refuseFaults(path, findContradictions(rig, profile));
  return {
    path,
    rig,
    siteFile,
    profile,
    crops: shelfWith(rig.crop.profile, profile),
    installation: toInstallation(rig, siteFile),
  };
};

/** Another site, crop or stage than the rig's own, for a trial. */
export interface Instead {
  readonly site?: string | undefined;
  readonly crop?: string | undefined;
  readonly stage?: string | undefined;
}

const rename = (rig: Rig, { site, crop, stage }: Instead): Rig => ({
  ...rig,
  site: site ?? rig.site,
  crop: {
    ...rig.crop,
    profile: crop ?? rig.crop.profile,
    ...(stage === undefined ? {} : { stage }),
  },
});

const namesIn = (kind: 'crop' | 'site'): readonly string[] =>
  readdirSync(join(profiles, `${kind}s`))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

/** A crop's file is read when it is first wanted: most houses grow one or two. `name`: the rig's for its own, which may be a path. */
const shelfWith = (name: string, own: CropProfile): CropShelf => {
  const read = new Map<string, CropProfile | undefined>([
    [own.id, own],
    [name, own],
  ]);
  const ids = namesIn('crop');
  return {
    ids: () => ids,
    find(id) {
      if (!read.has(id)) read.set(id, ids.includes(id) ? readCrop(id) : undefined);
      return read.get(id);
    },
  };
};

/** A file that somebody has spoilt steers nothing; the check of profiles tells what is wrong with it. */
const readCrop = (id: string): CropProfile | undefined => {
  try {
    const text = readFileSync(join(profiles, 'crops', `${id}.json`), 'utf8');
    return cropProfileSchema.safeParse(JSON.parse(text), { jitless: true }).data;
  } catch {
    return undefined;
  }
};

/** What the rig names that no profile has, with those there are. */
export const findUnknownNames = ({ site, crop }: Rig): readonly FileFault[] => [
  ...findUnknownName('crop.profile', 'crop', crop.profile),
  ...findUnknownName('site', 'site', site),
];

const findUnknownName = (path: string, kind: 'crop' | 'site', name: string): readonly FileFault[] => {
  if (existsSync(join(profiles, `${kind}s`, `${name}.json`))) return [];
  const known = namesIn(kind);
  return [{ path, because: because(`rig.fault.no-${kind}`, { name, of: known.join(', ') }) }];
};
