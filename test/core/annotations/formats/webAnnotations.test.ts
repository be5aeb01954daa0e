import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe as selectorsOf } from '../../../../src/core/annotations/anchoring/selectors.ts';
import type { AnnotationSet, Highlight } from '../../../../src/core/annotations/annotation.ts';
import { inFileOrder } from '../../../../src/core/annotations/formats/order.ts';
import { paperFinder } from '../../../../src/core/annotations/formats/paperFinder.ts';
import {
  readWebAnnotations,
  webAnnotationItems,
  writeWebAnnotations,
} from '../../../../src/core/annotations/formats/webAnnotations.ts';
import { someSets } from '../../../support/annotationArbitraries.ts';
import { aHighlight, aSet } from '../../../support/highlights.ts';
import { aPaper } from '../../../support/papers.ts';

const ABSTRACT = 'A 🤖 sparse gate \uD83E of trees and local search.';
const COMET = aPaper({ abstract: ABSTRACT, facts: { arxiv: '2306.02824' } });
const finder = paperFinder([COMET]);
const NOBODY = paperFinder([]);

function read(value: unknown, papers = finder) {
  const items = webAnnotationItems(value);
  assert.ok(items);
  return readWebAnnotations(items, papers);
}

const written = (sets: readonly AnnotationSet[], papers = finder) =>
  JSON.parse(writeWebAnnotations(sets, papers)) as {
    readonly total: number;
    readonly first: { readonly items: readonly object[] };
  };

describe('webAnnotations', () => {
  it('writes one collection with its page, as the recommendation has them', () => {
    const set = aSet({ highlights: [aHighlight()] });
    const { first, ...collection } = written([set]);
    const { items, ...page } = first;
    const id = (collection as unknown as { readonly id: string }).id;
    assert.match(id, /^urn:uuid:[\da-f-]{36}$/u);
    assert.deepEqual(collection, {
      '@context': ['http://www.w3.org/ns/anno.jsonld', { gloss: 'urn:x-gloss:' }],
      id,
      type: 'AnnotationCollection',
      label: 'Annotations of Gloss',
      total: 2,
    });
    assert.deepEqual(page, {
      id: `${id}#page-1`,
      type: 'AnnotationPage',
      partOf: id,
      startIndex: 0,
    });
    assert.equal(items.length, 2);
  });

  it('is the same whenever it is written', () => {
    const sets = [aSet({ id: 'b' }), aSet({ id: 'a' })];
    assert.equal(writeWebAnnotations(sets.toReversed(), finder), writeWebAnnotations(sets, finder));
  });

  /** What the form has: no fields that are not known here, words in each quote, positions that are right. */
  function expressible(sets: readonly AnnotationSet[], place: number): readonly AnnotationSet[] {
    return sets.map(({ id, paper, note, tags, status, queue, highlights, created, modified }) => ({
      id,
      paper: pick(paper, 'keys', 'title', 'doi', 'arxiv', 'year'),
      note,
      tags,
      status,
      ...(queue !== undefined && { queue }),
      highlights: highlights.map((highlight) => ({
        ...pick(highlight, 'id', 'locator', 'colour', 'comment', 'tags', 'created', 'modified'),
        ...placed(highlight, place),
      })),
      created,
      modified,
    })) as AnnotationSet[];
  }

  function pick(value: object, ...names: readonly string[]): object {
    return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
  }

  function placed({ field, quote }: Highlight, place: number): Partial<Highlight> {
    if (field === 'abstract') return { field, ...selectorsOf(ABSTRACT, place, place + 9) };
    const words = { ...quote, exact: `${quote.exact}!` };
    return field === undefined ? { quote: words } : { field, quote: words };
  }

  it('reads what it has written: notes, tags, status, queue, highlights', () => {
    fc.assert(
      fc.property(someSets, fc.constantFrom(0, 2, 17, 20), (any, place) => {
        const sets = expressible(any, place).map((set) => ({
          ...set,
          paper: { ...set.paper, arxiv: '2306.02824' },
        }));
        const { entries, problems } = read(written(sets));
        assert.deepEqual(problems, []);
        assert.deepEqual(entries, inFileOrder(sets));
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it('loses positions, and nothing else, where the paper is not in the library', () => {
    const highlight = aHighlight({ ...selectorsOf(ABSTRACT, 5, 11) });
    const { position, ...kept } = highlight;
    assert.ok(position);
    const set = aSet({ id: '22222222-2222-4222-8222-222222222222', highlights: [highlight] });
    assert.deepEqual(read(written([set], NOBODY), NOBODY).entries, [
      { ...set, highlights: [kept] },
    ]);
  });

  it('leaves out a position where other words stand by now', () => {
    const highlight = aHighlight({ ...selectorsOf(ABSTRACT, 5, 11) });
    const paper = { keys: ['x'], title: 'X', arxiv: '2306.02824' };
    const file = written([aSet({ paper, highlights: [highlight] })]);
    const changed = paperFinder([
      aPaper({ abstract: `So: ${ABSTRACT}`, facts: { arxiv: '2306.02824' } }),
    ]);
    const [found] = read(file, changed).entries;
    const { position, ...kept } = highlight;
    assert.ok(position !== undefined);
    assert.deepEqual(found?.highlights, [kept]);
  });

  it('puts a highlight whose paper has no annotation to the paper of its address', () => {
    const paper = { keys: ['x'], title: 'X', arxiv: '2306.02824' };
    const set = aSet({
      id: '22222222-2222-4222-8222-222222222222',
      paper,
      highlights: [aHighlight()],
    });
    const [, highlight] = written([set]).first.items;
    const [found] = read([highlight]).entries;
    assert.equal(found?.id, set.id);
    assert.deepEqual(found.paper, {
      keys: [],
      title: 'https://arxiv.org/abs/2306.02824',
      arxiv: '2306.02824',
    });
    assert.equal(found.highlights.length, 1);
  });

  it('says which entries can’t be read, and reads the others', () => {
    const set = aSet({ id: '22222222-2222-4222-8222-222222222222', highlights: [aHighlight()] });
    const [whole, highlight] = written([set]).first.items;
    const bad = [
      7,
      { ...whole, id: 'urn:uuid:33333333-3333-4333-8333-333333333333', 'gloss:status': 'done' },
      { ...highlight, id: 'x', target: 'https://example.org' },
      whole,
      highlight,
      { type: 'Annotation', body: 'of nothing' },
    ];
    const { entries, problems } = read({
      type: 'AnnotationPage',
      items: [whole, highlight, ...bad],
    });
    assert.deepEqual(
      entries.map(({ id, highlights }) => [id, highlights.length]),
      [[set.id, 1]],
    );
    assert.deepEqual(problems, [
      { entry: 'items[2]', code: 'object' },
      { entry: 'items[3].status', code: 'status' },
      { entry: 'items[5].id', code: 'repeated' },
      { entry: 'items[7].target', code: 'target' },
      { entry: 'items[4]', code: 'target' },
      { entry: 'items[6].id', code: 'repeated' },
    ]);
  });

  describe('of other programs', () => {
    const foreign = (parts: object) => ({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'http://example.org/anno1',
      type: 'Annotation',
      created: '2026-02-01T10:00:00+02:00',
      target: 'https://arxiv.org/pdf/2306.02824v2.pdf#page=3',
      ...parts,
    });
    const quote = { type: 'TextQuoteSelector', exact: 'trees and local search' };

    it('of a page as a whole become the note of its paper', () => {
      const bodies = ['A thought.', { type: 'TextualBody', value: 'tree', purpose: 'tagging' }];
      const { entries, problems } = read([
        foreign({ body: bodies }),
        foreign({ bodyValue: 'Another.' }),
      ]);
      assert.deepEqual(problems, []);
      const [set] = entries;
      assert.deepEqual(set?.paper.keys, ['ibrahim2023comet']);
      assert.equal(set.note, 'A thought.\n\nAnother.');
      assert.deepEqual(set.tags, ['tree']);
      assert.equal(set.modified, '2026-02-01T08:00:00.000Z');
    });

    it('of words become highlights: in the abstract where they stand there', () => {
      const target = (exact: string) => ({
        source: 'https://arxiv.org/abs/2306.02824',
        styleClass: 'red',
        selector: { ...quote, exact },
      });
      const there = foreign({ id: 'a', target: target(quote.exact), body: { value: 'why' } });
      // Much like words of the abstract, but not these.
      const elsewhere = foreign({ id: 'b', target: target('tree and local searches') });
      const [set] = read([there, elsewhere]).entries;
      const [first, second] = set?.highlights ?? [];
      assert.equal(first?.field, 'abstract');
      const { start, end } = first.position ?? { start: 0, end: 0 };
      assert.equal(ABSTRACT.slice(start, end), quote.exact);
      assert.deepEqual([first.comment, first.colour], ['why', 'red']);
      assert.deepEqual([second?.field, second?.position], [undefined, undefined]);
      assert.match(first.id, /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u);
    });

    it('of a paper that the library does not have are kept under its address', () => {
      const target = { source: 'https://doi.org/10.1000/ABC', selector: quote };
      const [set] = read([foreign({ target })], NOBODY).entries;
      assert.deepEqual(set?.paper, {
        keys: [],
        title: 'https://doi.org/10.1000/ABC',
        doi: '10.1000/ABC',
      });
    });

    it('have the same ids each time', () => {
      const { id, ...nameless } = foreign({ body: 'x' });
      assert.ok(id);
      assert.deepEqual(read([nameless]), read([nameless]));
    });
  });

  it('never throws', () => {
    const names = [
      'first',
      'items',
      'target',
      'body',
      'id',
      'gloss:set',
      'gloss:status',
      'selector',
      'source',
    ];
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom(...names), maxDepth: 4 }), (value) => {
        const items = webAnnotationItems(value);
        if (items !== undefined) readWebAnnotations(items, finder);
      }),
      { seed: 8, numRuns: 1_000 },
    );
  });
});
