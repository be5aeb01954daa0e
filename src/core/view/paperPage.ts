/** From a paper to what the panel shows of it. */
import type { AnnotationSet } from '../annotations/annotation.ts';
import type { Library } from '../library/library.ts';
import { authorYear, displayName, venueLabel, type Paper } from '../library/paper.ts';
import { findTopic, labelWithinGroup, type TopicGroup } from '../library/topics.ts';
import type { Related } from '../search/related.ts';
import type { Page, PageAnnotations, PageLink, PageTopic, RelatedPaper } from './page.ts';

export function paperPage(
  paper: Paper,
  annotations: AnnotationSet | undefined,
  related: readonly Related[],
  library: Pick<Library, 'get' | 'topics'>,
): Page {
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
    annotations: pageAnnotations(annotations),
  };
}

export function pageAnnotations(annotations: AnnotationSet | undefined): PageAnnotations {
  return {
    note: annotations?.note ?? '',
    tags: annotations?.tags ?? [],
    status: annotations?.status ?? 'unread',
  };
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

function paragraphs(abstract: string): readonly string[] {
  return abstract.split(/\r?\n\s*\r?\n/u).flatMap((text) => {
    const trimmed = text.trim();
    return trimmed === '' ? [] : [trimmed];
  });
}
