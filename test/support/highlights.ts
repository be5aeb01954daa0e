/** Highlights to test with: what a test does not care about is filled in. */
import type { AnnotationSet, Highlight } from '../../src/core/annotations/annotation.ts';

export function aHighlight(parts: Partial<Highlight> = {}): Highlight {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    field: 'abstract',
    quote: { exact: 'sparse gate', prefix: 'A ', suffix: '.' },
    position: { start: 2, end: 13 },
    colour: 'yellow',
    comment: '',
    tags: [],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    ...parts,
  };
}

/** A passage that is not in the text here. */
export function aForeignPassage(exact: string, parts: Partial<Highlight> = {}): Highlight {
  const quote = { exact, prefix: '', suffix: '' };
  const highlight = Object.entries(aHighlight({ quote, ...parts }));
  const kept = highlight.filter(([name]) => name !== 'field' && name !== 'position');
  return Object.fromEntries(kept) as unknown as Highlight;
}

/** Annotations of `ibrahim2023comet`. */
export function aSet(parts: Partial<AnnotationSet> = {}): AnnotationSet {
  return {
    id: 'set-1',
    paper: { keys: ['ibrahim2023comet'], title: 'COMET' },
    note: '',
    tags: [],
    status: 'unread',
    highlights: [],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    ...parts,
  };
}
