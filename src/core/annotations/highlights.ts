/**
 * Edits of a paper's highlights as values: each gives the next list and the edit that takes it back.
 * Edits name highlights by id, so that one made elsewhere meanwhile is not undone with another.
 */
import { GlossError } from '../base/errors.ts';
import type { Highlight } from './annotation.ts';

export type HighlightEdit =
  /** Puts one in, at a place of the list where it stood before, else at the end. */
  | { readonly kind: 'add'; readonly highlight: Highlight; readonly at?: number }
  | { readonly kind: 'remove'; readonly id: string }
  /** Sets these fields, and no others, which may change elsewhere meanwhile; undefined takes one away. */
  | { readonly kind: 'set'; readonly id: string; readonly fields: HighlightFields };

export type HighlightFields = {
  readonly [Name in Editable]?: Highlight[Name] | undefined;
};

const EDITABLE = [
  'field',
  'quote',
  'position',
  'locator',
  'colour',
  'comment',
  'tags',
  'modified',
] as const;
type Editable = (typeof EDITABLE)[number];

export interface EditResult {
  readonly highlights: readonly Highlight[];
  readonly inverse: HighlightEdit;
}

/** @throws GlossError `highlight.gone` when there is none of this id (any more) */
export function applyEdit(highlights: readonly Highlight[], edit: HighlightEdit): EditResult {
  switch (edit.kind) {
    case 'add': {
      const at = edit.at ?? highlights.length;
      const inverse = { kind: 'remove', id: edit.highlight.id } as const;
      return { highlights: highlights.toSpliced(at, 0, edit.highlight), inverse };
    }
    case 'remove': {
      const at = indexOf(highlights, edit.id);
      const highlight = highlightOf(highlights, edit.id);
      return { highlights: highlights.toSpliced(at, 1), inverse: { kind: 'add', highlight, at } };
    }
    case 'set': {
      const { id, fields } = edit;
      const former = highlightOf(highlights, id);
      const next = highlights.with(indexOf(highlights, id), withFields(former, fields));
      return { highlights: next, inverse: { kind: 'set', id, fields: sameFields(former, fields) } };
    }
  }
}

/** The fields in which a newer form of a highlight differs; empty where it does not. */
export function changedFields(former: Highlight, next: Highlight): HighlightFields {
  const changed = EDITABLE.filter(
    (name) => JSON.stringify(former[name]) !== JSON.stringify(next[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, next[name]]));
}

function withFields(highlight: Highlight, fields: HighlightFields): Highlight {
  const entries = Object.entries({ ...highlight, ...fields });
  // Only optional fields are ever undefined.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Highlight;
}

function sameFields(highlight: Highlight, fields: HighlightFields): HighlightFields {
  return Object.fromEntries(
    EDITABLE.filter((name) => name in fields).map((name) => [name, highlight[name]]),
  );
}

/** @throws GlossError `highlight.gone` */
export function highlightOf(highlights: readonly Highlight[], id: string): Highlight {
  const found = highlights.find((highlight) => highlight.id === id);
  if (found === undefined) throw new GlossError('highlight.gone', []);
  return found;
}

function indexOf(highlights: readonly Highlight[], id: string): number {
  return highlights.findIndex((highlight) => highlight.id === id);
}
