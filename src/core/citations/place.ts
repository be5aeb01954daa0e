/** How a citation joins the text around it. */

export interface Placement {
  readonly citation: string;
  /** The line before the cursor or selection. */
  readonly before: string;
  /** The selected text, which the citation replaces. */
  readonly selected: string;
}

/** What stands before a citation without a space: a bracket, a quotation mark, a dash, a space. */
const NEEDS_NO_SPACE = /[\s([{<"'“‘«„~@–—/-]$|^$/u;

/**
 * The text that replaces the selection. A word before the cursor is parted from the citation by a
 * space; white space at the ends of a selection stays.
 */
export function placeCitation({ citation, before, selected }: Placement): string {
  const leading = /^\s*/u.exec(selected)?.[0] ?? '';
  const trailing = selected.trim() === '' ? '' : (/\s*$/u.exec(selected)?.[0] ?? '');
  const space = NEEDS_NO_SPACE.test(before + leading) ? '' : ' ';
  return `${leading}${space}${citation}${trailing}`;
}
