import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checksums, releasedImage, releasedVersion } from '../../../hardware/technician/released-firmware.ts';

const REAL = join(import.meta.dirname, '../../..');
const RELEASE = 'hardware/firmware/release';

describe('the released firmware', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'yapu-release-'));
    mkdirSync(join(root, 'hardware/firmware'), { recursive: true });
    cpSync(join(REAL, RELEASE), join(root, RELEASE), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('is the file whose checksum was released, one for Uno and Nano', () => {
    expect(releasedImage(root, 'uno')).toBe(join(root, RELEASE, 'yapu-uno.hex'));
    expect(releasedImage(root, 'nano')).toBe(releasedImage(root, 'uno'));
  });

  test('with one byte changed is refused before anything is written', () => {
    const file = join(root, RELEASE, 'yapu-uno.hex');
    const bytes = readFileSync(file);
    bytes[500] = (bytes[500] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(() => releasedImage(root, 'uno')).toThrow(
      /yapu-uno\.hex is not the released file.*Nothing was written/,
    );
  });

  test('without a checksum of its own is refused', () => {
    writeFileSync(join(root, RELEASE, 'SHA256SUMS'), '');
    expect(() => releasedImage(root, 'uno')).toThrow(/wanted one in SHA256SUMS/);
  });

  test('that does not exist for a board is told by its file', () => {
    rmSync(join(root, RELEASE, 'yapu-mega.hex'), { force: true });
    expect(() => releasedImage(root, 'mega')).toThrow(/no released firmware for the mega .*yapu-mega\.hex/);
  });

  test('has the number of its source', () => {
    mkdirSync(join(root, 'hardware/firmware/yapu'));
    const source = join(root, 'hardware/firmware/yapu/version.h');
    writeFileSync(source, 'const uint8_t VERSION_MAJOR = 3, VERSION_MINOR = 14, VERSION_PATCH = 1;\n');
    expect(releasedVersion(root)).toBe('3.14.1');
    writeFileSync(source, '');
    expect(() => releasedVersion(root)).toThrow(/names no version/);
  });
});

test('checksums are read as sha256sum writes them, text or binary', () => {
  const sum = (digit: string) => digit.repeat(64);
  expect([...checksums(`${sum('a')}  one.hex\n${sum('b')} *two.hex\nrubbish\n`)]).toEqual([
    ['one.hex', sum('a')],
    ['two.hex', sum('b')],
  ]);
});
