// Is there a place on the serial lines of the computer for everything that hangs on them? One address for each slave of a Modbus line,
// and one circuit at the end of each EZO line.
import type { Rig, RigLine } from '../controller/contract/rig.ts';
import { notWanted } from '../controller/core/schema-reason.ts';
import { RigProblem } from './rig-problem.ts';

/** Addresses of Modbus slaves. */
const LAST_SLAVE = 247;

/** Empty when all is well. */
export const findLineProblems = (rig: Rig): readonly RigProblem[] =>
  rig.lines.flatMap((line) => (line.kind === 'ezo' ? findCrowd(rig, line) : findSameSlaves(rig, line)));

/** Places in the rig of what hangs on a line. */
const hangingOn = ({ sensors }: Rig, { name }: RigLine): readonly number[] =>
  sensors.flatMap(({ line }, index) => (line === name ? [index] : []));

const findCrowd = (rig: Rig, line: RigLine): readonly RigProblem[] => {
  const [first, second] = hangingOn(rig, line);
  if (second === undefined) return [];
  return [
    new RigProblem(
      `sensors.${second}.line`,
      `${JSON.stringify(line.name)}, at whose end sensors.${first} is already`,
      'a line of its own for every EZO circuit',
      'another carrier in "lines", named here by "line"',
      notWanted(JSON.stringify(line.name), 'rig.wanted.own-line', { other: `sensors.${first}` }),
    ),
  ];
};

const findSameSlaves = (rig: Rig, line: RigLine): readonly RigProblem[] => {
  const places = hangingOn(rig, line);
  const slaveAt = (index: number | undefined): unknown =>
    index === undefined ? undefined : rig.sensors[index]?.config['slave'];
  const used = places.map(slaveAt);
  const free = Array.from({ length: LAST_SLAVE }, (_, n) => n + 1).find((slave) => !used.includes(slave));
  return places.flatMap((index, n) => {
    const slave = slaveAt(index);
    const rival = places.slice(0, n).find((other) => slaveAt(other) === slave);
    if (rival === undefined || slave === undefined) return [];
    return [
      new RigProblem(
        `sensors.${index}.config.slave`,
        `${JSON.stringify(slave)}, which sensors.${rival} has on this line already`,
        'an address of its own for every meter; all registers of one meter in one entry',
        `"slave": ${free ?? 1}`,
        notWanted(JSON.stringify(slave), 'rig.wanted.own-slave', {
          other: `sensors.${rival}`,
          free: String(free ?? '—'),
        }),
      ),
    ];
  });
};
