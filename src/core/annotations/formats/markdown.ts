/** Annotations as Markdown for reading: not to be read back. */
import { escapeInline, escapeMarkdown } from '../../citations/markup.ts';
import { webAddress } from '../../citations/syntax.ts';
import { displayName, venueLabel, type Paper } from '../../library/paper.ts';
import { anchorOf, type HighlightAnchor } from '../anchoring/anchors.ts';
import {
  hasNotes,
  type AnnotationSet,
  type Highlight,
  type HighlightColour,
  type HighlightField,
  type ReadingStatus,
} from '../annotation.ts';
import { compareInReading } from '../readingOrder.ts';
import { inFileOrder } from './order.ts';
import type { PaperFinder } from './paperFinder.ts';

/** What the file says in the user's language. */
export interface MarkdownWords {
  /** The title of a file with several papers. */
  readonly title: string;
  readonly note: string;
  readonly highlights: string;
  readonly status: (status: ReadingStatus) => string;
  readonly queued: string;
  readonly colour: (colour: HighlightColour) => string;
  readonly field: (field: HighlightField) => string;
  readonly tags: (tags: string) => string;
}

export interface MarkdownFile {
  /** "ibrahim2023comet.md": no two differ in letter case only. */
  readonly name: string;
  readonly text: string;
}

/** All papers in one text, by citation key. What has nothing to read is left out. */
export function writeMarkdown(
  sets: readonly AnnotationSet[],
  finder: PaperFinder,
  words: MarkdownWords,
): string {
  const papers = readable(sets).map((set) => paperText(set, { finder, words, level: 2 }));
  return `${[`# ${oneLine(words.title)}`, ...papers].join('\n\n')}\n`;
}

/** A file for each paper. What has nothing to read is left out. */
export function markdownFiles(
  sets: readonly AnnotationSet[],
  finder: PaperFinder,
  words: MarkdownWords,
): readonly MarkdownFile[] {
  const taken = new Set<string>();
  return readable(sets).map((set) => ({
    name: `${freeName(fileName(set), taken)}.md`,
    text: `${paperText(set, { finder, words, level: 1 })}\n`,
  }));
}

function readable(sets: readonly AnnotationSet[]): readonly AnnotationSet[] {
  return inFileOrder(sets).filter(
    (set) =>
      hasNotes(set) || set.tags.length > 0 || set.status !== 'unread' || set.queue !== undefined,
  );
}

/** Of letters, digits and signs that every file system has. */
function fileName({ paper }: AnnotationSet): string {
  const name = (paper.keys[0] ?? paper.title).replace(/[^\p{L}\p{N}_-]+/gu, '-');
  return name.replace(/^-+|-+$/gu, '').slice(0, 80) || 'paper';
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1)
    free = `${name}-${String(number)}`;
  taken.add(free.toLowerCase());
  return free;
}

interface Writing {
  readonly finder: PaperFinder;
  readonly words: MarkdownWords;
  /** Of the paper's heading. */
  readonly level: number;
}

function paperText(set: AnnotationSet, { finder, words, level }: Writing): string {
  const paper = finder.byRecord(set.paper);
  const heading = (depth: number, title: string) => `${'#'.repeat(depth)} ${oneLine(title)}`;
  const note = set.note.trim();
  const highlights = inReadingOrder(set, paper).map((highlight) => highlightText(highlight, words));
  return [
    heading(level, paper?.title ?? set.paper.title),
    referenceOf(set, paper),
    stateOf(set, words),
    ...(note === '' ? [] : [heading(level + 1, words.note), note.replaceAll('\r\n', '\n')]),
    ...(highlights.length === 0 ? [] : [heading(level + 1, words.highlights), ...highlights]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** "Shibal Ibrahim, Wenyu Chen (2023). KDD 2023. <https://arxiv.org/abs/2306.02824>", as far as it is known. */
function referenceOf({ paper: record }: AnnotationSet, paper: Paper | undefined): string {
  const authors = (paper?.authors ?? []).map(displayName).join(', ');
  const year = paper?.year ?? record.year;
  const address = paper === undefined ? undefined : webAddress(paper);
  const parts = [
    oneLine(`${authors}${year === undefined ? '' : ` (${String(year)})`}`.trim()),
    oneLine((paper && venueLabel(paper)) ?? ''),
    address === undefined ? '' : `<${address.replace(/[<>\s]/gu, encodeURIComponent)}>`,
  ];
  return parts.filter((part) => part !== '').join('. ');
}

/** "`@ibrahim2023comet` · Reading · in the reading queue · Tags: moe" */
function stateOf({ paper, status, queue, tags }: AnnotationSet, words: MarkdownWords): string {
  const keys = paper.keys.map((key) => `\`@${key.replaceAll('`', "'")}\``);
  return [
    ...keys,
    inLine(words.status(status)),
    ...(queue === undefined ? [] : [inLine(words.queued)]),
    ...tagsOf(tags, words),
  ].join(' · ');
}

function tagsOf(tags: readonly string[], words: MarkdownWords): readonly string[] {
  return tags.length === 0 ? [] : [inLine(words.tags(tags.join(', ')))];
}

/** As they stand in the text; where that is not known, as they stood when they were made. */
function inReadingOrder(
  { highlights }: AnnotationSet,
  paper: Paper | undefined,
): readonly Highlight[] {
  return highlights
    .map((highlight) => ({ highlight, field: highlight.field, anchor: placeOf(highlight, paper) }))
    .toSorted((one, other) => compareInReading(placed(one), placed(other)))
    .map(({ highlight }) => highlight);
}

function placed({ field, anchor }: { field: HighlightField | undefined; anchor: HighlightAnchor }) {
  return field === undefined ? { anchor } : { field, anchor };
}

function placeOf(highlight: Highlight, paper: Paper | undefined): HighlightAnchor {
  if (paper !== undefined) return anchorOf(paper, highlight);
  const { field, position } = highlight;
  if (field === undefined) return { state: 'elsewhere' };
  return position === undefined ? { state: 'orphan' } : { state: 'exact', ...position };
}

function highlightText(highlight: Highlight, words: MarkdownWords): string {
  const { quote, colour, comment, tags, field, locator = '' } = highlight;
  const where = locator.trim() === '' && field !== undefined ? words.field(field) : locator.trim();
  const about = [
    `**${inLine(words.colour(colour))}**`,
    ...(where === '' ? [] : [inLine(where)]),
    ...tagsOf(tags, words),
  ].join(' · ');
  const quoted = escapeMarkdown(quote.exact.trim().replace(/\r\n?/gu, '\n'))
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  const remark = escapeMarkdown(comment.trim().replace(/\r\n?/gu, '\n'));
  return [quoted, about, remark].filter((part) => part !== '').join('\n\n');
}

/** One line of its own. */
function oneLine(text: string): string {
  return escapeMarkdown(text.trim().replace(/\s+/gu, ' '));
}

/** For a part of a line, behind others. */
function inLine(text: string): string {
  return escapeInline(text.trim().replace(/\s+/gu, ' '));
}
