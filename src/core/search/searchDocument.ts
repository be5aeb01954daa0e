/**
 * What search knows of a paper: its texts by field, plain strings. Built from the paper, the user's
 * annotations and the topics; nothing here knows how it is ranked.
 */
import { allTags, type AnnotationSet } from '../annotations/annotation.ts';
import { displayName, keysOf, venueLabel } from '../library/paper.ts';
import type { Paper } from '../library/paper.ts';
import { findTopic } from '../library/topics.ts';
import type { TopicGroup } from '../library/topics.ts';

/** The fields in which words are found. */
export const SEARCH_FIELDS = [
  'title',
  'method',
  'aliases',
  'authors',
  'topics',
  'keyphrases',
  'abstract',
  'note',
  'highlights',
  'tags',
  'record',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** A paper as the index takes it; an empty field is the empty string. */
export type SearchDocument = Readonly<Record<SearchField, string>> & { readonly key: string };

/** `record` holds what a citation shows: key, year, venue, arXiv id. Entries stand on lines. */
export function searchDocument(
  paper: Paper,
  annotations: AnnotationSet | undefined,
  groups: readonly TopicGroup[],
): SearchDocument {
  const { facts } = paper;
  const record = [...keysOf(paper), paper.year?.toString(), venueLabel(paper), facts.arxiv];
  return {
    key: paper.key,
    title: paper.title,
    method: facts.method ?? '',
    aliases: lines([...facts.aliases, ...facts.acronyms.filter((it) => it !== facts.method)]),
    authors: lines(paper.authors.map(displayName)),
    topics: lines(topicIds(paper).map((id) => topicText(groups, id))),
    keyphrases: lines(facts.keyphrases),
    abstract: paper.abstract,
    note: annotations?.note ?? '',
    highlights: lines(highlightTexts(annotations)),
    tags: lines(allTags(annotations)),
    record: lines(record.filter((it) => it !== undefined)),
  };
}

/** What the user wrote at highlights, and the words of passages that the paper's text here lacks. */
export function highlightTexts(annotations: AnnotationSet | undefined): readonly string[] {
  return (annotations?.highlights ?? [])
    .flatMap(({ field, quote, comment }) => [field === undefined ? quote.exact : '', comment])
    .filter((text) => text.trim() !== '');
}

/** The paper's topics, primary first; empty where it has none. */
export function topicIds(paper: Paper): readonly string[] {
  const { primary, secondary } = paper.facts.topics;
  const ids = [primary ?? '', ...secondary].filter((id) => id !== '');
  return [...new Set(ids)];
}

/** A topic with what it is about: "removing the influence of training data". */
function topicText(groups: readonly TopicGroup[], id: string): string {
  const topic = findTopic(groups, id)?.topic;
  return topic === undefined ? id : `${topic.label}: ${topic.description}`;
}

function lines(entries: readonly string[]): string {
  return [...new Set(entries)].join('\n');
}
