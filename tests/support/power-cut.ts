// A real disk to pull the plug of: an ext4 image on a loop device. A cut copies the image as the device has it at that moment – what
// was only in the page cache is lost – and mounts the copy, journal replay and all. Needs root and loop devices.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Disk {
  /** Where the disk is mounted. */
  readonly folder: string;
  /** Bytes the device was asked to write since it was made. */
  bytesWritten(): number;
  /** Everything in the page cache goes to the device, as the kernel does by itself every few seconds. */
  sync(): Promise<void>;
  /** The disk as it would be found after losing power now, mounted; unmounted again when `look` has ended, however it ends. */
  cut<T>(look: (folder: string) => Promise<T>): Promise<T>;
  /** Mounts it again `ro` or `rw`, with whatever is open on it. */
  remount(how: 'ro' | 'rw'): void;
  /** Unmounts and removes everything. */
  remove(): void;
}

/** Why power cannot be cut here, or undefined when it can. */
export const whyNoDisk = (): string | undefined => {
  if (process.getuid?.() !== 0) return 'not root';
  if (!existsSync('/dev/loop-control')) return 'no loop devices';
  try {
    const disk = createDisk(8);
    disk.remove();
    return undefined;
  } catch (cause) {
    return String(cause);
  }
};

export const createDisk = (megabytes: number): Disk => {
  const home = mkdtempSync(join(tmpdir(), 'yapu-disk-'));
  const image = join(home, 'disk.img');
  const folder = join(home, 'mounted');
  mkdirSync(folder);
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image);
  const device = mount(image, folder);
  const syncer = createSyncer(folder);
  const before = sectors(device);
  let cuts = 0;
  return {
    folder,
    bytesWritten: () => (sectors(device) - before) * 512,
    sync: syncer.sync,
    async cut(look) {
      const name = join(home, `cut-${cuts++}`);
      copyFileSync(image, `${name}.img`);
      mkdirSync(name);
      mount(`${name}.img`, name);
      try {
        return await look(name);
      } finally {
        run('umount', name);
        rmSync(`${name}.img`);
      }
    },
    remount: (how) => run('mount', '-o', `remount,${how}`, folder),
    remove() {
      syncer.stop();
      run('umount', '-l', folder);
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** A small disk that is soon full: a tmpfs. Needs root. */
export const createSmallDisk = (kilobytes: number): Pick<Disk, 'folder' | 'remove'> => {
  const folder = mkdtempSync(join(tmpdir(), 'yapu-small-'));
  run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
  return {
    folder,
    remove() {
      run('umount', '-l', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const run = (command: string, ...words: readonly string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Mounts and returns the name of the loop device, such as `loop0`. */
const mount = (image: string, folder: string): string => {
  run('mount', '-o', 'loop', image, folder);
  return basename(run('findmnt', '-n', '-o', 'SOURCE', folder).trim());
};

/** Field 7 of a block device's stat: sectors of 512 bytes written (Documentation/block/stat.rst). */
const sectors = (device: string): number =>
  Number(readFileSync(`/sys/block/${device}/stat`, 'utf8').trim().split(/\s+/)[6]);

/** One shell that waits for work: starting a process for each of thousands of syncs would take longer than the syncs. */
const createSyncer = (folder: string) => {
  const shell = spawn('sh', ['-c', 'while read -r _; do sync -f "$0"; echo; done', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: (() => void)[] = [];
  createInterface({ input: shell.stdout }).on('line', () => waiting.shift()?.());
  return {
    sync: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        shell.stdin.write('\n');
      }),
    stop: () => shell.stdin.end(),
  };
};
