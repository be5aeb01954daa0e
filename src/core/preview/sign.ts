/** What tokens of the preview stand for: kept apart from them, since tokens are sent to other processes. */
import type { Token } from './markdownIt.ts';
import type { Part, Reading } from './reading.ts';

export interface Sign {
  readonly reading: Reading;
  readonly part: Part;
  readonly isInLink: boolean;
  /** The mark that closes a quotation before a citation; one that the author wrote straight. */
  readonly quote: string;
  /** White space between that and the citation. */
  readonly space: string;
  /** Punctuation behind it. */
  readonly behind: string;
  /** That is followed by a letter or the like. */
  readonly isInWord: boolean;
}

export type Signs = WeakMap<Token, Sign>;

/** One that stands between nothing. */
export function newSign(reading: Reading, part: Part, space = ''): Sign {
  return { reading, part, isInLink: false, quote: '', space, behind: '', isInWord: false };
}
