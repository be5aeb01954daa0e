/** Texts that are looked at in one step. */
const STEP = 8_192;

/** Texts in the order of their code units, sorted in steps: those that begin with the same two at once. */
export function* sortInSteps(texts: Iterable<string>): Generator<void, readonly string[]> {
  const byBeginning = new Map<string, string[]>();
  let looked = 0;
  for (const text of texts) {
    const beginning = text.slice(0, 2);
    const known = byBeginning.get(beginning);
    if (known === undefined) byBeginning.set(beginning, [text]);
    else known.push(text);
    if (++looked % STEP === 0) yield;
  }
  const sorted: string[] = [];
  for (const beginning of [...byBeginning.keys()].sort()) {
    yield;
    for (const text of (byBeginning.get(beginning) ?? []).sort()) sorted.push(text);
  }
  return sorted;
}
