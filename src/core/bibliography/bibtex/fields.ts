/** The fields of an entry by name, with what it inherits by `crossref` and `xdata`. */
import type { BibtexSource } from './file.ts';
import { valueText } from './value.ts';

/** Values in LaTeX, by name in lower case. */
export type FieldMap = ReadonlyMap<string, string>;

export interface EntriesByKey {
  get(key: string): BibtexSource | undefined;
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['archiveprefix', 'eprinttype'],
  ['primaryclass', 'eprintclass'],
]);

/** The entry's own fields; of a name that stands twice the last counts. */
function ownFields(source: BibtexSource): FieldMap {
  return new Map(
    source.entry.fields.map(({ name, value }) => [
      ALIASES.get(name) ?? name,
      valueText(source, value),
    ]),
  );
}

/** The entry's own fields, and those of the entries it refers to where it has none of that name. */
export function allFields(byKey: EntriesByKey, source: BibtexSource): FieldMap {
  const own = ownFields(source);
  if (!own.has('crossref') && !own.has('xdata')) return own;
  return inherited({ byKey, seen: new Set() }, source, own);
}

interface Inheritance {
  readonly byKey: EntriesByKey;
  /** Where entries begin that are being resolved: some refer to themselves. */
  readonly seen: Set<number>;
}

function inherited(inheritance: Inheritance, { entry, at }: BibtexSource, own: FieldMap): FieldMap {
  const { byKey, seen } = inheritance;
  seen.add(at);
  const all = new Map(own);
  for (const key of parentsOf(own)) {
    const parent = byKey.get(key);
    if (parent === undefined || seen.has(parent.at)) continue;
    const parents = inherited(inheritance, parent, ownFields(parent));
    for (const [name, value] of parents) {
      for (const target of inheritedNames(parent.entry.type, entry.type, name)) {
        if (!all.has(target)) all.set(target, value);
      }
    }
  }
  return all;
}

function parentsOf(fields: FieldMap): readonly string[] {
  return [fields.get('crossref'), fields.get('xdata')].flatMap(
    (keys) => keys?.split(/[\s,]+/u).filter((key) => key !== '') ?? [],
  );
}

/** BibLaTeX manual, appendix B: what is an entry's own affair. */
const NOT_INHERITED = new Set(
  (
    'ids crossref xref xdata entryset entrysubtype execute label options presort related ' +
    'relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey'
  ).split(' '),
);

const TITLE = /^(?:title|subtitle|titleaddon)$/u;
const OTHER_TITLE = /^(?:shorttitle|sorttitle|indextitle|indexsorttitle)$/u;

/** What the titles of a parent are to a child: of the whole work, the book, the journal. */
const TITLES: readonly (readonly [parents: RegExp, children: RegExp, prefix: string])[] = [
  [/^mvbook$/u, /^(?:book|inbook|bookinbook|suppbook)$/u, 'main'],
  [
    /^(?:mvcollection|mvreference)$/u,
    /^(?:collection|reference|incollection|inreference|suppcollection)$/u,
    'main',
  ],
  [/^mvproceedings$/u, /^(?:proceedings|inproceedings)$/u, 'main'],
  [/^book$/u, /^(?:inbook|bookinbook|suppbook)$/u, 'book'],
  [/^(?:collection|reference)$/u, /^(?:incollection|inreference|suppcollection)$/u, 'book'],
  [/^proceedings$/u, /^inproceedings$/u, 'book'],
  [/^periodical$/u, /^(?:article|suppperiodical)$/u, 'journal'],
];

/** The names under which a child inherits a field of its parent. */
function inheritedNames(parent: string, child: string, name: string): readonly string[] {
  if (NOT_INHERITED.has(name)) return [];
  if (name === 'author' && isBookOf(parent, child)) return ['bookauthor', 'author'];
  const prefix = TITLES.find(([parents, children]) => parents.test(parent) && children.test(child));
  if (prefix === undefined) return [name];
  if (OTHER_TITLE.test(name)) return [];
  return [TITLE.test(name) ? `${prefix[2]}${name}` : name];
}

function isBookOf(parent: string, child: string): boolean {
  if (parent === 'mvbook' && child === 'book') return true;
  return /^(?:mv)?book$/u.test(parent) && /^(?:inbook|bookinbook|suppbook)$/u.test(child);
}
