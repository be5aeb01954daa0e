/** Asking the host: what every action is made of, and how long each request may take. */
import type { PageRequestName, PageRequests } from '../shared/messages.ts';
import { RpcError, type Rpc } from './rpc.ts';
import type { PanelEvent, PanelState, PaperState } from './store.ts';

export interface ActionContext {
  readonly state: () => PanelState;
  readonly dispatch: (event: PanelEvent) => void;
  readonly rpc: Rpc;
}

/** Asks the host; true if it did what was asked. Failures become the page's problem. */
export type Ask = <Name extends PageRequestName>(
  name: Name,
  params: PageRequests[Name],
) => Promise<boolean>;

/** Runs a piece of work for the paper shown; does nothing where there is none. */
export type WithPaper = (work: (paper: PaperState, key: string) => void) => void;

const STORING: ReadonlySet<PageRequestName> = new Set<PageRequestName>([
  'note.change',
  'note.commit',
  'tags.set',
  'status.set',
  'highlight.create',
  'highlight.change',
  'highlight.attach',
  'highlight.accept',
  'highlight.remove',
  'highlight.undo',
  'highlight.redo',
  'passage.add',
]);

/** Storing is quick; all else may wait for a dialogue that the host shows the user. */
export function secondsToWait(name: PageRequestName): number {
  return STORING.has(name) ? 10 : 600;
}

export function asker({ state, dispatch, rpc }: ActionContext): Ask {
  const sentence = (name: PageRequestName, error: RpcError): string | undefined => {
    const current = state();
    if (error.failure === 'refused') return error.message;
    if (error.failure === 'disposed' || current.kind !== 'paper') return undefined;
    return STORING.has(name) ? current.strings.noAnswer : undefined;
  };
  return async (name, params) => {
    try {
      await rpc.request(name, params);
      return true;
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      const message = sentence(name, error);
      if (message !== undefined) dispatch({ kind: 'problem', message });
      return false;
    }
  };
}

export function withPaperOf({ state }: ActionContext): WithPaper {
  return (work) => {
    const current = state();
    if (current.kind === 'paper') work(current, current.page.key);
  };
}
