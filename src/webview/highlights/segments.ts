/**
 * Cuts a text at every end of every highlight, so that each piece is covered by the same highlights all
 * through. One sweep over the sorted ends: the work grows with what comes out of it. Pure.
 */

/** What is to be painted: UTF-16 code units of the field as stored, end exclusive. */
export interface Span {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface Segment<S extends Span> {
  readonly start: number;
  readonly end: number;
  /** Those that cover it, the shortest first: the one that a click means. */
  readonly spans: readonly S[];
}

/** The pieces of `start` to `end`, in order and without gaps; none where there is no text. */
export function cut<S extends Span>(
  start: number,
  end: number,
  spans: readonly S[],
): readonly Segment<S>[] {
  if (end <= start) return [];
  const inside = spans.filter((span) => clampedStart(span) < clampedEnd(span));
  const opening = inside.toSorted((a, b) => a.start - b.start);
  const closing = inside.toSorted((a, b) => a.end - b.end);
  const segments: Segment<S>[] = [];
  let covering: readonly S[] = [];
  let opened = 0;
  let closed = 0;
  let at = start;

  function clampedStart(span: S): number {
    return Math.max(start, span.start);
  }
  function clampedEnd(span: S): number {
    return Math.min(end, span.end);
  }
  /** Takes in what begins here and lets go what ends here. */
  function pass(): void {
    for (let span = closing[closed]; span && clampedEnd(span) <= at; span = closing[closed]) {
      covering = covering.filter((other) => other !== closing[closed]);
      closed += 1;
    }
    for (let span = opening[opened]; span && clampedStart(span) <= at; span = opening[opened]) {
      covering = withShortestFirst(covering, span);
      opened += 1;
    }
  }

  while (at < end) {
    pass();
    const nextOpening = opening[opened];
    const nextClosing = closing[closed];
    const next = Math.min(
      end,
      nextOpening === undefined ? end : clampedStart(nextOpening),
      nextClosing === undefined ? end : clampedEnd(nextClosing),
    );
    segments.push({ start: at, end: next, spans: covering });
    at = next;
  }
  return segments;
}

function withShortestFirst<S extends Span>(spans: readonly S[], span: S): readonly S[] {
  const length = span.end - span.start;
  const place = spans.findIndex((other) => other.end - other.start > length);
  return spans.toSpliced(place < 0 ? spans.length : place, 0, span);
}
