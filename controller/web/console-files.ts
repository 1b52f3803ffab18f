// The built console in memory: read and compressed once at first use, served by name from a list, so that no path leads out of the folder.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface ConsoleFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** Absent where compression does not pay. */
  readonly gzipped?: Buffer;
}

export interface ConsoleFiles {
  /** The file at a URL path; undefined when the console has none. */
  find(path: string): Promise<ConsoleFile | undefined>;
  /** Changes with every build; null while none is built. */
  fingerprint(): Promise<string | null>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};
const COMPRESSIBLE = /^(text|application\/json|image\/svg)/;
/** Below this a header costs more than is gained. */
const WORTH_COMPRESSING = 512;
const compress = promisify(gzip);

export const createConsoleFiles = (folder: string): ConsoleFiles => {
  const loaded = new Map<string, Promise<ConsoleFile>>();
  let names: ReadonlySet<string> = new Set();

  /** Looked up again as long as nothing is built. */
  const known = async (): Promise<ReadonlySet<string>> => {
    if (names.size === 0) names = await listFiles(folder);
    return names;
  };

  const find = async (path: string): Promise<ConsoleFile | undefined> => {
    const name = path === '/' ? '/index.html' : path;
    if (!(await known()).has(name)) return undefined;
    const loading = loaded.get(name) ?? load(join(folder, name));
    loaded.set(name, loading);
    try {
      return await loading;
    } catch (cause) {
      loaded.delete(name);
      throw cause;
    }
  };

  return { find, fingerprint: async () => (await find('/'))?.etag ?? null };
};

const listFiles = async (folder: string): Promise<ReadonlySet<string>> => {
  try {
    const names = await readdir(folder, { recursive: true });
    return new Set(names.filter((name) => extname(name) in TYPES).map((name) => `/${name}`));
  } catch {
    return new Set();
  }
};

const load = async (file: string): Promise<ConsoleFile> => {
  const plain = await readFile(file);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  if (plain.length < WORTH_COMPRESSING || !COMPRESSIBLE.test(type)) return { type, etag, plain };
  return { type, etag, plain, gzipped: await compress(plain, { level: 9 }) };
};
