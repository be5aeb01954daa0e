/**
 * Merges what Gloss writes into what the user made of what it wrote before, line by line. Nothing that the
 * user wrote is ever dropped: where both changed the same lines, both stay.
 */
import { diff3Merge, diffComm } from 'node-diff3';

export interface Merged {
  readonly lines: readonly string[];
  /** The first line (from 0) where both texts stay; undefined where they went together. */
  readonly both: number | undefined;
}

/**
 * @param mine what stands in the document
 * @param base what Gloss wrote there; undefined where that is not known
 * @param theirs what Gloss writes now
 */
export function mergeNote(
  mine: readonly string[],
  base: readonly string[] | undefined,
  theirs: readonly string[],
): Merged {
  if (base === undefined) return union(mine, theirs);
  const lines: string[] = [];
  let both: number | undefined;
  for (const region of diff3Merge([...mine], [...base], [...theirs])) {
    if (region.conflict === undefined) {
      lines.push(...(region.ok ?? []));
      continue;
    }
    const merged = settle(region.conflict);
    if (merged.both !== undefined) both ??= lines.length + merged.both;
    lines.push(...merged.lines);
  }
  return { lines, both };
}

/**
 * What one of them wrote before or behind lines that only the other changed belongs there still; and where
 * both only added, nothing is in question. All else stays twice.
 */
function settle({ a, o, b }: Readonly<Record<'a' | 'o' | 'b', readonly string[]>>): Merged {
  if (!o.some(isText)) return { ...union(a, b), both: undefined };
  const [mine, theirs] = [around(a, o), around(b, o)];
  if (mine !== undefined) return { lines: [...mine.before, ...b, ...mine.behind], both: undefined };
  if (theirs === undefined) return union(a, b);
  return { lines: [...theirs.before, ...a, ...theirs.behind], both: undefined };
}

/** What stands around these lines, where they stand there as they are. */
function around(
  lines: readonly string[],
  inner: readonly string[],
): { readonly before: readonly string[]; readonly behind: readonly string[] } | undefined {
  const at = lines.findIndex((_, start) => inner.every((line, i) => lines[start + i] === line));
  return at < 0
    ? undefined
    : { before: lines.slice(0, at), behind: lines.slice(at + inner.length) };
}

/** Both texts, the user's first wherever they differ; lines that they share stand there once. */
function union(mine: readonly string[], theirs: readonly string[]): Merged {
  const lines: string[] = [];
  let both: number | undefined;
  for (const region of diffComm([...mine], [...theirs])) {
    if ('common' in region) {
      lines.push(...region.common);
      continue;
    }
    const [kept, added] = [region.buffer1, region.buffer2];
    if (added.some(isText)) both ??= lines.length;
    const joined = isText(kept.at(-1)) && isText(added[0]);
    lines.push(...kept, ...(joined ? [''] : []), ...added);
  }
  return { lines, both };
}

function isText(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '';
}
