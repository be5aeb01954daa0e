/** The order in which highlights are read: as they stand in the text, then the lost, then the foreign. */
import type { HighlightAnchor } from './anchoring/anchors.ts';
import { HIGHLIGHT_FIELDS, type HighlightField } from './annotation.ts';

/** A highlight and where it stands in the text as it is now. */
export interface PlacedHighlight {
  readonly field?: HighlightField;
  readonly anchor: HighlightAnchor;
}

/** Of two that begin in one place, the longer one comes first. */
export function compareInReading(a: PlacedHighlight, b: PlacedHighlight): number {
  return (
    section(a) - section(b) ||
    startOf(a.anchor) - startOf(b.anchor) ||
    endOf(b.anchor) - endOf(a.anchor)
  );
}

function section({ anchor, field }: PlacedHighlight): number {
  if (anchor.state === 'elsewhere' || field === undefined) return HIGHLIGHT_FIELDS.length + 1;
  return anchor.state === 'orphan' ? HIGHLIGHT_FIELDS.length : HIGHLIGHT_FIELDS.indexOf(field);
}

function startOf(anchor: HighlightAnchor): number {
  return 'start' in anchor ? anchor.start : 0;
}

function endOf(anchor: HighlightAnchor): number {
  return 'end' in anchor ? anchor.end : 0;
}
