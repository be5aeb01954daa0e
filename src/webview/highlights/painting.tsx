/**
 * The paper's text with its highlights painted on it. Its text nodes hold the stored text and nothing
 * else; all that marks a passage is in classes, so offsets can be read from the document.
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useMemo } from 'preact/hooks';
import { cut, type Segment } from './segments.ts';
import type { Mark } from './textRange.ts';

export interface PaintedProps {
  readonly text: string;
  /** Where the text begins in its field. */
  readonly start: number;
  readonly marks: readonly Mark[];
  readonly current: string | undefined;
}

/** Draws anew only when something of it changed, not at every input elsewhere on the page. */
export function Painted({ text, start, marks, current }: PaintedProps) {
  return useMemo(
    () => (
      <>
        {cut(start, start + text.length, marks).map((segment) => (
          <Piece
            key={segment.start}
            segment={segment}
            text={text.slice(segment.start - start, segment.end - start)}
            current={current}
          />
        ))}
      </>
    ),
    [text, start, marks, current],
  );
}

interface PieceProps {
  readonly segment: Segment<Mark>;
  readonly text: string;
  readonly current: string | undefined;
}

function Piece({ segment: { spans }, text, current }: PieceProps) {
  const [top, under] = spans;
  if (top === undefined) return <span>{text}</span>;
  const classes = [
    'mark',
    `is-${top.colour}`,
    top.doubtful && 'doubtful',
    under !== undefined && `over-${under.colour}`,
    spans.some(({ id }) => id === current) && 'current',
  ];
  return (
    <mark class={classes.filter(Boolean).join(' ')} data-ids={spans.map(({ id }) => id).join(' ')}>
      {text}
    </mark>
  );
}
