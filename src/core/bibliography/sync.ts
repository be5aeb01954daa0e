/** Bringing a bibliography in line with what is cited: which references nothing cites, and the change. */
import { whole, type FileText } from '../base/utf8Text.ts';
import { readCitations } from '../citations/read.ts';
import type { Markup } from '../citations/markup.ts';
import type { Paper } from '../library/paper.ts';
import { addPapers, removeReference, type Adding, type BibliographyText } from './edit.ts';
import { readBibliography } from './read.ts';
import type { Bibliography, Reading, Reference } from './reference.ts';
import { spliced, type Splice } from './splice.ts';

export interface CitedKeys {
  /** Each once, in the order of the document; also what is listed without being cited. */
  readonly keys: readonly string[];
  /** Whether the document lists all that its bibliography has. */
  readonly all: boolean;
}

/** What a document cites, or lists without citing: `nocite`, `\nocite`, `full: true`. */
export async function citedKeys(text: string, markup: Markup): Promise<CitedKeys> {
  const cited = readCitations(text, markup).flatMap(({ items }) => items.map(({ key }) => key));
  const listed = await listedKeys(text, markup);
  const keys = new Set([...cited, ...listed].filter((key) => key !== '*'));
  return { keys: [...keys], all: listed.includes('*') };
}

async function listedKeys(text: string, markup: Markup): Promise<readonly string[]> {
  switch (markup) {
    case 'latex':
      return Array.from(text.matchAll(/\\nocite\s*\{([^{}]*)\}/gu)).flatMap(([, list = '']) =>
        list.split(',').map((key) => key.trim()),
      );
    case 'typst':
      return /\bfull:\s*true\b/u.test(text) ? ['*'] : [];
    case 'markdown': {
      const { documentSettings } = await import('./settings.ts');
      return documentSettings(text).nocite;
    }
  }
}

/** Fields in which an entry of a `.bib` file names others that it needs, or other keys of its own. */
const LINKS = /\b(?:crossref|xref|xdata|entryset|related|ids)\s*=\s*[{"]([^{}"]*)[}"]/giu;

/** The references that nothing cites, and no reference that is cited needs. */
export async function uncited(
  { text, references }: { readonly text: FileText; readonly references: readonly Reference[] },
  cited: ReadonlySet<string>,
  { pause }: Pick<Reading, 'pause'>,
): Promise<readonly Reference[]> {
  const links = new Map<string, readonly string[]>();
  const kept = new Set<string>();
  const waiting = [...cited].map((key) => key.toLowerCase());
  for (const { key, start, end } of references) {
    const linked = linksIn(text.slice(start, end));
    links.set(key.toLowerCase(), linked);
    if (linked.some((alias) => cited.has(alias))) waiting.push(key.toLowerCase());
    await pause();
  }
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (kept.has(key)) continue;
    kept.add(key);
    waiting.push(...(links.get(key) ?? []).map((linked) => linked.toLowerCase()));
  }
  return references.filter(({ key }) => !kept.has(key.toLowerCase()));
}

function linksIn(entry: string): readonly string[] {
  return Array.from(entry.matchAll(LINKS)).flatMap(([, list = '']) =>
    list.split(',').map((key) => key.trim()),
  );
}

export interface Sync {
  readonly add: readonly Paper[];
  /** Keys; of several entries with one of them, all go. */
  readonly remove: ReadonlySet<string>;
}

export interface SyncedText {
  /** What becomes of the text. */
  readonly text: string;
  /** One after the other, each for the text that the last one made. */
  readonly splices: readonly Splice[];
  /** The keys of the papers, in their order: of what is there, its own. */
  readonly keys: readonly string[];
  readonly added: readonly string[];
}

/**
 * What it takes to add papers to a bibliography and remove references.
 * @throws GlossError `bibliography.notEditable`, `bibliography.cancelled`
 */
export async function syncBibliography(
  before: BibliographyText,
  { add, remove }: Sync,
  { writing, reading }: Adding & { readonly reading: Reading },
): Promise<SyncedText> {
  const { format } = before;
  const splices: Splice[] = [];
  let text = whole(before.text);
  let bibliography: Bibliography = before;
  for (;;) {
    const removed = bibliography.references.filter(({ key }) => remove.has(key));
    if (removed.length === 0) break;
    // From behind, so that the places of the others stay; then what stood behind with the same key.
    for (const reference of removed.toSorted((one, other) => other.start - one.start)) {
      const splice = await removeReference({ text, format }, reference);
      text = spliced(text, splice);
      splices.push(splice);
      await reading.pause();
    }
    bibliography = await readBibliography(text, format, reading);
  }
  const now = { ...bibliography, text, format };
  const { keys, added, splice } = await addPapers(now, add, { writing, reading });
  if (splice === undefined) return { text, splices, keys, added };
  return { text: spliced(text, splice), splices: [...splices, splice], keys, added };
}
