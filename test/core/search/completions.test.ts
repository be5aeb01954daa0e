import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Completion } from '../../../src/core/search/completions.ts';
import { annotations, paper, searchOf } from './support.ts';

const SEARCH = searchOf(
  [
    paper('a', {
      year: 2021,
      authors: ['Jan Berg'],
      facts: { topics: { primary: 'moe-gating', secondary: ['kv'] } },
    }),
    paper('b', {
      year: 2023,
      authors: ['Xu Li', 'Jan Berg'],
      facts: { topics: { primary: 'kv', secondary: [] } },
    }),
  ],
  { a: annotations({ tags: ['To Read'], note: 'x' }) },
);
const offered = (input: string, caret?: number): readonly Completion[] =>
  SEARCH.completions(input, caret);

function check(input: string, expected: readonly string[]): void {
  assert.deepEqual(
    offered(input).map(({ insertText }) => insertText),
    expected,
  );
}

describe('completions', () => {
  it('offers filters by name from two letters on', () => {
    check('t', []);
    check('to', ['topic:']);
    check('sparse st', ['sparse status:']);
    check('topic', ['topic:']);
    check('-ta', ['-tag:']);
    check('topics', []);
    check('to ', []);
    check('', []);
  });

  it('offers the values of a filter, quoted where they have spaces', () => {
    check('x topic:ga', ['x topic:Gating ']);
    check('topic:', [
      'topic:"Mixture of Experts" ',
      'topic:Gating ',
      'topic:"Efficient Inference" ',
      'topic:"KV Cache & Long Context" ',
    ]);
    check('author:', ['author:"Jan Berg" ', 'author:"Xu Li" ']);
    check('author:"xu', ['author:"Xu Li" ']);
    check('tag:', ['tag:"To Read" ']);
    check('year:202', ['year:2023 ', 'year:2021 ']);
    check('year:2023..', []);
    check('year:2021..2023', []);
    check('-status:re', ['-status:reading ', '-status:read ']);
    check('has:', ['has:note ', 'has:highlight ', 'has:code ']);
    check('TOPIC:ga', ['TOPIC:Gating ']);
  });

  it('offers nothing for what is complete or no filter', () => {
    check('year:2023', []);
    check('topic:Gating', []);
    check('topic:Gating ', []);
    check('foo:ga', []);
    check('N:M', []);
  });

  it('counts papers and names the group', () => {
    const [group, topic] = offered('topic:');
    assert.deepEqual([group?.label, group?.count], ['Mixture of Experts', 1]);
    assert.deepEqual(
      [topic?.label, topic?.count, topic?.detail],
      ['Gating', 1, 'Mixture of Experts'],
    );
    assert.deepEqual(
      offered('author:').map(({ count }) => count),
      [2, 1],
    );
  });

  it('completes at the caret and keeps what follows', () => {
    assert.equal(offered('author:xu gating', 9)[0]?.insertText, 'author:"Xu Li" gating');
  });

  it('finds, once taken, the number of papers it promised', () => {
    for (const name of ['topic', 'author', 'tag', 'year', 'status', 'has']) {
      for (const { insertText, count } of offered(`${name}:`)) {
        const answer = SEARCH.find(insertText);
        assert.deepEqual(answer.problems, []);
        assert.equal(answer.total, count, insertText);
      }
    }
  });

  it('never throws', () => {
    const part = fc.oneof(
      fc.constantFrom('topic:', '"', '-', 'au', ':', '\ud800'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part), fc.nat(20), (parts, caret) => {
        for (const { insertText } of offered(parts.join(''), caret))
          assert.notEqual(insertText, '');
      }),
    );
  });
});
