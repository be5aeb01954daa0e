/** What most parts of the page are drawn from: the state of the paper, and what can be done with it. */
import type { Actions } from './actions.ts';
import type { PaperState } from './store.ts';

export interface PaperProps {
  readonly state: PaperState;
  readonly actions: Actions;
}
