// What is said of a rig before it is built: its mistakes, its wires, what it draws. Made by the controller, shown by the console.
import type { Joining } from '../core/installation.ts';
import type { WireBecause } from './snapshot.ts';

export interface RigFault {
  /** Where in the rig, such as `actuators.0.config.pin`. */
  readonly path: string;
  readonly because: WireBecause;
}

export type Net = '5V' | 'GND' | 'SDA' | 'SCL' | 'A' | 'B' | 'TXD' | 'RXD' | 'output' | 'analog' | 'input';

export interface Wire {
  /** As printed on the part. */
  readonly label: string;
  readonly net: Net;
  /** As printed on the board: `5V`, `A4`, `13`. */
  readonly pin: string;
}

/** Where a figure of the budget comes from; `text` names it in no language: papers, figures, resistors. */
export type Source =
  | { readonly by: 'data-sheet' | 'reckoned' | 'estimate'; readonly text: string }
  /** It draws nothing here. */
  | { readonly by: 'own-supply' };

/** One thing that is screwed on: a probe, a chip with all its channels, the relays of an output. */
export interface WiredPart {
  /** Of its first entry in the rig: `sensors.3`. */
  readonly path: string;
  readonly driver: string;
  /** Tags that it measures, or the output that it carries. */
  readonly names: readonly string[];
  readonly wires: readonly Wire[];
  /** Of a relay: its input is on when it is low. */
  readonly activeLow?: boolean;
  /** What stands between two of its wires. */
  readonly between?: string;
  /** From the 5 V of the board at most, mA, without coils; and what its coils draw. */
  readonly milliamps: number;
  readonly coilMilliamps: number;
  readonly source: Source;
}

/** What can feed a board, and how much it gives, mA. */
export interface Feed {
  readonly feed: 'usb' | 'jack-9' | 'jack-12';
  readonly milliamps: number;
  /** Enough with the coils on the board's 5 V; with the coils on a supply of their own. */
  readonly carriesAll: boolean;
  readonly carriesRest: boolean;
  /** Of what it gives. */
  readonly source: Source;
}

export interface PowerBudget {
  /** mA of the board itself. */
  readonly board: number;
  readonly boardSource: Source;
  readonly parts: number;
  readonly coils: number;
  readonly feeds: readonly Feed[];
  /** Its 3.3 V pin: what is drawn and what it gives, mA. */
  readonly at3V3: { readonly drawn: number; readonly most: number; readonly source: Source };
}

export interface WiredBoard {
  readonly name: string;
  readonly model: 'uno' | 'nano' | 'mega';
  readonly parts: readonly WiredPart[];
  readonly power: PowerBudget;
}

/** What the adapter of a serial line and the meters that it feeds draw from the USB of the computer, mA. */
export interface LineBudget {
  readonly adapter: number;
  readonly adapterSource: Source;
  /** Both together. */
  readonly drawn: number;
  readonly usb: Feed;
  /** The meters are not fed by the adapter but by a supply of their own. */
  readonly hasOwnSupply: boolean;
}

export interface WiredLine {
  readonly name: string;
  readonly kind: 'modbus' | 'ezo';
  readonly meters: readonly WiredPart[];
  readonly power: LineBudget;
}

export interface RigReport {
  readonly faults: readonly RigFault[];
  /** What works and is asking for trouble. */
  readonly cautions: readonly RigFault[];
  /** Empty while there are faults that leave no place for a part. */
  readonly boards: readonly WiredBoard[];
  readonly lines: readonly WiredLine[];
}

/** One field of a driver's configuration, from its own schema, so that a page can ask for it. */
export interface PartField {
  readonly name: string;
  /** `tag-or-number`: the name of a measured value, or a number in its place. `table`: rows by the name of what each gives. */
  readonly kind: 'whole' | 'number' | 'text' | 'yes-no' | 'choice' | 'tag-or-number' | 'table';
  /** Of a table: the fields of each row. */
  readonly columns?: readonly PartField[];
  /** Of a choice. */
  readonly choices?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  /** May be left out. */
  readonly isOptional: boolean;
}

type Config = Readonly<Record<string, unknown>>;

export interface SensorOffer {
  readonly driver: string;
  readonly fields: readonly PartField[];
  /** A configuration that works. */
  readonly example: Config;
  /** What it gives; `quantity` where the part leaves no doubt, `isFactory` where it needs no calibration. */
  readonly gives: readonly {
    readonly of: string;
    readonly quantity: string | null;
    readonly isFactory: boolean;
  }[];
}

export interface OutputOffer {
  readonly kind: string;
  readonly driver: string;
  readonly fields: readonly PartField[];
  readonly example: Config;
  /** Fields of the output beside its configuration: times, and what its kind must say. */
  readonly own: readonly PartField[];
  readonly ownExample: Config;
}

/** A sensor that hangs on a line of its kind. */
export interface MeterOffer extends SensorOffer {
  readonly kind: WiredLine['kind'];
}

/** A serial line of the computer. */
export interface LineOffer {
  readonly kind: WiredLine['kind'];
  readonly fields: readonly PartField[];
  readonly example: Config;
}

export interface PartOffers {
  readonly sensors: readonly SensorOffer[];
  readonly meters: readonly MeterOffer[];
  readonly lines: readonly LineOffer[];
  readonly outputs: readonly OutputOffer[];
  readonly quantities: readonly string[];
  /** Those of which several probes may be one value, and by which rules. */
  readonly joinable: readonly string[];
  readonly joinedBy: readonly Joining['by'][];
  /** What may be said of the house as a whole. */
  readonly limits: readonly PartField[];
}

/** A rig with all that is said of it, and each of its boards and lines drawn. */
export interface RigSheet extends RigReport {
  /** SVG by the name of the board, or by `line:` and the name of the line; none while the file itself is wrong. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** What the wiring page begins with. */
export interface RigView {
  /** The rig that was kept for the next start, else the one that runs. */
  readonly rig: unknown;
  readonly sheet: RigSheet;
  readonly offers: PartOffers;
  /** Where a changed rig is kept. */
  readonly file: string;
  /** False: the next start must be told of the file. */
  readonly isPickedUp: boolean;
  /** A rig was saved that is not yet in force. */
  readonly isWaiting: boolean;
}
