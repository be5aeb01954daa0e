/** Where a paper's highlights are in its text now. Derived, never stored. */
import type { Paper } from '../../library/paper.ts';
import type { Highlight, HighlightField } from '../annotation.ts';
import { resolve, type Anchor } from './resolve.ts';

/** `elsewhere`: the passage is not in the text here, but in the paper's PDF for instance. */
export type HighlightAnchor = Anchor | { readonly state: 'elsewhere' };

/** Highlights are values, and so is what is known of them; the text of their paper may change. */
const resolved = new WeakMap<Highlight, { readonly text: string; readonly anchor: Anchor }>();

export function fieldText(paper: Paper, field: HighlightField): string {
  return paper[field];
}

/** Found once for each highlight and text. */
export function anchorOf(paper: Paper, highlight: Highlight): HighlightAnchor {
  if (highlight.field === undefined) return { state: 'elsewhere' };
  const text = fieldText(paper, highlight.field);
  const known = resolved.get(highlight);
  if (known?.text === text) return known.anchor;
  const anchor = resolve(text, highlight);
  resolved.set(highlight, { text, anchor });
  return anchor;
}
