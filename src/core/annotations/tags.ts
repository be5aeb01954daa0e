/** Tags: what a user types, made tidy. */

/** Two tags are one when they differ in letter case or Unicode form only. */
export function tagIdentity(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
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
