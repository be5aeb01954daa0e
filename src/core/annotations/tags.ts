/** Tags: what a user types, made tidy. */

/** Two tags are one when they differ in letter case or Unicode form only. */
export function tagIdentity(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
}

/** Trims, folds inner white space, drops empty and repeated tags; the first spelling stays. */
export function normaliseTags(tags: readonly string[]): readonly string[] {
  const byIdentity = new Map<string, string>();
  for (const raw of tags) {
    const tag = raw.normalize('NFC').trim().replace(/\s+/gu, ' ');
    const identity = tagIdentity(tag);
    if (tag !== '' && !byIdentity.has(identity)) byIdentity.set(identity, tag);
  }
  return [...byIdentity.values()];
}
