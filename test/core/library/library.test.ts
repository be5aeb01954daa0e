import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library.ts';
import { authorYear } from '../../../src/core/library/paper.ts';
import { RecentPapers } from '../../../src/core/library/recent.ts';
import { aPaper } from '../../support/papers.ts';
import { MemoryState } from '../../support/ports.ts';

describe('the library', () => {
  it('is one list of its sources, which come and go', () => {
    const library = new Library();
    let changes = 0;
    library.onDidChange(() => (changes += 1));
    library.setSource('one', [aPaper({ key: 'a' })]);
    library.setSource('two', [aPaper({ key: 'b' })]);
    assert.deepEqual(
      library.papers().map(({ key }) => key),
      ['a', 'b'],
    );
    library.removeSource('one');
    library.removeSource('never there');
    assert.equal(library.get('a'), undefined);
    assert.equal(library.get('b')?.key, 'b');
    assert.equal(changes, 3);
  });

  it('lets the source that came first answer for a key', () => {
    const library = new Library();
    library.setSource('one', [aPaper({ key: 'a', title: 'first' })]);
    library.setSource('two', [aPaper({ key: 'a', title: 'second' })]);
    assert.equal(library.get('a')?.title, 'first');
  });
});

describe('author and year', () => {
  const table: readonly [string, Parameters<typeof authorYear>[0]][] = [
    ['Ayonrinde 2024', { authors: [{ family: 'Ayonrinde' }], year: 2024 }],
    ['Ma and Li 2020', { authors: [{ family: 'Ma' }, { family: 'Li' }], year: 2020 }],
    ['Ibrahim et al. 2023', { authors: [{ family: 'Ibrahim' }, {}, {}], year: 2023 }],
    [
      'van der Berg 2020',
      { authors: [{ family: 'Berg', 'non-dropping-particle': 'van der' }], year: 2020 },
    ],
    ['OpenAI n.d.', { authors: [{ literal: 'OpenAI' }], year: undefined }],
    ['2020', { authors: [], year: 2020 }],
  ];
  for (const [expected, paper] of table) {
    it(expected, () => {
      assert.equal(authorYear(paper), expected);
    });
  }
});

describe('recently opened papers', () => {
  it('stand last opened first, once each, and are remembered', async () => {
    const state = new MemoryState();
    const recent = new RecentPapers(state);
    for (const key of ['a', 'b', 'a']) await recent.add(key);
    assert.deepEqual(recent.keys(), ['a', 'b']);
    assert.deepEqual(new RecentPapers(state).keys(), ['a', 'b']);
  });

  it('are none where something else was stored', () => {
    assert.deepEqual(new RecentPapers(new MemoryState({ recent: { no: 'list' } })).keys(), []);
  });
});
