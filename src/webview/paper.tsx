/** One paper: the bar, the text, what the reader writes, and where to go from here. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { Annotations } from './annotations.tsx';
import { Bar } from './bar.tsx';
import { Header } from './header.tsx';
import { Announcer } from './highlights/announcer.tsx';
import { SelectionCaret } from './highlights/caret.tsx';
import { Choosing } from './highlights/choosing.tsx';
import { HighlightEditor } from './highlights/editor.tsx';
import { SelectionToolbar } from './highlights/toolbar.tsx';
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
        <Abstract state={state} actions={actions} />
        <Results page={page} strings={strings} />
        <SelectionToolbar state={state} actions={actions} />
        <SelectionCaret state={state} />
        <HighlightEditor state={state} actions={actions} />
      </main>
      <Annotations state={state} actions={actions} />
      <Related page={page} strings={strings} actions={actions} />
      <Choosing state={state} actions={actions} />
      <Announcer state={state} />
      <Problem state={state} actions={actions} />
    </div>
  );
}
