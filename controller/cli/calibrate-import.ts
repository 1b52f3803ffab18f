// `yapu calibrate import FILE`: what was calibrated at the board itself is brought to the running controller.
import { existsSync } from 'node:fs';
import { because } from '../core/because.ts';
import { readCalibrationFile } from '../store/calibration-book.ts';
import type { Talk } from './calibrate-talk.ts';
import { CommandFailed, refuseWords, type Terminal } from './command-line.ts';

interface Import {
  readonly talk: Talk;
  readonly terminal: Terminal;
}

/** Rejects with a `DataFolderError` where a newer Yapu has written the file. */
export const importCalibrations = async (
  [path = '', ...more]: readonly string[],
  { talk, terminal }: Import,
): Promise<void> => {
  refuseWords('calibrate', more);
  if (!existsSync(path)) throw new CommandFailed(because('cli.calibrate.no-file', { path }));
  const { records, missing } = await readCalibrationFile(path);
  if (records.length === 0 || missing > 0)
    throw new CommandFailed(because('cli.calibrate.damaged-file', { path }));
  const answer = await talk.importRecords(records);
  if (answer.outcome === 'refused') throw new CommandFailed(answer.because);
  terminal.out(`${terminal.say('cli.calibrate.imported', { n: answer.imported, known: answer.known })}\n`);
};
