/** How a citation joins the text around it. */

export interface Placement {
  readonly citation: string;
  /** The line before the cursor or selection. */
  readonly before: string;
  /** The line behind it. */
  readonly after: string;
  /** The selected text, which the citation replaces. */
  readonly selected: string;
}

/** What stands before a citation without a space: a bracket, a quotation mark, a dash, a space. */
const NEEDS_NO_SPACE = /[\s([{<"'“‘«„~–—/-]$|^$/u;
/** What would be read as part of a citation that it follows: a word, and to Typst a bracket. */
const READS_ON = /^[\p{L}\p{N}_@([{]|^[:.#$%&\-+?<>~/][\p{L}\p{N}_]/u;

/**
 * The text that replaces the selection. A space parts the citation from a word before it and from
 * whatever behind it would become part of its key; white space at the ends of a selection stays.
 */
export function placeCitation({ citation, before, after, selected }: Placement): string {
  const leading = /^\s*/u.exec(selected)?.[0] ?? '';
  const trailing = selected.trim() === '' ? '' : (/\s*$/u.exec(selected)?.[0] ?? '');
  const front = NEEDS_NO_SPACE.test(before + leading) ? '' : ' ';
  const back = READS_ON.test(trailing + after) ? ' ' : '';
  return `${leading}${front}${citation}${trailing}${back}`;
}
