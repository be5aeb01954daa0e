/** Texts in the order of their code units, sorted in steps: those with the same first letter at once. */
export function* sortInSteps(texts: Iterable<string>): Generator<void, readonly string[]> {
  const byFirst = new Map<string, string[]>();
  for (const text of texts) {
    const first = text.charAt(0);
    const known = byFirst.get(first);
    if (known === undefined) byFirst.set(first, [text]);
    else known.push(text);
  }
  const sorted: string[] = [];
  for (const first of [...byFirst.keys()].sort()) {
    yield;
    for (const text of (byFirst.get(first) ?? []).sort()) sorted.push(text);
  }
  return sorted;
}
