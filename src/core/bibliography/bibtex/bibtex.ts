/** A `.bib` file as references: found at once, decoded one by one when they are asked for. */
import { lazily, firstOfEachKey, type Bibliography, type Reference } from '../reference.ts';
import { decodeEntry } from './decode.ts';
import { entriesByKey } from './fields.ts';
import type { BibtexFile } from './file.ts';
import { scanBibtex } from './scan.ts';

/** The references of a scanned file, without those that only hold fields for others. */
export function referencesOf(file: BibtexFile): readonly Reference[] {
  const byKey = entriesByKey(file);
  const cited = file.entries.filter(({ type }) => type !== 'xdata');
  return firstOfEachKey(cited).map((entry): Reference => {
    const item = lazily(() => decodeEntry(file, byKey, entry));
    const { key, keySpan, start, end } = entry;
    return {
      key,
      keySpan,
      start,
      end,
      get item() {
        return item();
      },
    };
  });
}

/** Reads a whole file at once. Throws nothing. */
export function readBibtex(text: string): Bibliography {
  const file = scanBibtex(text);
  return { references: referencesOf(file), problems: file.problems };
}
