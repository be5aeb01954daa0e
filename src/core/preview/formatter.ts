/**
 * The citations and the references of a document, formatted in a CSL style as pandoc would. Heavy: import
 * this file only when something is to be formatted. What was formatted is kept, so that the next version
 * of a document costs no more than what changed in it.
 */
import type { Engine, VariableWrapper } from 'citeproc';
import { engineFor, type CslSource, type Language } from '../bibliography/engine.ts';
import { plainText, withUsualSigns } from '../bibliography/formattedHtml.ts';
import type { FoundCitation } from '../citations/citation.ts';
import { isNoWork } from '../citations/noWork.ts';
import type { PrintedCitation } from '../citations/pandoc/readPandoc.ts';
import type { CslItem } from '../library/paper.ts';
import { clusterInput, clustersOf, type Cluster, type ClusterInput } from './cluster.ts';
import { DOI_START, END, itemMark, TITLE_START, URL_START, withoutMarks } from './marks.ts';
import { escapeHtml, safeHtml } from './markedHtml.ts';
import {
  referenceId,
  type FormattedCitation,
  type FormattedDocument,
  type ReferenceEntry,
} from './formatted.ts';
import { numberMarked } from './numbers.ts';
import { printAll, type Printed } from './processing.ts';
import { sortInRuns } from './runs.ts';

/** What the keys of a document mean, and how they are printed; another one where any of that changes. */
export interface Source extends Language {
  /** Undefined for a key that is not known. */
  readonly item: (key: string) => CslItem | undefined;
  readonly style: CslSource;
  /** Keys of references that are listed though nothing cites them. */
  readonly uncited: readonly string[];
  /** Whether citations lead to their references. */
  readonly links: boolean;
  /** What is said of a key that is not known. */
  readonly unknown: (key: string) => string;
}

interface List {
  readonly references: readonly ReferenceEntry[];
  readonly hasHangingIndent: boolean;
  readonly texts: ReadonlyMap<string, string>;
}

export class Formatter {
  readonly #source: Source;
  readonly #engine: Engine;
  readonly #items = new Map<string, CslItem | undefined>();
  /** Keys by the numbers that they have in marks. */
  readonly #keys: string[] = [];
  readonly #numbers = new Map<string, number>();
  #last: Printed | undefined;
  #listed: { readonly of: string; readonly list: List } | undefined;
  #formattedLast: { readonly of: string; readonly document: FormattedDocument } | undefined;

  /** @throws GlossError `csl.badStyle` (reason), `csl.dependent` (address) */
  constructor(source: Source) {
    this.#source = source;
    const { style, locales, lang } = source;
    this.#engine = engineFor({ get: (key) => this.#item(key) }, style, {
      locales,
      lang,
      variableWrapper: this.#wrapper(),
    });
    this.#engine.setOutputFormat('html');
    sortInRuns(this.#engine);
  }

  /** All citations of a document, in its order. */
  format(printed: readonly PrintedCitation[]): FormattedDocument {
    const clusters = clustersOf(printed);
    const inputs = clusters.map((cluster) =>
      clusterInput(cluster, (key) => this.#item(key), this.#engine),
    );
    const order = printingOrder(clusters);
    const of = JSON.stringify([inputs, order, clusters.map(shapeOf)]);
    if (this.#formattedLast?.of !== of) {
      this.#formattedLast = { of, document: this.#formatted(clusters, inputs, order) };
    }
    return this.#formattedLast.document;
  }

  #formatted(
    clusters: readonly Cluster[],
    inputs: readonly ClusterInput[],
    order: readonly number[],
  ): FormattedDocument {
    const printed = this.#printed(inputs, order);
    const list = this.#list(inputs);
    const done: FormattedCitation[] = [];
    // Inner ones first: they stand behind the ones around them.
    for (const [index, cluster] of [...clusters.entries()].reverse()) {
      const html = printed[index] ?? this.#around(inputs[index]?.unknown ?? '');
      done[index] = this.#citation(cluster, html, { texts: list.texts, done });
    }
    const { references, hasHangingIndent } = list;
    const movesIntoQuotes = this.#engine.getOpt('punctuation-in-quote') === true;
    return { citations: done, references, hasHangingIndent, movesIntoQuotes };
  }

  /** What citeproc prints of each; undefined where nothing of it is known. */
  #printed(
    inputs: readonly ClusterInput[],
    order: readonly number[],
  ): readonly (string | undefined)[] {
    const isNote = this.#engine.opt.xclass === 'note';
    const known = order.flatMap((index): readonly ClusterInput[] => {
      const input = inputs[index];
      return input === undefined || input.items.length === 0 ? [] : [input];
    });
    const numbered = known.map((input, index) => ({ input, note: isNote ? index + 1 : 0 }));
    this.#last = printAll(this.#engine, this.#last, numbered, this.#uncited());
    const html = new Map(known.map((input, index) => [input, this.#last?.html[index]]));
    return inputs.map((input) => html.get(input));
  }

  #uncited(): readonly string[] {
    return this.#source.uncited.filter((key) => this.#item(key) !== undefined);
  }

  /** What the style puts around all citations, where it has not printed any of this one. */
  #around(text: string): string {
    if (text === '') return '';
    const {
      layout_prefix: before,
      layout_suffix: behind,
      layout_decorations: decorations,
    } = this.#engine.citation.opt;
    const isRaised = decorations.some(
      ([name, value]) => name === '@vertical-align' && value === 'sup',
    );
    const html = escapeHtml(before + text + behind);
    return isRaised ? `<sup>${html}</sup>` : html;
  }

  #citation(
    { citation, nested }: Cluster,
    html: string,
    {
      texts,
      done,
    }: { readonly texts: ReadonlyMap<string, string>; readonly done: readonly FormattedCitation[] },
  ): FormattedCitation {
    const linking = {
      item: (index: number) => this.#link(this.#keys[index] ?? '', texts),
      nested: (index: number) => done[nested[index] ?? -1]?.html ?? '',
      unknown: (index: number) => this.#unknown(citation.items[index]?.key ?? ''),
      title: undefined,
    };
    // A style of numbers has no author to put into the text.
    const whole = html.replace(/^\[NO_PRINTED_FORM\] /u, '');
    const text = safeHtml(this.#numbered(whole, citation), linking);
    const isKnown = citation.items.some(({ key }) => this.#item(key) !== undefined);
    if (!isKnown && citation.items.every(({ key }) => isNoWork(key)))
      return { html: text, note: undefined, isWritten: true };
    if (this.#engine.opt.xclass !== 'note' || !isKnown) return { html: text, note: undefined };
    return { html: safeHtml(this.#author(citation), linking), note: capitalized(text) };
  }

  /** What a textual citation says in the text, in styles of notes. */
  #author({ form, items: [first] }: FoundCitation): string {
    const isTextual = form === 'textual' && first?.mode === 'textual';
    if (!isTextual || this.#item(first.key) === undefined) return '';
    const html = this.#engine.makeCitationCluster([{ id: first.key, 'author-only': true }]);
    return html.startsWith('[NO_PRINTED_FORM]') ? '' : html;
  }

  #unknown(key: string): string {
    const title = escapeHtml(this.#source.unknown(key));
    return `<strong class="gloss-unknown" title="${title}">${escapeHtml(key)}?</strong>`;
  }

  #numbered(html: string, { items }: FoundCitation): string {
    const numbers = items.flatMap(({ key }) => {
      const number = this.#engine.registry.registry[key]?.seq;
      return number === undefined ? [] : [{ index: this.#numberOf(key), number }];
    });
    return numberMarked(html, numbers);
  }

  #link(key: string, texts: ReadonlyMap<string, string>): string | undefined {
    const text = texts.get(key);
    if (!this.#source.links || text === undefined) return undefined;
    return `<a href="#${escapeHtml(referenceId(key))}" title="${escapeHtml(text)}">`;
  }

  #list(inputs: readonly ClusterInput[]): List {
    const keys = [...new Set(inputs.flatMap(({ items }) => items.map(({ id }) => id)))];
    const of = JSON.stringify([keys, this.#uncited()]);
    if (this.#listed?.of !== of) this.#listed = { of, list: this.#made() };
    return this.#listed.list;
  }

  #made(): List {
    const made = this.#engine.makeBibliography();
    if (made === false) return { references: [], hasHangingIndent: false, texts: new Map() };
    const [{ entry_ids: ids, hangingindent }, entries] = made;
    const references = entries.map((entry, index) => this.#entry(ids[index]?.[0] ?? '', entry));
    return {
      references,
      hasHangingIndent: hangingindent === true,
      texts: new Map(references.map(({ key, text }) => [key, text])),
    };
  }

  #entry(key: string, entry: string): ReferenceEntry {
    const html = safeHtml(withoutBox(entry), {
      item: () => undefined,
      nested: () => '',
      unknown: () => '',
      title: addressOf(this.#item(key)),
    });
    return { key, html, text: plainText(html.replaceAll('</div><div', '</div> <div')).trim() };
  }

  /** A copy without the characters that are marks here, under the key that it is cited by. */
  #item(key: string): CslItem | undefined {
    if (!this.#items.has(key)) {
      const item = this.#source.item(key);
      const clean = item && (JSON.parse(withoutMarks(JSON.stringify(item))) as CslItem);
      this.#items.set(key, clean && { ...clean, id: key });
    }
    return this.#items.get(key);
  }

  #numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#keys.length);
    return this.#keys.push(key) - 1;
  }

  #wrapper(): VariableWrapper {
    return ({ itemData, variableNames, context }, before, text, behind) => {
      const [name = ''] = variableNames;
      const start =
        context === 'citation' ? itemMark(this.#numberOf(itemData.id)) : LISTED_MARKS[name];
      return start === undefined ? before + text + behind : before + start + text + END + behind;
    };
  }
}

/** With a capital letter at the beginning, be it within tags or quotation marks. */
function capitalized(html: string): string {
  return html.replace(/^(?:<[^>]*>|["“‘'([\s])*\p{Ll}/u, (start) => {
    return start.slice(0, -1) + start.slice(-1).toUpperCase();
  });
}

/** What a cluster prints besides what citeproc is given, wherever it stands. */
function shapeOf({ nested, citation: { form, items } }: Cluster) {
  return [nested, form, items.map(({ key }) => key)];
}

/** The numbers of the clusters as one reads them: a note where it is referred to. */
function printingOrder(clusters: readonly Cluster[]): readonly number[] {
  const places = clusters.map(({ printedAt }, index) => ({ printedAt, index }));
  places.sort((one, other) => one.printedAt - other.printedAt || one.index - other.index);
  return places.map(({ index }) => index);
}

const LISTED_MARKS: Readonly<Record<string, string | undefined>> = {
  URL: URL_START,
  DOI: DOI_START,
  title: TITLE_START,
};

function addressOf(item: CslItem | undefined): string | undefined {
  if (item?.DOI !== undefined)
    return `https://doi.org/${item.DOI.replace(/^https?:\/\/[^/]*\//u, '')}`;
  return item?.URL;
}

/** citeproc puts each entry into a box of its own. */
function withoutBox(entry: string): string {
  return withUsualSigns(
    entry
      .replace(/^\s*<div class="csl-entry">|<\/div>\s*$/gu, '')
      .replace(/>\s+<(?=\/?div)/gu, '><'),
  ).trim();
}
