// A picture as it is laid out, before anybody decides on colours. Drawing units are pixels.
import type { Net } from '../../controller/contract/wiring.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Label extends Point {
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly bold?: boolean;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (Point & {
    readonly width: number;
    readonly height: number;
    readonly isBoard: boolean;
  })[];
  readonly wires: readonly { readonly net: Net; readonly points: readonly Point[] }[];
  /** Where a wire ends on a rail. */
  readonly joints: readonly (Point & { readonly net: Net })[];
  readonly pins: readonly Point[];
  readonly labels: readonly Label[];
}
