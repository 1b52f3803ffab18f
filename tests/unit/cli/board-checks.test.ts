import { describe, expect, test } from 'vitest';
import { checkBoards, checkPorts } from '../../../controller/cli/doctor/board-checks.ts';
import { findingJson } from '../../../controller/cli/doctor.ts';
import { openSentences } from '../../../controller/cli/sentences.ts';
import type { Finding } from '../../../controller/core/health/finding.ts';
import { at, yapuAnswer } from './found.ts';

const RELEASED = '1.2.3';
const english = openSentences('en');
const told = (findings: readonly Finding[]) => findings.map((finding) => findingJson(finding, english));
const PORT = '/dev/ttyACM0';

describe('ports', () => {
  test('none at all is a fault of the cable', () => {
    expect(told(checkPorts([]))).toEqual([
      expect.objectContaining({ state: 'wrong', fix: expect.stringMatching(/USB cable/) }),
    ]);
  });

  test('one that this user may not open names the group that may', () => {
    expect(told(checkPorts([{ port: PORT }, { port: '/dev/ttyACM1', neededGroup: 'uucp' }]))).toEqual([
      expect.objectContaining({ check: 'port', subject: PORT, state: 'ok' }),
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
    [{ kind: 'other-protocol' } as const, /a version that this program does not speak/, /flash --port/],
    [{ kind: 'silent', heard: 0 } as const, /silent/, /unplug/],
    [{ kind: 'silent', heard: 5 } as const, /talks, but not as our boards do \(5 bytes\)/, /unplug/],
    [
      { kind: 'closed', fault: 'broken', cause: 'EIO' } as const,
      /cannot be opened \(EIO\)/,
      /plug it in again/,
    ],
  ])('%j is wrong, and the fix is told', (found, words, fix) => {
    expect(told(checkBoards([at(PORT, found)], RELEASED))).toEqual([
      expect.objectContaining({
        check: 'board',
        subject: PORT,
        state: 'wrong',
        found: expect.stringMatching(words),
        fix: expect.stringMatching(fix),
      }),
    ]);
  });

  test('one that a controller drives is left alone, and is no fault', () => {
    const held = { kind: 'held', holder: { pid: 77, command: 'node main.js' } } as const;
    expect(told(checkBoards([at(PORT, held)], RELEASED))).toEqual([
      expect.objectContaining({ state: 'not-known', found: expect.stringMatching(/process 77/) }),
    ]);
  });

  test('two with one id are told with both ports, two without an id are not', () => {
    const pair = (id: string | null) =>
      told(
        checkBoards(
          ['/dev/ttyACM0', '/dev/ttyACM1'].map((port) => at(port, yapuAnswer({ id }))),
          RELEASED,
        ),
      );
    expect(pair('4d616d616e690001')).toContainEqual(
      expect.objectContaining({
        check: 'twins',
        state: 'wrong',
        found: 'The ports /dev/ttyACM0, /dev/ttyACM1 say the same id, 4d616d616e690001.',
        fix: expect.stringMatching(/Unplug one of them/),
      }),
    );
    expect(pair(null).filter(({ state }) => state === 'wrong')).toEqual([]);
  });
});
