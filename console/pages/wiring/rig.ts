// A rig as it is edited: data that may be wrong, changed a part at a time and never in place.
import type {
  LineOffer,
  OutputOffer,
  PartOffers,
  RigFault,
  SensorOffer,
} from '../../../controller/contract/wiring.ts';

export type Values = Readonly<Record<string, unknown>>;

export interface RigPart extends Values {
  readonly driver: string;
  readonly board?: string;
  readonly line?: string;
  readonly config: Values;
}

export interface SensorPart extends RigPart {
  readonly channels: readonly Values[];
}

export interface RigBoard extends Values {
  readonly name: string;
  readonly model: string;
}

export interface RigLine extends Values {
  readonly name: string;
  readonly kind: LineOffer['kind'];
}

/** Probes that are one value. */
export interface Joined extends Values {
  readonly tag: string;
  readonly of: readonly string[];
  readonly by: PartOffers['joinedBy'][number];
}

export interface EditedRig extends Values {
  readonly limits?: Values;
  readonly boards: readonly RigBoard[];
  readonly lines: readonly RigLine[];
  readonly sensors: readonly SensorPart[];
  readonly together: readonly Joined[];
  readonly actuators: readonly RigPart[];
}

/** What a house may do without, and its file leave out, is an empty list here. */
export const asEdited = (rig: unknown): EditedRig => ({
  ...(rig as EditedRig),
  lines: (rig as Partial<EditedRig>).lines ?? [],
  together: (rig as Partial<EditedRig>).together ?? [],
});

/** What the house bears; a limit that is undefined is left out. */
export const changeLimit = (rig: EditedRig, name: string, value: unknown): EditedRig => ({
  ...rig,
  limits: defined({ ...rig.limits, [name]: value }),
});

export type Parts = 'sensors' | 'actuators';
export type List = Parts | 'lines' | 'together';

const entriesOf = (rig: EditedRig, list: List): readonly Values[] => rig[list];

/** A field that is undefined is left out. */
export const changePart = (rig: EditedRig, list: List, at: number, change: Values): EditedRig => ({
  ...rig,
  [list]: entriesOf(rig, list).map((part, n) => (n === at ? defined({ ...part, ...change }) : part)),
});

export const defined = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

export const removePart = (rig: EditedRig, list: List, at: number): EditedRig => ({
  ...rig,
  [list]: entriesOf(rig, list).filter((_, n) => n !== at),
});

/** Those of one entry of the rig. */
export const faultsAt = (faults: readonly RigFault[], list: List, at: number): readonly RigFault[] =>
  faults.filter(({ path }) => `${path}.`.startsWith(`${list}.${at}.`));

/** One field of a part's configuration; undefined leaves it out. */
export const configure = (
  rig: EditedRig,
  list: Parts,
  at: number,
  field: string,
  value: unknown,
): EditedRig => changePart(rig, list, at, { config: defined({ ...rig[list][at]?.config, [field]: value }) });

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

export const addMeter = (
  rig: EditedRig,
  { driver }: SensorOffer,
  line: string,
  config: Values,
  channels: readonly Values[],
): EditedRig => ({ ...rig, sensors: [...rig.sensors, { line, driver, config, channels }] });

export const addLine = (rig: EditedRig, name: string, { kind, example }: LineOffer): EditedRig => ({
  ...rig,
  lines: [...rig.lines, { name, kind, ...example }],
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
    part.board || part.line || !first ? part : { ...part, board: first.name };
  return {
    ...rig,
    boards: [...rig.boards, { name, model }],
    sensors: rig.sensors.map(settle),
    actuators: rig.actuators.map(settle),
  };
};
