/** Requests: answered, refused, timed out, given up. */
import assert from 'node:assert/strict';
import type { FromPage } from '../../src/shared/messages.ts';
import { createRpc, RpcError, type Rpc } from '../../src/webview/rpc.ts';

function start(seconds = 5): { readonly rpc: Rpc; readonly sent: FromPage[] } {
  const sent: FromPage[] = [];
  const post = (message: FromPage): void => void sent.push(message);
  return { rpc: createRpc({ page: 'p', post, seconds: () => seconds }), sent };
}

const failsWith = (failure: string) => (error: unknown) =>
  error instanceof RpcError && error.failure === failure;

describe('requests', () => {
  it('carry the page, a number of their own, a name and parameters', () => {
    const { rpc, sent } = start(0.01);
    rpc.request('paper.cite', { key: 'a' }).catch(() => undefined);
    rpc.request('history.back', {}).catch(() => undefined);
    assert.deepEqual(sent, [
      { kind: 'request', page: 'p', id: 1, name: 'paper.cite', params: { key: 'a' } },
      { kind: 'request', page: 'p', id: 2, name: 'history.back', params: {} },
    ]);
    rpc.dispose();
  });

  it('are settled by their own answer', async () => {
    const { rpc } = start();
    const first = rpc.request('history.back', {});
    const second = rpc.request('history.forward', {});
    rpc.receive({ kind: 'answer', page: 'p', id: 2, error: 'No.' });
    rpc.receive({ kind: 'answer', page: 'p', id: 1 });
    rpc.receive({ kind: 'answer', page: 'p', id: 1, error: 'Too late.' });
    rpc.receive({ kind: 'answer', page: 'p', id: 99 });
    await first;
    await assert.rejects(second, { failure: 'refused', message: 'No.' });
  });

  it('are not settled by an answer to an earlier page', async () => {
    const { rpc } = start(0.02);
    const request = rpc.request('history.back', {});
    rpc.receive({ kind: 'answer', page: 'before', id: 1 });
    await assert.rejects(request, failsWith('timeout'));
  });

  it('are rejected after their time, and on dispose', async () => {
    const { rpc } = start(0.01);
    await assert.rejects(rpc.request('history.back', {}), failsWith('timeout'));
    const open = start();
    const pending = open.rpc.request('history.back', {});
    open.rpc.dispose();
    await assert.rejects(pending, failsWith('disposed'));
  });
});
