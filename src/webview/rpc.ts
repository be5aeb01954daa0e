/**
 * Requests to the host and their answers. A page id, fresh for each load of the script, keeps answers
 * to an earlier load apart; a request that is never answered is rejected, after a time or on dispose.
 */
import type { FromPage, PageRequestName, PageRequests, ToPage } from '../shared/messages.ts';

/** Why a request came to nothing. `disposed` concerns nobody any more. */
export type RpcFailure = 'refused' | 'timeout' | 'disposed';

export class RpcError extends Error {
  readonly failure: RpcFailure;

  /** The message of a refused request is the host's sentence for the user. */
  constructor(failure: RpcFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

export interface RpcOptions {
  readonly page: string;
  readonly post: (message: FromPage) => void;
  /** Seconds to wait for the answer to a request. */
  readonly seconds: (name: PageRequestName) => number;
}

export interface Rpc {
  /** Tells the host that this page can be shown something. */
  readonly ready: () => void;
  /** Resolves when the host has done it; rejects with an `RpcError`. */
  readonly request: <Name extends PageRequestName>(
    name: Name,
    params: PageRequests[Name],
  ) => Promise<void>;
  /** Takes an answer from the host; those to an earlier page or to nothing are dropped. */
  readonly receive: (answer: Extract<ToPage, { kind: 'answer' }>) => void;
  readonly dispose: () => void;
}

interface Pending {
  readonly resolve: () => void;
  readonly reject: (error: RpcError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export function createRpc({ page, post, seconds }: RpcOptions): Rpc {
  const waiting = new Map<number, Pending>();
  let lastId = 0;

  function settle(id: number, failure?: RpcError): void {
    const pending = waiting.get(id);
    if (pending === undefined) return;
    waiting.delete(id);
    clearTimeout(pending.timer);
    if (failure === undefined) pending.resolve();
    else pending.reject(failure);
  }

  return {
    ready: () => {
      post({ kind: 'ready', page });
    },
    request: (name, params) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        const expire = (): void => {
          settle(id, new RpcError('timeout', name));
        };
        waiting.set(id, { resolve, reject, timer: setTimeout(expire, seconds(name) * 1000) });
        // A name and the parameters of the same name make a message; the compiler sees the union only.
        post({ kind: 'request', page, id, name, params } as FromPage);
      }),
    receive: (answer) => {
      if (answer.page !== page) return;
      const { error } = answer;
      settle(answer.id, error === undefined ? undefined : new RpcError('refused', error));
    },
    dispose: () => {
      for (const id of [...waiting.keys()]) settle(id, new RpcError('disposed', 'disposed'));
    },
  };
}
