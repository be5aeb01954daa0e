import assert from 'node:assert/strict';
import { aDocument, indexOf } from './documents.ts';

describe('finding by a text', () => {
  const index = indexOf([
    aDocument('pair', { abstract: 'Attention sinks hold heads together in the network.' }),
    aDocument('apart', {
      abstract: 'Sinks of water. The network holds heads, and attention together.',
    }),
    aDocument('title', { title: 'Pruning by magnitude', abstract: 'Weights that are small go.' }),
    aDocument('once', { abstract: 'Weights that are small go, and magnitude is a word here.' }),
    aDocument('friend', { abstract: 'Hessian curvature decides which weights go.' }),
    aDocument('far', { abstract: 'Hessian curvature of a landscape with valleys.' }),
  ]);
  const keys = (text: string, without?: string): readonly string[] =>
    index.findByText(text, without === undefined ? {} : { without }).map(({ key }) => key);

  it('puts words side by side before the same words apart', () => {
    assert.deepEqual(keys('attention sinks').slice(0, 2), ['pair', 'apart']);
  });

  it('counts the title twice', () => {
    assert.equal(keys('magnitudes')[0], 'title');
  });

  it('also asks for the words of the first answers', () => {
    const found = keys('which weights go');
    assert.equal(found[0], 'friend');
    // It has no word of the text, but words of the first answer.
    assert.ok(found.includes('far'));
  });

  it('leaves out the paper it is told to', () => {
    assert.ok(!keys('attention sinks', 'pair').includes('pair'));
    assert.equal(keys('attention sinks', 'pair')[0], 'apart');
  });

  it('finds nothing by stop words, unknown words or no words', () => {
    for (const text of ['', 'the of and', 'zyzzyva', '???']) assert.deepEqual(keys(text), []);
  });
});
