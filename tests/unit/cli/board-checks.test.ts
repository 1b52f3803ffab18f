import { describe, expect, test } from 'vitest';
import { checkBoards, checkPorts } from '../../../controller/cli/doctor/board-checks.ts';
import { at, yapuAnswer } from './found.ts';

const RELEASED = '1.2.3';
const PORT = '/dev/ttyACM0';

describe('ports', () => {
  test('none at all is a fault of the cable', () => {
    expect(checkPorts([])).toEqual([
      expect.objectContaining({ state: 'wrong', fix: expect.stringMatching(/USB cable/) }),
    ]);
  });

  test('one that this user may not open names the group that may', () => {
    expect(checkPorts([{ port: PORT }, { port: '/dev/ttyACM1', neededGroup: 'uucp' }])).toEqual([
      { check: 'serial port', state: 'ok', found: PORT },
      expect.objectContaining({ state: 'wrong', fix: expect.stringMatching(/usermod -aG uucp/) }),
    ]);
  });
});

describe('boards', () => {
  test.each([
    [[1, 2, 3], 'ok'],
    [[1, 3, 0], 'ok'],
    [[2, 0, 0], 'ok'],
    [[1, 2, 2], 'wrong'],
    [[1, 1, 9], 'wrong'],
    [[0, 9, 9], 'wrong'],
  ] as const)('firmware %j beside the released 1.2.3 is %s', (firmware, state) => {
    expect(checkBoards([at(PORT, yapuAnswer({ firmware: [...firmware] }))], RELEASED)).toEqual([
      expect.objectContaining({ check: 'board', state }),
    ]);
  });

  test.each([
    [yapuAnswer({ config: 'bad' }), /record of power pins is damaged/, /writes the record anew/],
    [
      { kind: 'foreign', name: 'StandardFirmata.ino' } as const,
      /drives every pin low/,
      /flash --port \/dev\/ttyACM0/,
    ],
    [{ kind: 'foreign', name: 'Blink' } as const, /Blink is not our firmware/, /flash --port/],
    [{ kind: 'other-protocol' } as const, /another version/, /flash --port/],
    [{ kind: 'silent', heard: 0 } as const, /silent/, /unplug/],
    [{ kind: 'silent', heard: 5 } as const, /talks, but not/, /unplug/],
    [
      { kind: 'closed', fault: 'broken', cause: 'EIO' } as const,
      /cannot be opened \(EIO\)/,
      /plug it in again/,
    ],
  ])('%j is wrong, and the fix is told', (found, words, fix) => {
    expect(checkBoards([at(PORT, found)], RELEASED)).toEqual([
      {
        check: 'board',
        state: 'wrong',
        found: expect.stringMatching(words),
        fix: expect.stringMatching(fix),
      },
    ]);
  });

  test('one that a controller drives is left alone, and is no fault', () => {
    const held = { kind: 'held', holder: { pid: 77, command: 'node main.js' } } as const;
    expect(checkBoards([at(PORT, held)], RELEASED)).toEqual([
      expect.objectContaining({ state: 'not-known', found: expect.stringMatching(/process 77/) }),
    ]);
  });

  test('two with one id are told with both ports, two without an id are not', () => {
    const pair = (id: string | null) =>
      checkBoards(
        ['/dev/ttyACM0', '/dev/ttyACM1'].map((port) => at(port, yapuAnswer({ id }))),
        RELEASED,
      );
    expect(pair('4d616d616e690001')).toContainEqual({
      check: 'two boards, one id',
      state: 'wrong',
      found: '/dev/ttyACM0 and /dev/ttyACM1 both say 4d616d616e690001',
      fix: expect.stringMatching(/Unplug one of them/),
    });
    expect(pair(null).filter(({ state }) => state === 'wrong')).toEqual([]);
  });
});
