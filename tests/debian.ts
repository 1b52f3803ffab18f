// What the whole test run needs from Debian, installed by itself where it may, named exactly where it may not.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

interface Need {
  readonly packageName: string;
  /** Any of these files shows that it is there. */
  readonly files: readonly string[];
}

const NEEDS: readonly Need[] = [
  { packageName: 'chromium', files: ['/usr/bin/chromium'] },
  { packageName: 'espeak-ng', files: ['/usr/bin/espeak-ng'] },
  { packageName: 'poppler-utils', files: ['/usr/bin/pdftotext'] },
  { packageName: 'gcc-avr', files: ['/usr/bin/avr-gcc'] },
  { packageName: 'avr-libc', files: ['/usr/lib/avr/include/avr/io.h'] },
  {
    packageName: 'arduino-core-avr',
    files: ['/usr/share/arduino/hardware/arduino/avr/cores/arduino/Arduino.h'],
  },
  { packageName: 'avrdude', files: ['/usr/bin/avrdude'] },
  { packageName: 'gcc', files: ['/usr/bin/gcc'] },
  { packageName: 'libc6-dev', files: ['/usr/include/stdio.h'] },
  { packageName: 'libsimavr-dev', files: ['/usr/include/simavr/sim_avr.h'] },
  { packageName: 'libelf-dev', files: ['/usr/include/libelf.h'] },
  { packageName: 'make', files: ['/usr/bin/make'] },
  { packageName: 'socat', files: ['/usr/bin/socat'] },
  { packageName: 'e2fsprogs', files: ['/sbin/mkfs.ext4', '/usr/sbin/mkfs.ext4'] },
  { packageName: 'fonts-dejavu-core', files: ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'] },
];

const missingPackages = (): readonly string[] =>
  NEEDS.filter(({ files }) => !files.some((file) => existsSync(file))).map(({ packageName }) => packageName);

/** Installs what is missing, or throws with the line a person must type. */
export const ensureDebianPackages = (): void => {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const prefix = rootPrefix();
  if (!existsSync('/usr/bin/apt-get') || prefix === undefined)
    throw new Error(`The tests need ${missing.join(', ')}. Type:  sudo ${line}`);
  process.stdout.write(`installing from Debian: ${missing.join(' ')}\n`);
  const run = (args: readonly string[]) => {
    const [command = '', ...rest] = [...prefix, ...args];
    execFileSync(command, rest, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  run(['apt-get', 'update', '-qq']);
  run(line.split(' '));
  const still = missingPackages();
  if (still.length > 0) throw new Error(`still missing after the installation: ${still.join(', ')}`);
};

/** Nothing for root, `sudo -n` where it asks no password, undefined where neither. */
const rootPrefix = (): readonly string[] | undefined => {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
};
