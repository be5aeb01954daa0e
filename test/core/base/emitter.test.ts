import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/base/emitter.ts';
import { Scope } from '../../../src/core/base/scope.ts';

describe('an emitter', () => {
  it('tells every listener until it leaves', () => {
    const emitter = new Emitter<number>();
    const seen: string[] = [];
    const first = emitter.event((value) => seen.push(`first ${String(value)}`));
    emitter.event((value) => seen.push(`second ${String(value)}`));
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    assert.deepEqual(seen, ['first 1', 'second 1', 'second 2']);
  });

  it('tells the others when one throws, and lets the error be seen', async () => {
    const emitter = new Emitter<number>();
    const seen: number[] = [];
    emitter.event(() => {
      throw new Error('from a listener');
    });
    emitter.event((value) => seen.push(value));
    const [before] = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const rejected = new Promise<unknown>((resolve) => process.once('unhandledRejection', resolve));
    emitter.fire(7);
    assert.match(String(await rejected), /from a listener/);
    if (before !== undefined) process.on('unhandledRejection', before);
    assert.deepEqual(seen, [7]);
  });
});

describe('a scope', () => {
  it('ends what it owns, last first', () => {
    const ended: string[] = [];
    const scope = new Scope();
    scope.own({ dispose: () => ended.push('first') });
    scope.own({ dispose: () => ended.push('second') });
    scope.dispose();
    scope.dispose();
    assert.deepEqual(ended, ['second', 'first']);
  });

  it('ends at once what comes too late', () => {
    const scope = new Scope();
    scope.dispose();
    let ended = false;
    scope.own({ dispose: () => (ended = true) });
    assert.ok(ended);
  });

  it('ends everything although one fails, and then says so', () => {
    const scope = new Scope();
    let ended = false;
    scope.own({ dispose: () => (ended = true) });
    scope.own({
      dispose: () => {
        throw new Error('stuck');
      },
    });
    assert.throws(() => {
      scope.dispose();
    }, AggregateError);
    assert.ok(ended);
  });
});
