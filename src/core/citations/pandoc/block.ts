/** What the readers of blocks share. */
import type { BlockContext } from './inline.ts';
import type { Slice, Source } from './source.ts';

/** Who takes what blocks consist of. */
export interface Sink {
  /** Text from here on; returns where it ends. `breaks`: whether lines may end in it. */
  readonly text: (stretch: Stretch) => number;
  /** What a link, a heading or an example is called; `at`: where in the document an example stands. */
  readonly name: (kind: 'link' | 'heading' | 'example', name: string, at: number) => void;
  /** A note's content begins (its label) or ends (undefined). */
  readonly note: (label: string | undefined) => void;
}

export interface Stretch extends Slice {
  readonly source: Source;
  readonly context: BlockContext;
  readonly breaks: boolean;
  /** Where it ends before that, if it says so. */
  readonly stops?: (at: number) => boolean;
}

/** What the blocks of one source have in common. */
export interface Blocks {
  readonly source: Source;
  readonly text: string;
  readonly context: BlockContext;
  readonly sink: Sink;
  /** Reads the blocks of a part: a quote's, an item's. */
  readonly read: (source: Source, context: BlockContext) => void;
  /** From where on there is no end tag of a name. */
  readonly unclosed: Map<string, number>;
}
