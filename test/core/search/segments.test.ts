import assert from 'node:assert/strict';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { terms } from '../../../src/core/search/analyze.ts';
import { mergeSegments } from '../../../src/core/search/mergeSegments.ts';
import type { SearchDocument } from '../../../src/core/search/searchDocument.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import type { Segment } from '../../../src/core/search/segment.ts';
import { Segments } from '../../../src/core/search/segments.ts';
import { SegmentBuilder } from '../../../src/core/search/segmentBuilder.ts';
import { segmentFromBytes, segmentToBytes } from '../../../src/core/search/storedSegment.ts';
import { aDocument, indexOf } from './documents.ts';
import { completed } from '../../../src/core/base/steps.ts';
import { storedIndex } from '../../support/storedIndex.ts';

const word = fc.constantFrom(
  'gate',
  'gates',
  'gating',
  'expert',
  'Top-K',
  'cache',
  'KVCache',
  'the',
  'MoE',
  '深度学习',
  'S²FT',
  'quantize',
);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const documents = fc
  .array(fc.tuple(fc.nat(11), text, text, text), { maxLength: 20 })
  .map((all) =>
    all.map(([n, title, abstract, authors]) =>
      aDocument(`p${String(n)}`, { title, abstract, authors }),
    ),
  );

const bytesOf = (segment: Segment) => completed(segmentToBytes(segment));
const back = (bytes: Uint8Array) => completed(segmentFromBytes(bytes));

/** Of several with the same key the last, in the order of their last. */
function latest(all: readonly SearchDocument[]): readonly SearchDocument[] {
  return all.filter((it, i) => all.findLastIndex(({ key }) => key === it.key) === i);
}

function segmentOf(all: readonly SearchDocument[]) {
  const builder = new SegmentBuilder();
  for (const document of all) builder.add(document);
  return completed(builder.finish());
}

/**
 * What is found for a query and how. Not the order: a word's rarity counts papers that have gone until
 * segments are made one.
 */
function found(index: SearchIndex, query: string): readonly string[] {
  return index
    .search(query)
    .map(
      (hit) =>
        `${hit.key} ${String(hit.complete)} ${hit.matches.map(({ kind, fields }) => `${kind} ${fields.join('+')}`).join(', ')}`,
    )
    .sort();
}

describe('an index that changes', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), all: documents }),
    fc.record({ kind: fc.constant('addAll' as const), all: documents }),
    fc.record({ kind: fc.constant('load' as const), all: documents }),
    fc.record({ kind: fc.constant('remove' as const), all: documents }),
  );
  const placeOf = (key: string): number => Number(key.slice(1));
  /** Every other paper. */
  const mask = Uint8Array.from({ length: 12 }, (_, place) => place % 2);

  it('answers as one made at once of what is left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), text, (steps, query) => {
        const left = new Map<string, SearchDocument>();
        const index = new SearchIndex((key) => left.get(key));
        for (const { kind, all } of steps) {
          for (const document of all) {
            left.delete(document.key);
            if (kind !== 'remove') left.set(document.key, document);
          }
          if (kind === 'addAll') completed(index.addAll(all));
          else if (kind === 'load') index.load(segmentOf(latest(all)), () => true);
          else if (kind === 'set') for (const it of all) index.set(it);
          else for (const { key } of all) index.remove(key);
          const some = index.find(query, { only: { mask, placeOf } }).hits.map(({ key }) => key);
          const allowed = index.search(query).filter(({ key }) => mask[placeOf(key)] === 1);
          assert.deepEqual(some.sort(), allowed.map(({ key }) => key).sort());
        }
        const fresh = indexOf([...left.values()]);
        assert.equal(index.size, left.size);
        assert.deepEqual(found(index, query), found(fresh, query));
      }),
    );
  });

  it('takes a change while papers are being added in steps', () => {
    const many = Array.from({ length: 40 }, (_, i) => aDocument(`p${String(i)}`, { title: 'old' }));
    const index = new SearchIndex();
    const steps = index.addAll(many);
    for (let i = 0; i < 20; i++) steps.next();
    index.set(aDocument('p3', { title: 'new' }));
    index.remove('p4');
    completed(steps);
    assert.deepEqual(
      index.search('new ').map(({ key }) => key),
      ['p3'],
    );
    const old = index.search('old ').map(({ key }) => key);
    assert.equal(old.length, 38);
    assert.ok(!old.includes('p3') && !old.includes('p4'));
  });

  it('reads anew the texts of papers that are added again', () => {
    const titles = new Map([
      ['a', 'Sparse gates'],
      ['b', 'Gates that are sparse'],
    ]);
    const index = new SearchIndex((key) => ({ title: titles.get(key) ?? '', abstract: '' }));
    const documents = () => [...titles].map(([key, title]) => aDocument(key, { title }));
    const first = () => index.search('sparse gates ')[0]?.key;
    completed(index.addAll(documents()));
    assert.equal(first(), 'a');
    titles.set('a', 'Gates that are sparse').set('b', 'Sparse gates');
    completed(index.addAll(documents()));
    assert.equal(first(), 'b');
    titles.set('a', 'Sparse gates').set('b', 'Gates that are sparse');
    index.load(segmentOf(documents()), () => true);
    assert.equal(first(), 'a');
  });

  it('keeps what is loaded instead of what was being read of the same papers, the very first ones too', () => {
    const index = new SearchIndex();
    const steps = index.addAll(['a', 'b'].map((key) => aDocument(key, { title: 'old' })));
    steps.next();
    assert.equal(index.building, 1);
    index.load(segmentOf([aDocument('a', { title: 'new' })]), () => true);
    completed(steps);
    const found = (text: string) => index.search(text).map(({ key }) => key);
    assert.deepEqual([found('old'), found('new'), index.size], [['b'], ['a'], 2]);
  });

  it('leaves large parts alone when a few papers come, and keeps none whose papers have all come anew', () => {
    const many = Array.from({ length: 7_000 }, (_, i) =>
      aDocument(`p${String(i)}`, { title: 'old' }),
    );
    const few = Array.from({ length: 50 }, (_, i) => aDocument(`q${String(i)}`, { title: 'new' }));
    const segments = new Segments();
    const parts = () => segments.all().map(({ segment }) => segment.keys.length);
    segments.load(segmentOf(many), () => true);
    completed(segments.addAll(few));
    assert.deepEqual(parts(), [7_000, 50]);
    segments.load(segmentOf(many), () => true);
    assert.deepEqual(parts(), [50, 7_000]);
    assert.deepEqual(
      segments.all().map(({ first }) => first),
      [0, 50],
    );
    completed(segments.addAll(many.slice(0, 6_000)));
    assert.deepEqual(parts(), [7_050]);
  });

  it('takes hundreds of changes while its parts are made one', () => {
    const title = (i: number) => `word${String(i)} common`;
    const many = Array.from({ length: 4_000 }, (_, i) =>
      aDocument(`p${String(i)}`, { title: title(i) }),
    );
    const index = new SearchIndex();
    const steps = index.addAll(many);
    while (!index.isJoining) assert.notEqual(steps.next().done, true, 'nothing was to be joined');
    for (let i = 0; i < 400; i++) {
      index.set(aDocument(`q${String(i)}`, { title: title(4_000 + i) }));
    }
    completed(steps);
    assert.equal(index.find('common ').total, 4_400);
    for (const i of [0, 3_500, 3_999, 4_000, 4_399]) {
      const [hit] = index.search(`word${String(i)} `);
      assert.equal(hit?.key, i < 4_000 ? `p${String(i)}` : `q${String(i - 4_000)}`);
    }
  });

  it('stays whole through thousands of single changes', () => {
    const index = new SearchIndex();
    for (let i = 0; i < 3_000; i++) {
      index.set(aDocument(`p${String(i % 1_000)}`, { title: `word${String(i)} common` }));
    }
    assert.equal(index.size, 1_000);
    assert.equal(index.find('common ').total, 1_000);
    const exact = (query: string) =>
      index
        .search(query)
        .flatMap(({ key, matches }) => (matches[0]?.kind === 'exact' ? [key] : []));
    assert.deepEqual(exact('word2999 '), ['p999']);
    assert.deepEqual(exact('word999 '), []);
  });
});

describe('segments', () => {
  it('made one are as if made at once of the papers still there', () => {
    fc.assert(
      fc.property(
        documents,
        documents,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (a, b, keep) => {
          const parts = [latest(a), latest(b)];
          const living = parts.map((part, p) => ({
            segment: segmentOf(part),
            alive: Uint8Array.from(part, (_, i) => (keep[20 * p + i] === true ? 1 : 0)),
          }));
          const kept = parts.flatMap((part, p) => part.filter((_, i) => keep[20 * p + i] === true));
          // Acronyms are counted, not taken back: what they stand for stays true.
          const acronyms: readonly [] = [];
          const merged = { ...completed(mergeSegments(living)), acronyms };
          assert.deepEqual(merged, { ...segmentOf(kept), acronyms });
        },
      ),
    );
  });

  it('come back from bytes as they were', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const segment = segmentOf(all);
        assert.deepEqual(back(bytesOf(segment)), segment);
      }),
    );
  });

  it('are not read from bytes that are cut, changed in length or of another kind', () => {
    const bytes = bytesOf(
      segmentOf([aDocument('a', { title: 'Sparse gates', abstract: 'Mixture of experts (MoE)' })]),
    );
    for (let length = 0; length < bytes.length; length++) {
      assert.equal(back(bytes.subarray(0, length)), undefined);
    }
    assert.equal(back(Uint8Array.from([...bytes, 0])), undefined);
    assert.equal(back(new TextEncoder().encode('{"not": "an index"}')), undefined);
  });

  it('whatever bytes come, reading and searching them ends without a throw', () => {
    const bytes = bytesOf(
      segmentOf([aDocument('a', { title: 'Sparse gates', abstract: 'Gates of experts' })]),
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const broken = bytes.slice();
        broken[at] = value;
        const index = new SearchIndex();
        const segment = back(broken);
        if (segment !== undefined) index.load(segment, () => true);
        index.search('gates expe');
      }),
      { numRuns: 500 },
    );
  });

  it('loaded, take only papers that are still the same', () => {
    const stored = completed(
      indexOf([aDocument('a', { title: 'Gates' }), aDocument('b', { title: 'Gates' })]).toBytes(),
    );
    const index = new SearchIndex();
    assert.deepEqual(
      index.load(storedIndex(stored), (key) => key === 'b'),
      ['b'],
    );
    assert.deepEqual(
      index.search('gates').map(({ key }) => key),
      ['b'],
    );
    assert.equal(index.size, 1);
  });
});

describe('against MiniSearch', () => {
  it('finds the same papers by a word as typed', () => {
    fc.assert(
      fc.property(
        documents,
        word.filter((it) => terms(it).length === 1),
        (all, query) => {
          const each = latest(all);
          const mini = new MiniSearch<SearchDocument>({
            idField: 'key',
            fields: ['title', 'authors', 'abstract'],
            tokenize: terms,
            processTerm: (term) => term,
          });
          mini.addAll(each);
          const [first = ''] = terms(query);
          const expected = mini
            .search(first, { tokenize: () => [first] })
            .map(({ id }) => String(id));
          const exact = indexOf(each)
            .search(`${query} `)
            .filter(({ matches }) =>
              matches.some(({ kind, terms: [term] }) => kind === 'exact' && term === first),
            );
          // Stop words of abstracts are not indexed.
          if (query !== 'the')
            assert.deepEqual(exact.map(({ key }) => key).sort(), expected.sort());
        },
      ),
      { numRuns: 300 },
    );
  });
});
