// A rig as it is edited: data that may be wrong, changed a part at a time and never in place.
import type { OutputOffer, SensorOffer } from '../../../controller/contract/wiring.ts';

export type Values = Readonly<Record<string, unknown>>;

export interface RigPart extends Values {
  readonly driver: string;
  readonly board?: string;
  readonly config: Values;
}

export interface SensorPart extends RigPart {
  readonly channels: readonly Values[];
}

export interface RigBoard extends Values {
  readonly name: string;
  readonly model: string;
}

export interface EditedRig extends Values {
  readonly boards: readonly RigBoard[];
  readonly sensors: readonly SensorPart[];
  readonly actuators: readonly RigPart[];
}

export type List = 'sensors' | 'actuators';

export const changePart = (rig: EditedRig, list: List, at: number, change: Values): EditedRig => ({
  ...rig,
  [list]: rig[list].map((part, n) => (n === at ? { ...part, ...change } : part)),
});

export const removePart = (rig: EditedRig, list: List, at: number): EditedRig => ({
  ...rig,
  [list]: rig[list].filter((_, n) => n !== at),
});

/** One field of a part's configuration; undefined leaves it out. */
export const configure = (
  rig: EditedRig,
  list: List,
  at: number,
  field: string,
  value: unknown,
): EditedRig => {
  const { [field]: _, ...others } = rig[list][at]?.config ?? {};
  return changePart(rig, list, at, { config: value === undefined ? others : { ...others, [field]: value } });
};

/** What several boards ask of each part; a rig of one board does without. */
const onBoard = ({ boards }: EditedRig, board: string): Values => (boards.length > 1 ? { board } : {});

/** Only what a person has named a tag for is measured. */
export const addSensor = (
  rig: EditedRig,
  offer: SensorOffer,
  board: string,
  channels: readonly Values[],
): EditedRig => ({
  ...rig,
  sensors: [
    ...rig.sensors,
    { driver: offer.driver, ...onBoard(rig, board), config: offer.example, channels },
  ],
});

export const addOutput = (rig: EditedRig, offer: OutputOffer, board: string, id: string): EditedRig => ({
  ...rig,
  actuators: [
    ...rig.actuators,
    {
      id,
      kind: offer.kind,
      driver: offer.driver,
      ...onBoard(rig, board),
      config: offer.example,
      safeDuty: 0,
      ...offer.ownExample,
    },
  ],
});

/** With a second board each part must say where it hangs: until now, on the first. */
export const addBoard = (rig: EditedRig, name: string, model: string): EditedRig => {
  const [first] = rig.boards;
  const settle = <P extends RigPart>(part: P): P =>
    part.board || !first ? part : { ...part, board: first.name };
  return {
    ...rig,
    boards: [...rig.boards, { name, model }],
    sensors: rig.sensors.map(settle),
    actuators: rig.actuators.map(settle),
  };
};
