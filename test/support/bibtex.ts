/** A `.bib` file that is scanned as a whole, to hold what is read piece by piece against. */
import type { BibtexFile, BibtexSource } from '../../src/core/bibliography/bibtex/file.ts';

/** The entries by key; the first of a key counts. */
export function entriesByKey(file: BibtexFile): ReadonlyMap<string, BibtexSource> {
  const { entries, text, strings } = file;
  const byKey = new Map<string, BibtexSource>();
  for (const entry of entries) {
    if (!byKey.has(entry.key)) byKey.set(entry.key, { entry, text, strings, at: entry.start });
  }
  return byKey;
}
