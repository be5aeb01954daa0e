/** What was done with highlights, for screen readers. The same words again are a new element. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { PaperProps } from '../props.ts';

export function Announcer({ state: { highlighting } }: Pick<PaperProps, 'state'>) {
  const { text, count } = highlighting.said;
  return (
    <div class="unseen" role="status">
      <p key={count}>{text}</p>
    </div>
  );
}
