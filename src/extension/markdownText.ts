/** Papers' and users' own words in Markdown that Gloss shows: untrusted, so nothing in them is markup. */

/**
 * A backslash before ASCII punctuation makes it text in Markdown (CommonMark 0.31, section 2.4).
 * `MarkdownString.appendText` would also forbid the lines to break.
 */
export function markdownText(words: string): string {
  return words.replace(/[!-/:-@[-`{-~]/gu, '\\$&').replace(/\s+/gu, ' ');
}
