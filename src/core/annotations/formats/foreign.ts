/** Annotations that another program made become Gloss's: of passages highlights, of whole pages parts of a note. */
import { groupBy } from '../../base/groupBy.ts';
import { nameId } from '../../base/nameId.ts';
import { inUtc } from '../../base/time.ts';
import { fieldText } from '../anchoring/anchors.ts';
import { resolve } from '../anchoring/resolve.ts';
import type {
  AnnotationSet,
  Highlight,
  HighlightColour,
  PaperRecord,
  TextQuote,
} from '../annotation.ts';
import { recordOf } from '../identity.ts';
import { normaliseTags } from '../tags.ts';
import { addressName, idsInAddress, type PaperFinder } from './paperFinder.ts';

export interface ForeignAnnotation {
  /** Whatever the other program calls it. */
  readonly id: string;
  /** The address of what is annotated. */
  readonly source: string;
  /** What the annotated page is called, where that is known. */
  readonly title?: string | undefined;
  /** Absent for an annotation of the page as a whole. */
  readonly quote?: TextQuote | undefined;
  readonly colour?: HighlightColour | undefined;
  readonly comment: string;
  readonly tags: readonly string[];
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
}

/** The time of what has none: always the same, so that importing it again changes nothing. */
const NO_TIME = '1970-01-01T00:00:00.000Z';

const UUID = /^(?:urn:uuid:)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/iu;

/** The UUID that an id is, or one made of it. */
export function ownId(id: string): string {
  return UUID.exec(id)?.[1] ?? nameId(id);
}

/** The times of an annotation, in whatever zone it has them. */
export function timesOf(
  created: unknown,
  modified: unknown,
): Pick<ForeignAnnotation, 'created' | 'modified'> {
  const [first, last] = [created, modified].map((time) =>
    typeof time === 'string' ? inUtc(time) : undefined,
  );
  return { created: first ?? last ?? NO_TIME, modified: last ?? first ?? NO_TIME };
}

/** One set for each paper, and for each address that is none of a known paper. */
export function foreignSets(
  annotations: readonly ForeignAnnotation[],
  finder: PaperFinder,
): readonly AnnotationSet[] {
  const groups = groupBy(annotations, ({ source }) => nameOf(source, finder));
  return [...groups].map(([name, group]) => setOf(name, group, finder));
}

function nameOf(source: string, finder: PaperFinder): string {
  const paper = finder.byAddress(source);
  return paper === undefined ? addressName(source) : `key ${paper.key}`;
}

function setOf(
  name: string,
  group: readonly ForeignAnnotation[],
  finder: PaperFinder,
): AnnotationSet {
  const pages = group.filter(({ quote }) => quote === undefined);
  const notes = pages.map(({ comment }) => comment.trim()).filter((note) => note !== '');
  const times = group.flatMap(({ created, modified }) => [created, modified]).toSorted();
  return {
    id: nameId(`annotations of ${name}`),
    paper: paperOf(group, finder),
    status: 'unread',
    tags: normaliseTags(pages.flatMap(({ tags }) => tags)),
    note: notes.join('\n\n'),
    highlights: group.flatMap((one) => highlightOf(one, finder)),
    created: times[0] ?? NO_TIME,
    modified: times.at(-1) ?? NO_TIME,
  };
}

function paperOf(group: readonly ForeignAnnotation[], finder: PaperFinder): PaperRecord {
  const source = group[0]?.source ?? '';
  const paper = finder.byAddress(source);
  if (paper !== undefined) return recordOf(paper);
  const title = group.map((one) => one.title).find((known) => known !== undefined);
  return { keys: [], title: title ?? source, ...idsInAddress(source) };
}

function highlightOf(annotation: ForeignAnnotation, finder: PaperFinder): readonly Highlight[] {
  const { id, source, quote, colour = 'yellow', comment, tags, created, modified } = annotation;
  if (quote === undefined) return [];
  return [
    {
      id: ownId(id),
      ...placeOf(quote, source, finder),
      quote,
      colour,
      comment,
      tags: normaliseTags(tags),
      created,
      modified,
    },
  ];
}

/** Where the words stand in the paper's text here; else the passage is one from elsewhere. */
function placeOf(
  quote: TextQuote,
  source: string,
  finder: PaperFinder,
): Pick<Highlight, 'field' | 'position'> {
  const paper = finder.byAddress(source);
  if (paper === undefined) return {};
  for (const field of ['abstract', 'title'] as const) {
    const text = fieldText(paper, field);
    const anchor = text.includes(quote.exact) ? resolve(text, { quote }) : undefined;
    if (anchor === undefined || anchor.state === 'orphan') continue;
    return { field, position: { start: anchor.start, end: anchor.end } };
  }
  return {};
}
