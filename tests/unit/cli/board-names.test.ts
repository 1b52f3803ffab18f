import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nameBoard, readBoardNames } from '../../../controller/cli/board-names.ts';
import { inWords } from '../../support/terminal.ts';

const ID = '4d616d616e690001';
const OTHER = '4d616d616e690002';

describe('the names of boards', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'yapu-names-'));
  });
  afterEach(() => rmSync(data, { recursive: true }));

  test('are kept in the data folder, the newest of each board', async () => {
    await nameBoard(data, ID, 'house');
    await nameBoard(data, OTHER, 'tank');
    await nameBoard(data, ID, 'invernadero ñandú 2');
    expect([...(await readBoardNames(data))]).toEqual([
      [ID, 'invernadero ñandú 2'],
      [OTHER, 'tank'],
    ]);
  });

  test('that are only read leave no folder, and never the one by which a real board is known', async () => {
    expect((await readBoardNames(join(data, 'none'))).size).toBe(0);
    expect(existsSync(join(data, 'none'))).toBe(false);
    await nameBoard(data, ID, 'house');
    expect(existsSync(join(data, 'board'))).toBe(false);
  });

  test.each([
    ['4d61', 'house', /4d61 is not a board's id/],
    [ID.toUpperCase(), 'house', /is not a board's id/],
    [ID, '', /is no name/],
    [ID, 'a\nb', /is no name/],
    [ID, 'x'.repeat(25), /up to 24 letters/],
  ])('%j %j is refused with what is wanted', async (id, name, words) => {
    await expect(inWords(() => nameBoard(data, id, name))).rejects.toThrow(words);
  });

  test('belong to one board each', async () => {
    await nameBoard(data, ID, 'house');
    await expect(inWords(() => nameBoard(data, OTHER, 'house'))).rejects.toThrow(
      /4d616d616e690001 is already called house/,
    );
    await nameBoard(data, ID, 'house');
  });
});
