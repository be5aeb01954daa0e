/** What a tag is while it is being written: trimmed, one of its kind whatever its case. Pure. */

/** The tags in a text typed or pasted: parted by commas, spaces at the ends gone, none empty. */
export function tagsIn(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((tag) => tag.replace(/\s+/g, ' ').trim())
    .filter((tag) => tag !== '');
}

/** The tag of a list that differs at most in case from this one; undefined if there is none. */
export function sameTag(tags: readonly string[], tag: string): string | undefined {
  const wanted = folded(tag);
  return tags.find((candidate) => folded(candidate) === wanted);
}

/** A list with more tags at its end, without those that it has already. */
export function withTags(tags: readonly string[], more: readonly string[]): readonly string[] {
  return more.reduce<readonly string[]>(
    (list, tag) => (sameTag(list, tag) === undefined ? [...list, tag] : list),
    tags,
  );
}

function folded(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
}
