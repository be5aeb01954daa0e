/** The whole page for a state: a paper, a sentence in its place, or nothing yet. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { Actions } from './actions.ts';
import { Paper } from './paper.tsx';
import type { PanelState } from './store.ts';

export interface AppProps {
  readonly state: PanelState;
  readonly actions: Actions;
}

export function App({ state, actions }: AppProps) {
  switch (state.kind) {
    case 'empty':
      return null;
    case 'missing':
      return (
        <main class="missing">
          <h1>{state.message}</h1>
        </main>
      );
    case 'paper':
      return <Paper key={state.page.key} state={state} actions={actions} />;
  }
}
