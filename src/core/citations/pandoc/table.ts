/** What a table is to the reader of citations. */
import type { Slice } from './source.ts';

/** Each cell in the pieces that its lines have in it. */
export interface Table {
  readonly cells: readonly (readonly Slice[])[];
  /** Cells hold blocks, not only text. */
  readonly blocks: boolean;
  readonly end: number;
}
