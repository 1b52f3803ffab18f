// How what ends a verb is told, in the person's language and with the exit code for a script.
import { describe, expect, test } from 'vitest';
import { CommandFailed, Misunderstood, parseCommand } from '../../../controller/cli/command-line.ts';
import { openSentences } from '../../../controller/cli/sentences.ts';
import { toldOf } from '../../../controller/cli/told.ts';
import { because } from '../../../controller/core/because.ts';
import { ConfigError } from '../../../controller/store/config-files.ts';
import { DataFolderError } from '../../../controller/store/data-folder-error.ts';
import { RigProblem } from '../../../hardware/rig-problem.ts';
import { ReleaseProblem } from '../../../hardware/technician/released-firmware.ts';

const say = openSentences('es-BO');

describe('what ends a verb', () => {
  test.each([
    [
      'reasons, one behind the other',
      new CommandFailed(because('cli.port', { port: '/dev/ttyACM0' }), because('health.board.absent')),
      '/dev/ttyACM0: No hay tal puerto.',
      1,
    ],
    [
      'a word that is also the name of an output stays as it was typed',
      new Misunderstood(because('cli.word-unknown', { verb: 'flash', got: 'pump' })),
      'flash: pump no se entiende. Escriba  npm run yapu -- flash --help  para ver qué se puede.',
      2,
    ],
    [
      'a mistake in a rig',
      new RigProblem('sensors.0.driver', '"x"', 'one', '"y"', because('rig.fault.missing')),
      'sensors.0.driver: Falta.',
      2,
    ],
    [
      'a mistake in a file, with what may stand there',
      new ConfigError({
        file: 'rig.json',
        line: 3,
        path: 'tank.capacityLitres',
        because: because('rig.fault.missing'),
        example: '120',
      }),
      'rig.json:3: tank.capacityLitres: Falta. Por ejemplo: 120',
      2,
    ],
    [
      'a data folder',
      new DataFolderError('locked', '/d'),
      'La carpeta de datos /d la usa otro Yapu; deténgalo antes, o use otra carpeta.',
      1,
    ],
    [
      'a release',
      new ReleaseProblem('none', because('release.absent', { board: 'mega', path: '/x.hex' })),
      'No hay programa publicado para mega (/x.hex).',
      1,
    ],
  ])('is told: %s', (_, cause, words, exitCode) => {
    expect(toldOf(cause, say)).toEqual({ words, exitCode });
  });

  test('is not told where nobody foresaw it', () => {
    expect(toldOf(new TypeError('x is not a function'), say)).toBeUndefined();
  });
});

describe('an option that cannot be meant', () => {
  const options = { port: { type: 'string' }, json: { type: 'boolean' } } as const;
  test.each([
    [['--colour'], /boards: no hay la opción --colour/],
    [['--port'], /boards: falta un valor después de --port/],
    [['--json=3'], /boards: --json va sola/],
  ])('%j', (args, words) => {
    let told: string | undefined;
    try {
      parseCommand('boards', args, options);
    } catch (cause) {
      told = toldOf(cause, say)?.words;
    }
    expect(told).toMatch(words);
  });
});
