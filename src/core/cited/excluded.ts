/** What the editor's settings leave out of searches, as one pattern. */

/** More alternatives than anybody writes; it keeps nested braces cheap. */
const MOST = 500;

/**
 * The patterns of `files.exclude` and `search.exclude` that are on, as one glob; undefined where there is none.
 * Alternatives within alternatives mean nothing to every reader of globs, so a pattern's own come first.
 */
export function excludePattern(
  ...settings: readonly (Readonly<Record<string, unknown>> | undefined)[]
): string | undefined {
  // What a later setting says of a pattern counts.
  const merged = new Map(settings.flatMap((setting) => Object.entries(setting ?? {})));
  const patterns = [...merged].flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []));
  const all = [...new Set(patterns.flatMap(alternatives))];
  return all.length === 0 ? undefined : `{${all.join(',')}}`;
}

/** A glob without braces, for each way to read its braces; as it stands where they are in no order. */
function alternatives(pattern: string): readonly string[] {
  const open = pattern.indexOf('{');
  const parts = open < 0 ? undefined : partsOf(pattern, open);
  if (parts === undefined) return [pattern];
  const [before, behind] = [pattern.slice(0, open), pattern.slice(parts.end)];
  const all = parts.inner.flatMap((part) => alternatives(`${before}${part}${behind}`));
  return all.length > MOST ? [pattern] : all;
}

/** What stands between the commas of the braces here, and where they end. */
function partsOf(
  pattern: string,
  open: number,
): { readonly inner: readonly string[]; readonly end: number } | undefined {
  const inner: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < pattern.length; at += 1) {
    const sign = pattern[at];
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    const ends = depth === 0 || (sign === ',' && depth === 1);
    if (!ends) continue;
    inner.push(pattern.slice(from, at));
    from = at + 1;
    if (depth === 0) return { inner, end: at + 1 };
  }
  return undefined;
}
