/** What a tag is while it is being written: trimmed, one of its kind whatever its case. Pure. */
import { tagIdentity } from '../core/annotations/tags.ts';

/** The tag of a list that differs at most in case from this one; undefined if there is none. */
export function sameTag(tags: readonly string[], tag: string): string | undefined {
  const wanted = tagIdentity(tag);
  return tags.find((candidate) => tagIdentity(candidate) === wanted);
}

/** A list with more tags at its end, without those that it has already. */
export function withTags(tags: readonly string[], more: readonly string[]): readonly string[] {
  return more.reduce<readonly string[]>(
    (list, tag) => (sameTag(list, tag) === undefined ? [...list, tag] : list),
    tags,
  );
}

/** As many as the eye takes in; typing on brings the others. */
const MOST_OFFERED = 8;

/** Tags in use that hold the text typed, those that begin with it first; all but those there already. */
export function completions(
  known: readonly string[],
  tags: readonly string[],
  typed: string,
): readonly string[] {
  const wanted = tagIdentity(typed.replace(/\s+/g, ' ').trim());
  const had = new Set(tags.map(tagIdentity));
  const matches = known
    .map((tag) => ({ tag, identity: tagIdentity(tag) }))
    .filter(({ identity }) => identity.includes(wanted) && !had.has(identity));
  const first = matches.filter(({ identity }) => identity.startsWith(wanted));
  const rest = matches.filter(({ identity }) => !identity.startsWith(wanted));
  return [...first, ...rest].slice(0, MOST_OFFERED).map(({ tag }) => tag);
}
