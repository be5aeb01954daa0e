/** A citation key renamed in a bibliography: its entry, and what other entries say of it. */
import { GlossError } from '../base/errors.ts';
import { scanBibtex } from '../bibliography/bibtex/scan.ts';
import { requireKey } from '../bibliography/bibtex/write.ts';
import { readBibliography, type BibliographyFormat } from '../bibliography/read.ts';
import type { Reading, Reference } from '../bibliography/reference.ts';
import type { TextEdit } from '../citations/textEdit.ts';
import type { KeyRename } from './renameInText.ts';

/**
 * The edits of the file's text, in its order; none where it does not have the key.
 * @throws GlossError `bibliography.badKey` where the format can't hold the new key; `rename.exists` (key, entry) where
 *   another entry has it; `rename.noKey` (key) where an entry has its key from elsewhere, as in RIS without `ID`
 */
export async function renamedInBibliography(
  file: { readonly text: string; readonly format: BibliographyFormat },
  rename: KeyRename,
  reading: Reading,
): Promise<readonly TextEdit[]> {
  return file.format === 'bibtex'
    ? inBibtex(file.text, rename)
    : inItems(file.text, file.format, { rename, reading });
}

/** All entries of the key: of several, the second would mean what the first did. */
function inBibtex(text: string, { from, to }: KeyRename): readonly TextEdit[] {
  const { entries } = scanBibtex(text);
  const own = entries.filter(({ key }) => key === from);
  if (own.length === 0) return [];
  if (entries.some(({ key }) => key === to)) throw new GlossError('rename.exists', [to]);
  requireKey(to);
  const keys = own.map(({ keySpan: { start, end } }) => ({ start, end, newText: to }));
  const links = entries.flatMap(({ fields }) =>
    fields
      .filter(({ name }) => LINKS.has(name))
      .flatMap(({ value }) => linkEdits(text.slice(value.start, value.end), value.start, from, to)),
  );
  return [...keys, ...links].sort((one, other) => one.start - other.start);
}

/** Fields that name other entries. */
const LINKS: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'entryset', 'related']);

function linkEdits(value: string, offset: number, from: string, to: string): readonly TextEdit[] {
  return Array.from(value.matchAll(/[^\s,{}"]+/gu)).flatMap(({ 0: key, index }) => {
    if (key !== from) return [];
    return [{ start: offset + index, end: offset + index + key.length, newText: to }];
  });
}

async function inItems(
  text: string,
  format: Exclude<BibliographyFormat, 'bibtex'>,
  { rename: { from, to }, reading }: { readonly rename: KeyRename; readonly reading: Reading },
): Promise<readonly TextEdit[]> {
  const { references } = await readBibliography(text, format, reading);
  const own = references.find(({ key }) => key === from);
  if (own === undefined) return [];
  if (references.some(({ key }) => key === to)) throw new GlossError('rename.exists', [to]);
  if (format !== 'ris') return [idEdit(text, own, to, format)];
  const { start, end } = own.keySpan;
  if (text.slice(start, end) !== from) throw new GlossError('rename.noKey', [from]);
  if (/[\r\n]/u.test(to)) throw new GlossError('bibliography.badKey', [to]);
  return [{ start, end, newText: to }];
}

/** The edit that gives an item of JSON or YAML another id, also one in the front matter of a document. */
export function idEdit(
  text: string,
  { keySpan: { start, end } }: Pick<Reference, 'keySpan'>,
  to: string,
  format: 'csl-json' | 'csl-yaml',
): TextEdit {
  const before = text[start - 1];
  const quote = before === '"' || before === "'" ? before : undefined;
  return { start, end, newText: scalar(to, quote, format) };
}

/** What YAML reads as a text without quotation marks, whatever stands around it. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off)$)[\p{L}_][\p{L}\p{N}_./-]*$/iu;

function scalar(key: string, quote: string | undefined, format: 'csl-json' | 'csl-yaml'): string {
  const json = JSON.stringify(key);
  if (quote === '"') return json.slice(1, -1);
  if (quote === "'") return key.replaceAll("'", "''");
  return format === 'csl-yaml' && PLAIN.test(key) ? key : json;
}
