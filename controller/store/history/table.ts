// Measured values as columns: one time and one number per channel and moment. NaN stands inside the files and tables for "not well
// measured" and never leaves this room: the port says null.
import type { Tag } from '../../core/reading.ts';

export interface Table {
  readonly tags: readonly Tag[];
  /** ms since 1970, in the order of recording: a clock that was set back makes it fall. */
  readonly at: Float64Array;
  /** One per tag, as long as `at`. */
  readonly columns: readonly Float64Array[];
}

/** One moment as the controller hands it over. */
export interface Row {
  readonly at: number;
  readonly values: ReadonlyMap<Tag, number>;
}

export const emptyTable = (tags: readonly Tag[], rows: number): Table => ({
  tags,
  at: new Float64Array(rows),
  columns: tags.map(() => new Float64Array(rows)),
});

export const tableOf = (rows: readonly Row[], tags: readonly Tag[]): Table => {
  const table = emptyTable(tags, rows.length);
  for (const [index, { at, values }] of rows.entries()) {
    table.at[index] = at;
    for (const [column, tag] of tags.entries()) {
      const into = table.columns[column];
      if (into) into[index] = values.get(tag) ?? Number.NaN;
    }
  }
  return table;
};

/** The first `rows` moments. */
export const firstRows = ({ tags, at, columns }: Table, rows: number): Table => ({
  tags,
  at: at.subarray(0, rows),
  columns: columns.map((column) => column.subarray(0, rows)),
});
