/** Tags: what a user types, made tidy. */

/** Two tags are one when they differ in letter case or Unicode form only. */
export function tagIdentity(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
}

/** Whether a tag is among others, however it is spelt. */
export function includesTag(tags: readonly string[], tag: string): boolean {
  const identity = tagIdentity(tag);
  return tags.some((other) => tagIdentity(other) === identity);
}

/** The tags of what was typed or pasted, where a comma or a line's end stands between two. */
export function typedTags(text: string): readonly string[] {
  return normaliseTags(text.split(/[,\n]/u));
}

/** In UTF-16 code units; the panel's protocol has the same limit. */
export const LONGEST_TAG = 200;

/** Trims, folds inner white space, cuts what is too long, drops empty and repeated tags. */
export function normaliseTags(tags: readonly string[]): readonly string[] {
  const byIdentity = new Map<string, string>();
  for (const raw of tags) {
    const tag = cut(raw.normalize('NFC').trim().replace(/\s+/gu, ' '));
    const identity = tagIdentity(tag);
    if (tag !== '' && !byIdentity.has(identity)) byIdentity.set(identity, tag);
  }
  return [...byIdentity.values()];
}

/** Never through the middle of a character outside the basic plane. */
function cut(tag: string): string {
  return tag
    .slice(0, LONGEST_TAG)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();
}
