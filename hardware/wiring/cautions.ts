// What a board accepts and a technician should think about twice.
import type { Rig } from '../../controller/contract/rig.ts';
import type { RigFault, WiredBoard } from '../../controller/contract/wiring.ts';
import { boardParts } from '../board-part.ts';
import { servo } from '../drivers/servo.ts';

/** The boot loader blinks its light at every reset, longer than a relay needs to pull. Optiboot, LED_START_FLASHES. */
const BLINKING = '13';

export const findCautions = (rig: Rig, boards: readonly WiredBoard[]): readonly RigFault[] => [
  ...boards.flatMap(findBlinking),
  ...findServos(rig),
  ...findMixedPolarity(rig),
  ...boards.flatMap(findOverload),
];

const findBlinking = ({ parts }: WiredBoard): readonly RigFault[] =>
  parts.flatMap(({ path, names, wires }) =>
    wires.some(({ net, pin }) => net === 'output' && pin === BLINKING)
      ? [{ path, because: { key: 'rig.caution.blinking', params: { output: names.join(', ') } } }]
      : [],
  );

/** A stalled servo draws more than a board and its USB can give: the board would restart with every output. */
const findServos = ({ actuators }: Rig): readonly RigFault[] =>
  actuators.flatMap(({ id, driver }, index) =>
    driver === servo.id
      ? [
          {
            path: `actuators.${index}`,
            because: { key: 'rig.caution.servo-supply', params: { output: id } },
          },
        ]
      : [],
  );

/** The relays of one board are mostly of one module: one that differs is mostly a slip. */
const findMixedPolarity = (rig: Rig): readonly RigFault[] =>
  boardParts(rig).flatMap(({ boards: [{ name }], actuators }) => {
    const low = actuators.filter(({ config }) => config['activeLow'] === true);
    const high = actuators.filter(({ config }) => config['activeLow'] === false);
    if (low.length === 0 || high.length === 0) return [];
    const few = low.length <= high.length ? low : high;
    const outputs = few.map(({ id }) => id).join(', ');
    return few.slice(0, 1).map((actuator) => ({
      path: `actuators.${rig.actuators.indexOf(actuator)}.config.activeLow`,
      because: { key: 'rig.caution.polarity', params: { board: name, outputs } },
    }));
  });

const findOverload = ({ name, power }: WiredBoard, n: number): readonly RigFault[] => {
  const usb = power.feeds.find(({ feed }) => feed === 'usb');
  if (!usb || usb.carriesAll) return [];
  const params = { board: name, drawn: power.board + power.parts + power.coils, most: usb.milliamps };
  const key = usb.carriesRest ? 'rig.caution.coils' : 'rig.caution.overload';
  return [{ path: `boards.${n}`, because: { key, params } }];
};
