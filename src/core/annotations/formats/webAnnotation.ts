/**
 * A paper's annotations in the form of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/):
 * one annotation of the paper as a whole, with its note, tags, status and place in the queue, and one for each
 * highlight. Positions are code points there, and UTF-16 code units here; a lone surrogate is one of either.
 * What the model has no words for stands under names of Gloss's own.
 */
import type {
  AnnotationSet,
  Highlight,
  HighlightColour,
  TextPosition,
  TextQuote,
} from '../annotation.ts';
import { addressOf } from './paperFinder.ts';

/** `gloss:field` and the like are names in a namespace, as JSON-LD has it. */
export const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { gloss: 'urn:x-gloss:' }] as const;

export interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose: 'commenting' | 'describing' | 'tagging';
  readonly value: string;
  readonly format: 'text/plain' | 'text/markdown';
}

type QuoteSelector = TextQuote & { readonly type: 'TextQuoteSelector' };
type PositionSelector = TextPosition & { readonly type: 'TextPositionSelector' };

interface Annotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: TextualBody['purpose'] | 'highlighting' | 'bookmarking';
  readonly body?: readonly TextualBody[];
  readonly created: string;
  readonly modified: string;
}

export interface PaperAnnotation extends Annotation {
  readonly target: {
    readonly id: string;
    readonly 'dcterms:title': string;
    readonly 'gloss:keys': readonly string[];
    readonly 'gloss:arxiv'?: string;
    readonly 'gloss:doi'?: string;
    readonly 'gloss:year'?: number;
  };
  readonly 'gloss:status': string;
  readonly 'gloss:queue'?: number;
}

interface PassageTarget {
  readonly source: string;
  readonly selector: readonly (QuoteSelector | PositionSelector)[];
}

/** A highlight, for any program that knows the model. */
export interface WebAnnotation extends Annotation {
  readonly '@context': (typeof CONTEXT)[0];
  readonly target: PassageTarget;
}

export interface HighlightAnnotation extends Annotation {
  /** The colour, as a style of the target. */
  readonly stylesheet: { readonly type: 'CssStylesheet'; readonly value: string };
  readonly target: PassageTarget & { readonly styleClass: HighlightColour };
  /** The id of the annotation of the paper as a whole. */
  readonly 'gloss:set': string;
  readonly 'gloss:field'?: string;
  readonly 'gloss:locator'?: string;
}

/** As Zotero has them. */
const CSS_COLOURS: Readonly<Record<HighlightColour, string>> = {
  yellow: '#ffd400',
  red: '#ff6666',
  green: '#5fb236',
  blue: '#2ea8e5',
  purple: '#a28ae5',
  magenta: '#e56eee',
  orange: '#f19837',
  grey: '#aaaaaa',
};

/** All of a set but its highlights. */
export function paperAnnotation(set: AnnotationSet): PaperAnnotation {
  const { paper, note, tags, status, queue, created, modified } = set;
  const { keys, title, arxiv, doi, year } = paper;
  const body: TextualBody[] = [
    ...(note === '' ? [] : [bodyOf('describing', note, 'text/markdown')]),
    ...tags.map((tag) => bodyOf('tagging', tag)),
  ];
  return {
    id: annotationId(set.id),
    type: 'Annotation',
    motivation: body[0]?.purpose ?? 'bookmarking',
    ...(body.length > 0 && { body }),
    target: {
      id: addressOf(paper),
      'dcterms:title': title,
      'gloss:keys': keys,
      ...(arxiv !== undefined && { 'gloss:arxiv': arxiv }),
      ...(doi !== undefined && { 'gloss:doi': doi }),
      ...(year !== undefined && { 'gloss:year': year }),
    },
    'gloss:status': status,
    ...(queue !== undefined && { 'gloss:queue': queue }),
    created,
    modified,
  };
}

/** A highlight with all that Gloss knows of it; `text` as for `toWebAnnotation`. */
export function highlightAnnotation(
  set: Pick<AnnotationSet, 'id' | 'paper'>,
  highlight: Highlight,
  text: string,
): HighlightAnnotation {
  const { colour, field, locator } = highlight;
  const { target, ...annotation } = annotationOf(highlight, { source: addressOf(set.paper), text });
  return {
    ...annotation,
    stylesheet: {
      type: 'CssStylesheet',
      value: `.${colour} { background-color: ${CSS_COLOURS[colour]} }`,
    },
    target: { ...target, styleClass: colour },
    'gloss:set': annotationId(set.id),
    ...(field !== undefined && { 'gloss:field': field }),
    ...(locator !== undefined && { 'gloss:locator': locator }),
  };
}

/**
 * A highlight in the words of the model alone. `source` is the IRI of what is annotated, `text` the field the
 * highlight is in, as it is now (empty for a passage from elsewhere, or where it is not known). The position
 * is left out where other words stand there.
 */
export function toWebAnnotation(
  highlight: Highlight,
  annotated: { readonly source: string; readonly text: string },
): WebAnnotation {
  return { '@context': CONTEXT[0], ...annotationOf(highlight, annotated) };
}

function annotationOf(
  highlight: Highlight,
  { source, text }: { readonly source: string; readonly text: string },
): Omit<WebAnnotation, '@context'> {
  const { id, quote, comment, tags, created, modified } = highlight;
  const body = [
    ...(comment === '' ? [] : [bodyOf('commenting', comment)]),
    ...tags.map((tag) => bodyOf('tagging', tag)),
  ];
  return {
    id: annotationId(id),
    type: 'Annotation',
    motivation: body[0]?.purpose ?? 'highlighting',
    ...(body.length > 0 && { body }),
    target: { source, selector: [quoteSelector(quote), ...positionSelectors(highlight, text)] },
    created,
    modified,
  };
}

function annotationId(id: string): string {
  return `urn:uuid:${id}`;
}

function bodyOf(
  purpose: TextualBody['purpose'],
  value: string,
  format: TextualBody['format'] = 'text/plain',
): TextualBody {
  return { type: 'TextualBody', purpose, value, format };
}

function quoteSelector({ exact, prefix, suffix }: TextQuote): QuoteSelector {
  return { type: 'TextQuoteSelector', exact, prefix, suffix };
}

function positionSelectors(
  { quote, position }: Highlight,
  text: string,
): readonly PositionSelector[] {
  if (position === undefined || text.slice(position.start, position.end) !== quote.exact) return [];
  const start = codePoints(text, position.start);
  return [{ type: 'TextPositionSelector', start, end: codePoints(text, position.end) }];
}

/** How many code points there are before a place that is counted in code units. */
function codePoints(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length;
}
