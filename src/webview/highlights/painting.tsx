/**
 * The paper's text with its highlights, and what a search found, painted on it. Its text nodes hold the stored text and nothing
 * else; all that marks a passage is in classes, so offsets can be read from the document.
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useMemo } from 'preact/hooks';
import type { MarkedPlace } from '../../core/search/marks.ts';
import { cut, type Segment, type Span } from './segments.ts';
import type { Mark } from './textRange.ts';

export interface PaintedProps {
  readonly text: string;
  /** Where the text begins in its field. */
  readonly start: number;
  readonly marks: readonly Mark[];
  /** What a search found in the field. */
  readonly found: readonly MarkedPlace[] | undefined;
  readonly current: string | undefined;
}

/** Draws anew only when something of it changed, not at every input elsewhere on the page. */
export function Painted({ text, start, marks, found, current }: PaintedProps) {
  return useMemo(
    () => (
      <>
        {cut(start, start + text.length, spansOf(marks, found)).map((segment) => (
          <Piece
            key={segment.start}
            segment={segment}
            text={text.slice(segment.start - start, segment.end - start)}
            current={current}
          />
        ))}
      </>
    ),
    [text, start, marks, found, current],
  );
}

/** Words that a search found. */
interface FoundSpan extends Span {
  readonly colour?: undefined;
}

function spansOf(
  marks: readonly Mark[],
  found: readonly MarkedPlace[] = [],
): readonly (Mark | FoundSpan)[] {
  return [...marks, ...found.map(({ start, end }) => ({ id: 'found', start, end }))];
}

function isMark(span: Mark | FoundSpan): span is Mark {
  return span.colour !== undefined;
}

interface PieceProps {
  readonly segment: Segment<Mark | FoundSpan>;
  readonly text: string;
  readonly current: string | undefined;
}

function Piece({ segment: { spans }, text, current }: PieceProps) {
  const marks = spans.filter(isMark);
  const isFound = marks.length < spans.length;
  const [top, under] = marks;
  if (top === undefined) return <span {...(isFound && { class: 'found' })}>{text}</span>;
  const classes = [
    'mark',
    `is-${top.colour}`,
    top.doubtful && 'doubtful',
    under !== undefined && `over-${under.colour}`,
    marks.some(({ id }) => id === current) && 'current',
    isFound && 'found',
  ];
  return (
    <mark class={classes.filter(Boolean).join(' ')} data-ids={marks.map(({ id }) => id).join(' ')}>
      {text}
    </mark>
  );
}
