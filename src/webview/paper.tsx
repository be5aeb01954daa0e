/** One paper: the bar, the text, what the reader writes, and where to go from here. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { Annotations } from './annotations.tsx';
import { Bar } from './bar.tsx';
import { Header } from './header.tsx';
import { Problem } from './problem.tsx';
import type { PaperProps } from './props.ts';
import { Related } from './related.tsx';
import { Abstract, Results } from './text.tsx';

export function Paper({ state, actions }: PaperProps) {
  const { page, strings } = state;
  return (
    <div class="paper">
      <Bar state={state} actions={actions} />
      <main>
        <Header state={state} actions={actions} />
        <Abstract page={page} strings={strings} />
        <Results page={page} strings={strings} />
      </main>
      <Annotations state={state} actions={actions} />
      <Related page={page} strings={strings} actions={actions} />
      <Problem state={state} actions={actions} />
    </div>
  );
}
