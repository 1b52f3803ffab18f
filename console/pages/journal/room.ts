// Says that photos and voices fill their room while there is time to take them along.
import type { MediaRoom } from '../../../controller/contract/media.ts';

const NEARLY = 0.9;
const MB = 1024 * 1024;

/** Megabytes, once nine tenths are full. */
export const nearlyFull = ({
  bytes,
  most,
}: MediaRoom): { readonly used: number; readonly most: number } | undefined =>
  bytes < NEARLY * most ? undefined : { used: Math.round(bytes / MB), most: Math.round(most / MB) };
