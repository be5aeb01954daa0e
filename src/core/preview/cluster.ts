/** A citation of a document as citeproc takes it: works it can print, and what is said around them. */
import type { CitationInput, CitationItemInput, Engine } from 'citeproc';
import type { FoundItem } from '../citations/citation.ts';
import type { PrintedCitation } from '../citations/pandoc/readPandoc.ts';
import { affixText } from './affix.ts';
import { unknownMark, withoutMarks } from './marks.ts';

/** A citation, and those that stand in what is said around its keys. */
export interface Cluster extends PrintedCitation {
  /** Their numbers among all of the document, in its order. */
  readonly nested: readonly number[];
}

/** Outer ones come first, as in the document. */
export function clustersOf(printed: readonly PrintedCitation[]): readonly Cluster[] {
  const nested = printed.map((): number[] => []);
  const around: number[] = [];
  const endOf = (index: number) => printed[index]?.citation.end ?? 0;
  for (const [index, { citation }] of printed.entries()) {
    while (around.length > 0 && endOf(around.at(-1) ?? 0) <= citation.start) around.pop();
    const outer = around.at(-1);
    if (outer !== undefined) nested[outer]?.push(index);
    around.push(index);
  }
  return printed.map((one, index) => ({ ...one, nested: nested[index] ?? [] }));
}

/** What citeproc is given, and what it can't print. */
export interface ClusterInput {
  /** Empty where no work of the citation is known. */
  readonly items: readonly CitationItemInput[];
  /** The author stands in the text. */
  readonly isTextual: boolean;
  /** Works stay in the order they are written in. */
  readonly isUnsorted: boolean;
  /** The text of the whole where nothing is known. */
  readonly unknown: string;
}

interface Said {
  readonly item: FoundItem;
  readonly isKnown: boolean;
  readonly prefix: string;
  readonly suffix: string;
}

/** @param style of the engine that is to print it: its delimiters go between what it can't */
export function clusterInput(
  { citation }: Cluster,
  isKnown: (key: string) => boolean,
  style: Pick<Engine, 'citation' | 'citation_sort'>,
): ClusterInput {
  let nested = 0;
  const next = () => nested++;
  const said = citation.items.map((item): Said => {
    const prefix = beforeKey(affixText(item.prefix, next));
    const suffix = behindKey(affixText(item.suffix, next));
    return { item, isKnown: isKnown(item.key), prefix, suffix };
  });
  const delimiter = style.citation.opt.layout_delimiter;
  const texts = said.map(unknownText);
  const isTextual =
    citation.form === 'textual' && said[0]?.isKnown === true && said[0].item.mode === 'textual';
  const groups = grouped(said, style.citation_sort.tokens.length > 0 && !isTextual);
  const textOf = (index: number) => texts[index] ?? '';
  return {
    items: groups.flatMap(({ at, before, behind }) =>
      inputOf(said[at], {
        prefix: before.map((index) => textOf(index) + delimiter).join(''),
        suffix: behind.map((index) => delimiter + textOf(index)).join(''),
      }),
    ),
    isTextual,
    isUnsorted: isTextual || said.some(isApart),
    unknown: groups.length === 0 ? texts.join(delimiter) : '',
  };
}

/** What is said between two works keeps them from being sorted, as in pandoc. */
function isApart({ prefix }: Said, index: number, said: readonly Said[]): boolean {
  return index > 0 && (prefix !== '' || said[index - 1]?.suffix !== '');
}

/** A known work, and the unknown ones that are printed along with it. */
interface Group {
  readonly at: number;
  readonly before: readonly number[];
  readonly behind: number[];
}

/** Those before the first known one go with it, or behind the last where the style sorts. */
function grouped(said: readonly Said[], isSorted: boolean): readonly Group[] {
  const groups: Group[] = [];
  const early: number[] = [];
  for (const [at, { isKnown }] of said.entries()) {
    if (isKnown)
      groups.push({ at, before: isSorted || groups.length > 0 ? [] : early, behind: [] });
    else (groups.at(-1)?.behind ?? early).push(at);
  }
  if (isSorted) groups.at(-1)?.behind.push(...early);
  return groups;
}

/** What stands for all works is printed nowhere. */
function unknownText({ item, prefix, suffix }: Said, index: number): string {
  return item.key === '*' ? '' : prefix + unknownMark(index) + suffix;
}

function beforeKey(prefix: string): string {
  return prefix === '' || prefix.endsWith(' ') ? prefix : `${prefix} `;
}

/** What is said behind a key stands apart from it, but for punctuation. */
function behindKey(suffix: string): string {
  return suffix === '' || /^[\s,.;:!?)\]’”]/u.test(suffix) ? suffix : ` ${suffix}`;
}

function inputOf(
  said: Said | undefined,
  around: { readonly prefix: string; readonly suffix: string },
): readonly CitationItemInput[] {
  if (said === undefined) return [];
  const { item } = said;
  const prefix = around.prefix + said.prefix;
  const suffix = said.suffix + around.suffix;
  const input = {
    id: item.key,
    ...(prefix !== '' && { prefix }),
    ...(suffix !== '' && { suffix }),
    ...(item.locator !== '' && locatorOf(item)),
    ...(item.mode === 'suppress' && { 'suppress-author': true as const }),
  };
  return [input];
}

function locatorOf({ locator, label }: FoundItem): Pick<CitationItemInput, 'locator' | 'label'> {
  const text = withoutMarks(locator);
  // A label that no style knows: none is printed, and ranges are left as they are.
  return label === ''
    ? { locator: text.replace(/-+/gu, '–'), label: 'none' }
    : { locator: text, label };
}

/** For citeproc's `processCitationCluster` and `rebuildProcessorState`. */
export function citationInput(
  id: string,
  { items, isTextual, isUnsorted }: ClusterInput,
  noteIndex: number,
): CitationInput {
  // In styles of notes the author stands in the text, and the rest in the note.
  const isInNote = isTextual && noteIndex > 0;
  const mode = isTextual && !isInNote ? ({ mode: 'composite' } as const) : {};
  const unsorted = isUnsorted ? ({ unsorted: true } as const) : {};
  return {
    citationID: id,
    citationItems: isInNote ? withoutAuthor(items) : items,
    properties: { noteIndex, ...mode, ...unsorted },
  };
}

function withoutAuthor([
  first,
  ...others
]: readonly CitationItemInput[]): readonly CitationItemInput[] {
  return first === undefined ? [] : [{ ...first, 'suppress-author': true }, ...others];
}
