/** The text of a literature note, from the user's template and what is known and written about a paper. */
import {
  HIGHLIGHT_COLOURS,
  type AnnotationSet,
  type Highlight,
  type HighlightColour,
} from '../annotations/annotation.ts';
import { escapeMarkdown } from '../citations/markup.ts';
import type { References } from '../citations/footnote.ts';
import { formatQuotation } from '../citations/quotations.ts';
import { formatCitation, webAddress, type CitationSyntax } from '../citations/syntax.ts';
import { fillTemplate } from '../citations/template.ts';
import { displayName, venueLabel, type Paper } from '../library/paper.ts';
import { fillFrontMatter, type YamlValues } from './frontMatter.ts';

/** What a note says in the user's language and settings. */
export interface NoteWords {
  readonly syntax: CitationSyntax;
  /** For footnotes. */
  readonly references: References;
  /** What the reading status is called. */
  readonly status: string;
  /** Headings of the highlights, by colour. */
  readonly colours: Readonly<Record<HighlightColour, string>>;
  /** The line with a highlight's tags. */
  readonly tags: (tags: string) => string;
}

export interface LiteratureNote {
  /** With its fences and a line end; empty where the template has none. */
  readonly frontMatter: string;
  /** Markdown. */
  readonly body: string;
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u;

/** The front matter is YAML whatever the paper is called; in the body, its title and abstract stay text. */
export function renderNote(
  template: string,
  paper: Paper,
  annotations: AnnotationSet | undefined,
  words: NoteWords,
): LiteratureNote {
  const [head = '', yaml] = FRONT_MATTER.exec(template) ?? [];
  const body = template.slice(head.length);
  const written = {
    citation: formatCitation([paper], words.syntax, { references: words.references }),
    note: annotations?.note.trim() ?? '',
    highlights: highlightGroups(paper, annotations?.highlights ?? [], words),
  };
  const facts = factsOf(paper, annotations, words);
  const frontMatter =
    yaml === undefined ? '' : `---\n${fillFrontMatter(yaml, { ...facts, ...written })}\n---\n`;
  return { frontMatter, body: fillTemplate(body, { ...asMarkdown(facts), ...written }) };
}

function factsOf(paper: Paper, annotations: AnnotationSet | undefined, words: NoteWords) {
  return {
    title: paper.title,
    heading: paper.title,
    authors: paper.authors.map(displayName),
    date: dateOf(paper),
    key: paper.key,
    tags: annotations?.tags ?? [],
    reference: referenceOf(paper),
    status: words.status,
    abstract: paper.abstract,
  } as const satisfies YamlValues;
}

/** The reference is Markdown already, and so is a key between backticks or behind `@`. */
function asMarkdown({ reference, key, ...facts }: ReturnType<typeof factsOf>) {
  const escaped = Object.entries<string | readonly string[]>(facts).map(([name, value]) => [
    name,
    escapeMarkdown(typeof value === 'string' ? value : value.join(', ')),
  ]);
  return { ...(Object.fromEntries(escaped) as Record<string, string>), reference, key };
}

/** "2023-06-05", as far as it is known. */
function dateOf(paper: Paper): string {
  const parts = paper.item.issued?.['date-parts']?.[0];
  if (parts === undefined) return paper.year?.toString() ?? '';
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** "Ibrahim, Chen (2023). *Title*. KDD 2023. <https://…>": for a reader; a style's form is not meant. */
function referenceOf(paper: Paper): string {
  const authors = paper.authors.map(displayName).join(', ');
  const year = paper.year === undefined ? '' : ` (${String(paper.year)})`;
  const address = webAddress(paper);
  const parts = [
    escapeMarkdown(`${authors}${year}`.trim()),
    `*${escapeMarkdown(paper.title)}*`,
    escapeMarkdown(venueLabel(paper) ?? ''),
    address === undefined ? '' : `<${encodeURI(decoded(address)).replace(/[<>]/gu, '')}>`,
  ];
  return parts.filter((part) => part !== '').join('. ');
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address.replace(/%/gu, '');
  }
}

/** Grouped by colour in the order of the palette, each group in the order of the text. */
function highlightGroups(paper: Paper, highlights: readonly Highlight[], words: NoteWords): string {
  const groups = HIGHLIGHT_COLOURS.flatMap((colour) => {
    const group = highlights.filter((highlight) => highlight.colour === colour);
    if (group.length === 0) return [];
    const heading = `## ${escapeMarkdown(words.colours[colour].replace(/\s+/gu, ' '))}`;
    return [heading, ...group.toSorted(byPlace).map((one) => highlightText(paper, one, words))];
  });
  return groups.join('\n\n');
}

/** Title, abstract, then what is from elsewhere, as it was entered. */
function byPlace(one: Highlight, other: Highlight): number {
  const field = ({ field }: Highlight) => ['title', 'abstract', undefined].indexOf(field);
  return field(one) - field(other) || (one.position?.start ?? 0) - (other.position?.start ?? 0);
}

function highlightText(paper: Paper, highlight: Highlight, words: NoteWords): string {
  const { quote, locator = '', comment, tags } = highlight;
  const quotation = formatQuotation(
    { paper, exact: quote.exact, locator },
    {
      style: 'block',
      template: '{text}\n\n{citation}',
      syntax: words.syntax,
      references: words.references,
      markup: 'markdown',
    },
  );
  const tagLine = tags.length === 0 ? '' : escapeMarkdown(words.tags(tags.join(', ')));
  return [quotation, comment.trim(), tagLine].filter((part) => part !== '').join('\n\n');
}
