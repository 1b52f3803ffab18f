// What the real avrdude is told for a Mega: its boot loader is recognised before a byte is written, and keeps what it is given.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLoader, loadersOf, runAvrdude, writeArgs } from '../../hardware/technician/avrdude.ts';
import { releasedHex } from '../support/avr-rig.ts';
import { fromHex } from '../support/intel-hex.ts';
import { MEGA_FLASH_BYTES } from '../support/mega-loader.ts';
import { type Bench, openBench, SOCAT, type Spoken } from '../support/serial-line.ts';

const MISSING = [SOCAT, '/usr/bin/avrdude'].filter((program) => !existsSync(program));
if (MISSING.length > 0) console.warn(`SKIPPED: no Mega is flashed without ${MISSING.join(' and ')}`);

describe.skipIf(MISSING.length > 0)('a Mega in its boot loader (needs socat and avrdude)', () => {
  let bench: Bench;
  let mega: Spoken;
  let port: string;
  let flash: string;
  beforeEach(async () => {
    bench = openBench();
    flash = join(bench.folder, 'flash');
    const [boardEnd, hostEnd] = await bench.cable();
    port = hostEnd;
    mega = bench.support('mega-process.ts', boardEnd, flash);
    await mega.says(/^powered/);
  });
  afterEach(() => bench.clear());

  it('is known by its signature without a write, and then holds every byte of an image', async () => {
    const answer = await findLoader(loadersOf('mega'), port);
    if (answer.kind !== 'right') throw new Error(JSON.stringify(answer));
    expect(answer.loader).toMatchObject({ board: 'mega', part: 'm2560' });
    await mega.says(/^left 0$/);

    const image = join(process.cwd(), 'hardware/firmware/release/yapu-uno.hex');
    const { code, text } = await runAvrdude(writeArgs(answer.loader, port, image));
    expect({ code, text }).toEqual({ code: 0, text: expect.stringMatching(/bytes of flash verified/) });
    await mega.says(/^left \d{2,}$/);
    expect(readFileSync(flash).equals(fromHex(releasedHex(), MEGA_FLASH_BYTES))).toBe(true);
  });

  it('is not taken for an Uno', async () => {
    expect(await findLoader(loadersOf('uno'), port)).toMatchObject({ kind: 'no-boot-loader' });
    expect(existsSync(flash)).toBe(false);
  });
});
