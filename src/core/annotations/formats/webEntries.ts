/** Reading single Web Annotations: those that Gloss wrote as what they were, those of others as far as they go. */
import { canonicalJson } from '../../base/canonicalJson.ts';
import { isFields, ownField, type Fields } from '../../base/fields.ts';
import {
  isHighlightColour,
  type AnnotationSet,
  type Highlight,
  type HighlightField,
} from '../annotation.ts';
import { ownId, timesOf, type ForeignAnnotation } from './foreign.ts';
import type { EntryProblem } from './problems.ts';
import { problemOf } from './setShape.ts';
import { listed, selectorsFromWebAnnotation } from './webSelectors.ts';

export type Read<T> = { readonly value: T } | { readonly problem: EntryProblem };

/** An annotation of a paper as a whole, as a set without highlights. */
export function readOwnPaper(annotation: Fields, at: string): Read<AnnotationSet> {
  const target = targetOf(annotation);
  const paper = {
    keys: ownField(target, 'gloss:keys'),
    title: ownField(target, 'dcterms:title'),
    arxiv: ownField(target, 'gloss:arxiv'),
    doi: ownField(target, 'gloss:doi'),
    year: ownField(target, 'gloss:year'),
  };
  const set = {
    id: idOf(annotation),
    paper: present({ ...paper, keys: paper.keys === undefined ? [] : listed(paper.keys) }),
    status: ownField(annotation, 'gloss:status'),
    queue: ownField(annotation, 'gloss:queue'),
    tags: bodiesOf(annotation, 'tagging'),
    note: bodiesOf(annotation, 'describing').join('\n\n'),
    highlights: [],
    ...datesOf(annotation),
  };
  return checked('set', present(set), at);
}

/** `textOf` gives the paper's text as it is now, empty where it is not known. */
export function readOwnHighlight(
  annotation: Fields,
  at: string,
  textOf: (field: HighlightField) => string,
): Read<Highlight> {
  const field = ownField(annotation, 'gloss:field');
  const text = field === 'title' || field === 'abstract' ? textOf(field) : '';
  const { quote, position } = selectorsFromWebAnnotation(annotation, text) ?? {};
  if (quote === undefined) return { problem: { entry: at, code: 'target' } };
  const stands = position !== undefined && text.slice(position.start, position.end) === quote.exact;
  const highlight = {
    id: idOf(annotation),
    field,
    quote,
    position: stands ? position : undefined,
    locator: ownField(annotation, 'gloss:locator'),
    colour: targetOf(annotation)['styleClass'],
    comment: bodiesOf(annotation, 'commenting').join('\n\n'),
    tags: bodiesOf(annotation, 'tagging'),
    ...datesOf(annotation),
  };
  return checked('highlight', present(highlight), at);
}

export function readForeign(annotation: Fields, at: string): Read<ForeignAnnotation> {
  const source = sourceOf(annotation);
  if (source === undefined) return { problem: { entry: `${at}.target`, code: 'target' } };
  const { styleClass } = targetOf(annotation);
  const value = {
    id: idOf(annotation) ?? ownId(canonicalJson(annotation)),
    source,
    quote: selectorsFromWebAnnotation(annotation, '')?.quote,
    colour: isHighlightColour(styleClass) ? styleClass : undefined,
    comment: textsOf(annotation).join('\n\n'),
    tags: bodiesOf(annotation, 'tagging'),
    ...timesOf(annotation['created'], annotation['modified']),
  };
  return { value };
}

/** The address of what is annotated: of the first target that has one. */
export function sourceOf(annotation: Fields): string | undefined {
  for (const target of listed(annotation['target'])) {
    if (typeof target === 'string') return target;
    if (!isFields(target)) continue;
    const { source, id } = target;
    const address = isFields(source) ? source['id'] : (source ?? id);
    if (typeof address === 'string') return address;
  }
  return undefined;
}

function targetOf(annotation: Fields): Fields {
  const target = listed(annotation['target']).find(isFields);
  return target ?? {};
}

function idOf({ id }: Fields): string | undefined {
  return typeof id === 'string' ? ownId(id) : undefined;
}

function datesOf({ created, modified }: Fields): Fields {
  return { created: created ?? modified, modified: modified ?? created };
}

/** The texts of the bodies with this purpose. */
function bodiesOf({ body }: Fields, purpose: string): readonly string[] {
  return listed(body).flatMap((part) => {
    if (!isFields(part) || part['purpose'] !== purpose) return [];
    return typeof part['value'] === 'string' ? [part['value']] : [];
  });
}

/** All texts but tags, in whatever form the model allows. */
function textsOf({ body, bodyValue }: Fields): readonly string[] {
  return [bodyValue, ...listed(body)].flatMap((part) => {
    if (typeof part === 'string') return [part];
    if (!isFields(part) || part['purpose'] === 'tagging') return [];
    const text = part['value'] ?? part['id'];
    return typeof text === 'string' ? [text] : [];
  });
}

function checked<T>(kind: 'set' | 'highlight', value: unknown, entry: string): Read<T> {
  const problem = problemOf(kind, value, entry);
  // What passes the check is of this type.
  return problem === undefined ? { value: value as T } : { problem };
}

function present(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
