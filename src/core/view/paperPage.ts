/** From a paper to what the panel shows of it. */
import { anchorOf } from '../annotations/anchoring/anchors.ts';
import type { AnnotationSet } from '../annotations/annotation.ts';
import { citationKeys } from '../citations/keys.ts';
import type { Highlighter } from '../annotations/highlighter.ts';
import type { Library } from '../library/library.ts';
import { authorYear, displayName, venueLabel, type Paper } from '../library/paper.ts';
import { keyOfNotePath } from '../annotations/notePath.ts';
import { compareInReading } from '../annotations/readingOrder.ts';
import { findTopic, labelWithinGroup, type TopicGroup } from '../library/topics.ts';
import type { Related } from '../search/related.ts';
import type {
  CitedPaper,
  Page,
  PageAnnotations,
  PageHighlight,
  PageLink,
  PageTopic,
  Paragraph,
  RelatedPaper,
} from './page.ts';

/** What a page is made from besides the paper itself. */
export interface PageSources {
  readonly library: Pick<Library, 'get' | 'topics'>;
  readonly annotations: { readonly get: (paper: Paper) => AnnotationSet | undefined };
  readonly highlights: Pick<Highlighter, 'steps'>;
}

export function paperPage(paper: Paper, related: readonly Related[], sources: PageSources): Page {
  const { library } = sources;
  const topics = library.topics();
  const venue = venueLabel(paper);
  const date = isoDate(paper);
  return {
    key: paper.key,
    title: paper.title,
    authors: paper.authors.map(displayName),
    ...(venue !== undefined && { venue }),
    ...(date !== undefined && { date }),
    topics: pageTopics(paper, topics),
    links: pageLinks(paper),
    abstract: paragraphs(paper.abstract),
    results: paper.facts.results,
    related: related.flatMap((hit) => relatedPaper(hit, library.get(hit.key), topics)),
    annotations: pageAnnotations(paper, sources),
  };
}

export function pageAnnotations(
  paper: Paper,
  { library, annotations, highlights }: PageSources,
): PageAnnotations {
  const set = annotations.get(paper);
  const note = set?.note ?? '';
  return {
    note,
    tags: set?.tags ?? [],
    status: set?.status ?? 'unread',
    highlights: pageHighlights(paper, set),
    cited: citedPapers(note, library),
    ...highlights.steps(paper),
  };
}

/** Those found in the text, as they stand in it; then the lost ones; then those from elsewhere. */
function pageHighlights(paper: Paper, set: AnnotationSet | undefined): readonly PageHighlight[] {
  const found = (set?.highlights ?? []).map((highlight): PageHighlight => {
    const { id, field, quote, locator, colour, comment, tags } = highlight;
    return {
      id,
      ...(field !== undefined && { field }),
      anchor: anchorOf(paper, highlight),
      exact: quote.exact,
      ...(locator !== undefined && { locator }),
      colour,
      comment,
      tags,
    };
  });
  return found.toSorted(compareInReading);
}

function citedPapers(note: string, library: Pick<Library, 'get'>): readonly CitedPaper[] {
  const keys = new Set([...citationKeys(note).map(({ key }) => key), ...linkedKeys(note)]);
  return [...keys].flatMap((key) => {
    const paper = library.get(key);
    return paper === undefined ? [] : [{ key, title: paper.title, authorYear: authorYear(paper) }];
  });
}

/** The keys of papers whose notes are linked to: `[see](gloss-note:/zimmer2023sparse.md)`. */
function linkedKeys(note: string): readonly string[] {
  return [...note.matchAll(/gloss-note:(\/[^\s)>\]]+)/gu)].flatMap(([, path = '']) => {
    const key = keyOfNotePath(path);
    return key === undefined ? [] : [key];
  });
}

/** All addresses that belong to a paper, each once; only http and https. */
export function pageLinks(paper: Paper): readonly PageLink[] {
  const { arxiv, venue, code } = paper.facts;
  const links: PageLink[] = [];
  if (arxiv !== undefined) {
    links.push({
      kind: 'arxiv',
      label: `arXiv ${arxiv}`,
      url: `https://arxiv.org/abs/${arxiv}`,
    });
  }
  for (const doi of new Set([paper.item.DOI, venue?.doi])) {
    if (doi !== undefined) {
      links.push({ kind: 'doi', label: `DOI ${doi}`, url: `https://doi.org/${doi}` });
    }
  }
  code.forEach((url) => links.push({ kind: 'code', label: withoutScheme(url), url }));
  const web = paper.item.URL;
  if (web !== undefined && !links.some(({ url }) => url === web)) {
    links.push({ kind: 'web', label: withoutScheme(web), url: web });
  }
  return links.filter(({ url }) => /^https?:\/\//iu.test(url));
}

/**
 * Whether an address stands in a note, as text or as a link's target. Percent signs are compared decoded:
 * a renderer writes addresses with more of them than people do.
 */
export function noteHasLink(note: string, url: string): boolean {
  return /^https?:\/\//iu.test(url) && decoded(note).includes(decoded(url).replace(/\/$/u, ''));
}

function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/giu, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/iu, '').replace(/\/$/u, '');
}

function pageTopics(paper: Paper, groups: readonly TopicGroup[]): readonly PageTopic[] {
  const { primary, secondary } = paper.facts.topics;
  return [primary, ...secondary].flatMap((id) => {
    const found = id === undefined ? undefined : findTopic(groups, id);
    if (found === undefined) return [];
    const { topic, group } = found;
    const label = labelWithinGroup(topic, group);
    return [{ id: topic.id, label, group: group.label, primary: topic.id === primary }];
  });
}

function relatedPaper(
  { key, sharedTopics, sharedTerms }: Related,
  paper: Paper | undefined,
  groups: readonly TopicGroup[],
): readonly RelatedPaper[] {
  if (paper === undefined) return [];
  const labels = sharedTopics.flatMap((id) => {
    const found = findTopic(groups, id);
    return found === undefined ? [] : [labelWithinGroup(found.topic, found.group)];
  });
  const { title } = paper;
  return [{ key, title, authorYear: authorYear(paper), sharedTopics: labels, sharedTerms }];
}

function isoDate(paper: Paper): string | undefined {
  const parts = paper.item.issued?.['date-parts']?.[0] ?? [];
  if (parts.length === 0) return paper.year?.toString();
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

/** Each without the white space around it; the texts are parts of the abstract as it is stored. */
function paragraphs(abstract: string): readonly Paragraph[] {
  const breaks = [...abstract.matchAll(/\r?\n\s*\r?\n/gu)];
  const ends = [...breaks.map(({ index }) => index), abstract.length];
  return ends.flatMap((end, at) => {
    const before = breaks[at - 1];
    const from = before === undefined ? 0 : before.index + before[0].length;
    const raw = abstract.slice(from, end);
    const text = raw.trim();
    return text === '' ? [] : [{ text, start: from + raw.indexOf(text) }];
  });
}
