/** A citation of a document as citeproc takes it: works it can print, and what is said around them. */
import type { CitationInput, CitationItemInput, Engine } from 'citeproc';
import type { CslItem } from '../library/paper.ts';
import type { FoundItem } from '../citations/citation.ts';
import type { PrintedCitation } from '../citations/pandoc/readPandoc.ts';
import { affixText } from './affix.ts';
import { unknownMark, withoutMarks } from './marks.ts';
import { gathered } from './runs.ts';

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
  itemOf: (key: string) => CslItem | undefined,
  style: Pick<Engine, 'citation' | 'citation_sort'>,
): ClusterInput {
  let nested = 0;
  const next = () => nested++;
  const said = citation.items.map((item): Said => {
    const prefix = beforeKey(affixText(item.prefix, next));
    const suffix = behindKey(affixText(item.suffix, next));
    return { item, isKnown: itemOf(item.key) !== undefined, prefix, suffix };
  });
  const delimiter = style.citation.opt.layout_delimiter;
  const texts = said.map(unknownText);
  const isTextual =
    citation.form === 'textual' && said[0]?.isKnown === true && said[0].item.mode === 'textual';
  const isSorted = style.citation_sort.tokens.length > 0;
  const groups = grouped(said, isSorted && !isTextual);
  const textOf = (index: number) => texts[index] ?? '';
  const runs = runsOf(said);
  const items = groups.flatMap(({ at, before, behind }) =>
    inputOf(said[at], {
      run: runs[at] ?? 0,
      prefix: before.map((index) => textOf(index) + delimiter).join(''),
      suffix: behind.map((index) => delimiter + textOf(index)).join(''),
    }),
  );
  const isGathered = style.citation.opt.collapse === 'year' && (!isSorted || isTextual);
  return {
    items: isGathered ? gathered(items, itemOf) : items,
    isTextual,
    unknown: groups.length === 0 ? texts.join(delimiter) : '',
  };
}

/** Works are sorted among those next to them, as in pandoc: one with words of its own before or behind stays in its place. */
function runsOf(said: readonly Said[]): readonly number[] {
  let run = 0;
  return said.map((one, index) => {
    const last = said[index - 1];
    if (last !== undefined && (isApart(last) || isApart(one))) run += 1;
    return run;
  });
}

function isApart({ prefix, suffix }: Said): boolean {
  return prefix !== '' || suffix !== '';
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
  around: { readonly run: number; readonly prefix: string; readonly suffix: string },
): readonly CitationItemInput[] {
  if (said === undefined) return [];
  const { item } = said;
  const prefix = around.prefix + said.prefix;
  const suffix = said.suffix + around.suffix;
  const input = {
    id: item.key,
    run: around.run,
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
  { items, isTextual }: ClusterInput,
  noteIndex: number,
): CitationInput {
  // In styles of notes the author stands in the text, and the rest in the note.
  const isInNote = isTextual && noteIndex > 0;
  const mode = isTextual && !isInNote ? ({ mode: 'composite' } as const) : {};
  const unsorted = isTextual ? ({ unsorted: true } as const) : {};
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
