// How a document stands in its file: {format, version, seq, crc, data}. The checksum covers all the other fields.
import { crc32 } from 'node:zlib';

export const DOCUMENT_FORMAT = 'yapu-document';

export interface Envelope {
  readonly format: string;
  readonly version: number;
  /** Grows by one with each save. */
  readonly seq: number;
  readonly data: unknown;
}

/** The text of the file. */
export const seal = ({ format, version, seq, data }: Envelope): string =>
  `${JSON.stringify({ format, version, seq, crc: checksum({ format, version, seq, data }), data })}\n`;

/** What was sealed, or undefined when any byte that matters is not as it was written. */
export const unseal = (text: string): Envelope | undefined => {
  const found = parse(text);
  if (typeof found !== 'object' || found === null) return undefined;
  const { format, version, seq, crc, data } = found as Readonly<Record<string, unknown>>;
  if (typeof format !== 'string' || typeof version !== 'number' || typeof seq !== 'number') return undefined;
  const envelope = { format, version, seq, data };
  return crc === checksum(envelope) ? envelope : undefined;
};

/** JSON of parsed JSON is the same text again, so the data need not be kept as text to be checked. */
const checksum = ({ format, version, seq, data }: Envelope): string =>
  crc32(JSON.stringify([format, version, seq, data]))
    .toString(16)
    .padStart(8, '0');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
