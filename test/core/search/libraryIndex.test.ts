import assert from 'node:assert/strict';
import { PaperSearch } from '../../../src/core/search/paperSearch.ts';
import { searchDocument } from '../../../src/core/search/searchDocument.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import { indexOf } from './documents.ts';
import { annotations, GROUPS, keys, paper, searchOf } from './support.ts';
import { SteppedBackground } from './steppedBackground.ts';
import { completed } from '../../../src/core/base/steps.ts';
import { storedIndex } from '../../support/storedIndex.ts';

function many(count: number, title: (i: number) => string): readonly Paper[] {
  return Array.from({ length: count }, (_, i) => paper(`p${String(i)}`, { title: title(i) }));
}

function searching(papers: () => readonly Paper[]) {
  const background = new SteppedBackground();
  let indexed = 0;
  const search = new PaperSearch({
    papers,
    topics: () => GROUPS,
    annotations: () => undefined,
    background,
  });
  search.onDidIndex(() => indexed++);
  return { search, background, indexed: () => indexed };
}

describe('a library being indexed', () => {
  it('is warmed up when it is indexed, and again when it has grown to another', () => {
    let papers = many(100, () => 'Gates of experts');
    let read = 0;
    const counted = (paper: Paper): Paper => ({
      ...paper,
      get abstract() {
        read++;
        return 'Experts are routed.';
      },
    });
    const { search, background } = searching(() => papers);
    for (const size of [100, 1_000]) {
      papers = many(size, () => 'Gates of experts').map(counted);
      search.libraryChanged();
      search.prepare();
      background.take();
      const before = read;
      search.find('gates experts', { limit: 50 });
      assert.equal(read, before, String(size));
    }
  });

  it('is searched whole at the first question where it is small', () => {
    const papers = many(100, (i) => `Gate ${String(i)}`);
    const { search } = searching(() => papers);
    const answer = search.find('gate');
    assert.equal(answer.total, 100);
    assert.equal(answer.pending, 0);
  });

  it('answers in part while it is large, and says how much is left and when it is done', () => {
    const papers = many(5_000, () => 'Gate');
    const { search, background, indexed } = searching(() => papers);
    assert.equal(search.find('gate').pending, 5_000);
    background.take(3_500);
    const half = search.find('gate');
    assert.ok(half.total > 1_000 && half.total < 5_000, String(half.total));
    assert.equal(half.total + half.pending, 5_000);
    assert.equal(indexed(), 0);
    background.take();
    assert.equal(search.find('gate').total, 5_000);
    assert.equal(indexed(), 1);
  });

  it('finds a paper that changed meanwhile by its new words only', () => {
    const papers = many(5_000, () => 'Gate');
    const { search, background } = searching(() => papers);
    search.find('');
    background.take(500);
    const [first] = papers;
    assert.ok(first);
    search.update(first, annotations({ note: 'zebra' }));
    assert.deepEqual(keys(search, 'zebra '), ['p0']);
    background.take();
    assert.deepEqual(keys(search, 'zebra '), ['p0']);
    assert.equal(search.find('gate ').total, 5_000);
  });

  it('follows papers that come, go and change, and reads no others again', () => {
    let papers = many(400, () => 'Gate');
    const { search, background } = searching(() => papers);
    search.find('');
    background.take();
    const before = background.taken;
    papers = [
      ...papers.slice(1),
      paper('p1', { title: 'Other' }),
      paper('new', { title: 'Fresh' }),
    ];
    papers = papers.filter((it, i) => papers.findLastIndex(({ key }) => key === it.key) === i);
    search.libraryChanged();
    assert.deepEqual(keys(search, 'other '), ['p1']);
    assert.deepEqual(keys(search, 'fresh '), ['new']);
    assert.equal(search.find('gate ').total, 398);
    background.take();
    assert.ok(background.taken - before < 20, String(background.taken - before));
  });

  it('filters right whatever is indexed after a filter was asked for', () => {
    const papers = many(5_000, () => 'Gate').map((each, i) => ({ ...each, year: 2020 + (i % 2) }));
    const { search, background } = searching(() => papers);
    search.prepare();
    background.take(3_500);
    const some = search.find('year:2020 gate ').total;
    assert.ok(some > 500 && some < 2_500, String(some));
    background.take();
    assert.equal(search.find('year:2020 gate ').total, 2_500);
  });

  it('reads papers again for other topics only where they have topics', () => {
    const background = new SteppedBackground();
    const topics = { primary: 'kv', secondary: [] };
    const papers = [...many(500, () => 'Gate'), paper('kv', { title: 'Cache', facts: { topics } })];
    let groups = GROUPS;
    const search = new PaperSearch({
      papers: () => papers,
      topics: () => groups,
      annotations: () => undefined,
      background,
    });
    search.prepare();
    background.take();
    groups = groups.map((group) => ({
      ...group,
      topics: group.topics.map((topic) => ({ ...topic, description: 'zebra' })),
    }));
    search.libraryChanged();
    assert.equal(search.pending, 1);
    assert.deepEqual(keys(search, 'zebra '), ['kv']);
  });

  it('finds papers that come while the last steps are taken', () => {
    let papers = many(3_000, () => 'Gate');
    const { search, background, indexed } = searching(() => papers);
    search.prepare();
    while (search.pending > 0) background.take(1);
    for (let n = 0; indexed() === 0; n++) {
      papers = [...papers, paper(`new${String(n)}`, { title: 'Zebra' })];
      search.libraryChanged();
      assert.equal(search.find('zebra ').total, n + 1);
      background.take(1);
    }
    background.take();
    assert.equal(search.find('gate ').total, 3_000);
  });

  it('takes a stored index for papers that are the same, and reads the others', () => {
    const made = many(400, () => 'Gate');
    const stored = indexOf(made.map((it) => searchDocument(it, undefined, GROUPS)));
    const papers = [...made.slice(0, 399), paper('p399', { title: 'Changed' })];
    const { search, background } = searching(() => papers);
    search.load(storedIndex(completed(stored.toBytes())), made);
    assert.equal(search.find('').pending, 0);
    assert.equal(search.find('gate ').total, 399);
    assert.deepEqual(keys(search, 'changed '), ['p399']);
    background.take();
    assert.equal(search.find('gate ').total, 399);
  });

  it('reads papers of a stored index again about which something was written', () => {
    const papers = many(3, () => 'Gate');
    const stored = indexOf(papers.map((it) => searchDocument(it, undefined, GROUPS)));
    const search = searchOf(papers, { p1: annotations({ note: 'astonishing' }) });
    search.load(storedIndex(completed(stored.toBytes())), papers);
    assert.deepEqual(keys(search, 'astonishing '), ['p1']);
    assert.equal(search.find('gate ').total, 3);
  });

  it('takes the stored index of a source that comes while another is being indexed', () => {
    const other = many(4_000, () => 'Zebra');
    const made = Array.from({ length: 400 }, (_, i) => paper(`m${String(i)}`, { title: 'Gate' }));
    const stored = indexOf(made.map((it) => searchDocument(it, undefined, GROUPS)));
    let papers: readonly Paper[] = other;
    const { search, background } = searching(() => papers);
    search.prepare();
    background.take(500);
    papers = [...other, ...made];
    search.libraryChanged();
    search.load(storedIndex(completed(stored.toBytes())), made);
    assert.equal(search.find('gate ').total, 400);
    background.take();
    assert.equal(search.find('gate ').total, 400);
    assert.equal(search.find('zebra ').total, 4_000);
  });

  it('stores of a source what another session can take: papers as they are, with nothing written about them', () => {
    const made = many(400, () => 'Gate');
    const [merged, written] = made;
    assert.ok(merged && written);
    const papers = [paper('p0', { title: 'Merged with another' }), ...made.slice(1), paper('x')];
    const search = searchOf(papers, { p1: annotations({ note: 'astonishing' }) });
    search.prepare();
    search.find('gate');
    const stored = storedIndex(completed(search.toBytes(made)));
    assert.deepEqual(
      stored.keys,
      made.slice(2).map(({ key }) => key),
    );
    const next = searchOf(made);
    next.load(stored, made);
    assert.equal(next.pending, 2);
    assert.equal(next.find('gate ').total, 400);
    assert.equal(next.find('astonishing ').total, 0);
  });

  it('does nothing more once it is given up', () => {
    const papers = many(5_000, () => 'Gate');
    const { search, background, indexed } = searching(() => papers);
    search.find('');
    search.dispose();
    background.take();
    assert.equal(indexed(), 0);
  });
});
