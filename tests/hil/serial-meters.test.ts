// Meters on real serial ports, serialport 13 on pseudo-terminals: a Modbus line and an EZO circuit, with noise, damage, late answers
// and a pulled adapter. Real bytes in real time, four times as fast as a greenhouse lives.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../controller/app/clock.ts';
import type { Rig, RigLine } from '../../controller/contract/rig.ts';
import type { Tag } from '../../controller/core/reading.ts';
import type { Board } from '../../controller/ports.ts';
import { assembleBoard } from '../../hardware/assemble.ts';
import { createSiteLine, type SiteLine } from '../../hardware/emulator/lines/site-lines.ts';
import { openLinePort } from '../../hardware/line-ports.ts';
import type { Transport } from '../../hardware/transport.ts';
import { createStandingPlant, STANDING } from '../support/avr-rig.ts';
import { createTestLog } from '../support/body-orders.ts';
import { familyWithLines } from '../support/part-rigs.ts';
import { type Bench, openBench, SOCAT } from '../support/serial-line.ts';

const clock = createClock({ speed: 4 });
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The virtual meters of a line at the far end of a cable. */
const atFarEnd = async (site: SiteLine, line: RigLine, end: string): Promise<Transport> => {
  const [near, far] = [site.connect(), openLinePort({ ...line, path: end }, clock)];
  if (!far) throw new Error(`no cable at ${end}`);
  await Promise.all([near.open(), far.open()]);
  far.onData((bytes) => near.write(bytes));
  near.onData((bytes) => far.write(bytes));
  return far;
};

describe.skipIf(!existsSync(SOCAT))('meters on serial ports (needs socat: apt-get install socat)', () => {
  let bench: Bench;
  let house: Board;
  let rig: Rig;
  const sites = new Map<string, SiteLine>();
  const farEnds = new Map<string, Transport>();
  const coppers = new Map<string, number>();

  const lineNamed = (name: string): RigLine => {
    const line = rig.lines.find((each) => each.name === name);
    if (!line) throw new Error(`no line ${name}`);
    return line;
  };
  const plugIn = async (name: string): Promise<string> => {
    const [far, host, copper] = await bench.cable();
    coppers.set(name, copper);
    const site = sites.get(name) ?? createSiteLine(rig, lineNamed(name), createStandingPlant(), clock);
    sites.set(name, site);
    farEnds.set(name, await atFarEnd(site, lineNamed(name), far));
    return host;
  };
  const hosts = new Map<string, string>();
  const linkOf = (name: string) => house.lines().find((line) => line.name === name)?.link;
  const until = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await isSo()); tries++) {
      if (tries > 1500) throw new Error(`waited in vain for: ${what}`);
      await pause(10);
    }
  };
  const isReady = (name: string) => linkOf(name)?.state === 'ready';
  const saidOf = async (tag: Tag): Promise<number | string | undefined> => {
    const sample = (await house.sample()).find((each) => each.tag === tag);
    return sample && ('raw' in sample ? sample.raw : sample.fault);
  };

  beforeAll(async () => {
    bench = openBench();
    rig = familyWithLines();
    for (const name of ['campo', 'acidez']) hosts.set(name, await plugIn(name));
    house = assembleBoard({
      rig,
      clock,
      log: createTestLog(),
      randomBytes: (count) => new Uint8Array(count),
      openTransport: async () => null,
      openLine: async (line) => openLinePort({ ...line, path: hosts.get(line.name) ?? line.path }, clock),
    });
    await until('both lines', () => isReady('campo') && isReady('acidez'));
  });
  afterAll(async () => {
    await house.close();
    bench.clear();
  });

  it('are read, and the line whose adapter is missing is told', async () => {
    expect(await saidOf('outside.temperature')).toBeCloseTo(STANDING['outside.temperature'] ?? 0, 0);
    expect(await saidOf('solution.conductivity')).toBeCloseTo(1.6, 6);
    expect(await saidOf('solution.acidity')).toBeCloseTo(6.1, 2);
    expect(linkOf('oxigeno')).toMatchObject({ state: 'lost', because: { key: 'line.no-port' } });
  });

  it('are read through noise, and a damaged one is a fault', async () => {
    const noise = setInterval(() => farEnds.get('campo')?.write(Uint8Array.of(1, 4, 0xff, 0)), 7);
    sites.get('campo')?.part('solution.temperature').fail('corrupt');
    await until('a damaged meter', async () => (await saidOf('solution.temperature')) === 'bad-checksum');
    expect(await saidOf('outside.humidity')).toBeCloseTo(35, 6);
    clearInterval(noise);
    sites.get('campo')?.part('solution.temperature').fail(undefined);
    await until('a mended meter', async () => (await saidOf('solution.temperature')) === 14.5);
  });

  it('come back by themselves after their adapter was pulled', async () => {
    process.kill(coppers.get('acidez') ?? 0, 'SIGKILL');
    await until('the loss', () => linkOf('acidez')?.because?.key === 'line.unplugged');
    expect(await saidOf('solution.acidity')).toBe('link-lost');
    expect(isReady('campo')).toBe(true);
    hosts.set('acidez', await plugIn('acidez'));
    await until('the line', () => isReady('acidez'));
    expect(await saidOf('solution.acidity')).toBeCloseTo(6.1, 2);
  });
});
