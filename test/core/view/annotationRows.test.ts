import assert from 'node:assert/strict';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import {
  annotationRows,
  countAnnotations,
  needsReview,
  type AnnotationLabel,
  type AnnotationRow,
  type AnnotationRowOptions,
} from '../../../src/core/view/annotationRows.ts';
import { aForeignPassage, aHighlight, aSet } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';

const comet = aPaper({
  key: 'ibrahim2023comet',
  title: 'COMET',
  abstract: 'A sparse gate with trees. It learns by local search.',
});
const tutel = aPaper({
  key: 'hwang2022tutel',
  title: 'Tutel',
  year: 2022,
  authors: [{ family: 'Hwang' }, { family: 'Müller' }],
  abstract: 'Adaptive mixtures.',
});

function inAbstract(exact: string, parts: Parameters<typeof aHighlight>[0] = {}) {
  const { abstract } = comet;
  const start = abstract.indexOf(exact);
  const end = start + exact.length;
  return aHighlight({
    id: exact,
    quote: {
      exact,
      prefix: abstract.slice(Math.max(0, start - 32), start),
      suffix: abstract.slice(end, end + 32),
    },
    position: { start, end },
    ...parts,
  });
}

const cometSet = aSet({
  id: 'comet',
  note: '\n## Why  trees?\nBecause.',
  tags: ['method'],
  modified: '2026-11-24T08:00:00.000Z',
  highlights: [
    inAbstract('local search', {
      colour: 'green',
      tags: ['Method', 'to cite'],
      modified: '2026-11-23T08:00:00.000Z',
    }),
    aForeignPassage('Of the PDF', {
      id: 'foreign',
      locator: 'p. 5',
      modified: '2026-10-01T08:00:00.000Z',
    }),
    inAbstract('sparse gate', {
      colour: 'green',
      comment: 'Schön gesagt',
      modified: '2026-09-01T08:00:00.000Z',
    }),
  ],
});
const tutelSet = aSet({
  id: 'tutel',
  paper: { keys: ['hwang2022tutel'], title: 'Tutel' },
  highlights: [
    aHighlight({
      id: 'lost',
      quote: { exact: 'Quite other\n words, of which none remain', prefix: '', suffix: '' },
      modified: '2026-11-24T09:00:00.000Z',
    }),
  ],
});
const goneSet = aSet({
  id: 'gone',
  paper: { keys: ['nobody2020gone'], title: 'A Paper That Went', year: 2020 },
  note: 'remembered',
  modified: '2026-11-24T07:00:00.000Z',
});

const all = [tutelSet, goneSet, cometSet];

function tree(options: Partial<AnnotationRowOptions> = {}, sets: readonly AnnotationSet[] = all) {
  return annotationRows(sets, {
    grouping: 'paper',
    filter: '',
    paperOf: ({ id }) => [comet, tutel].find(({ title }) => title.toLowerCase() === id),
    dayOf: (time) => time.slice(0, 10),
    today: '2026-11-24',
    ...options,
  });
}

function named(label: AnnotationLabel): string {
  return 'text' in label ? label.text : `<${Object.values(label).join('')}>`;
}

function words(row: AnnotationRow): string {
  if (row.kind === 'note') return `note: ${row.line}`;
  const at = row.locator === '' ? '' : ` (${row.locator})`;
  return `${row.colour} ${row.state ?? '?'}: ${row.quotation}${at}`;
}

/** The tree as one would draw it. */
function print(options: Partial<AnnotationRowOptions> = {}): string[] {
  return tree(options).rows.flatMap(({ label, authorYear, count, children }) => [
    [named(label), authorYear, String(count)].filter((part) => part !== '').join(' '),
    ...children.map((row) => `  ${words(row)}`),
  ]);
}

/** The names of the groups, and what is in them, in short. */
function groups(options: Partial<AnnotationRowOptions>): string[] {
  return tree(options).rows.map(
    ({ label, children }) =>
      `${named(label)}: ${children.map(({ kind, title }) => `${kind} ${title}`).join(', ')}`,
  );
}

describe('the rows of the annotations', () => {
  it('group by paper, in reading order, what wants review first; sources that are gone too', () => {
    assert.deepEqual(print(), [
      '<review> 1',
      '  yellow orphan: Quite other words, of which none remain',
      'A Paper That Went 2020 1',
      '  note: remembered',
      'COMET Ibrahim 2023 4',
      '  note: Why trees?',
      '  green exact: sparse gate',
      '  green exact: local search',
      '  yellow elsewhere: Of the PDF (p. 5)',
      'Tutel Hwang and Müller 2022 1',
      '  yellow orphan: Quite other words, of which none remain',
    ]);
  });

  it('group by tag, however it is spelt; a highlight by its own tags', () => {
    assert.deepEqual(groups({ grouping: 'tag' }).slice(1), [
      'Method: note COMET, highlight COMET',
      'to cite: highlight COMET',
      '<tag.none>: note A Paper That Went, highlight COMET, highlight COMET, highlight Tutel',
    ]);
  });

  it('group by colour, notes last', () => {
    assert.deepEqual(groups({ grouping: 'colour' }).slice(1), [
      '<yellow>: highlight COMET, highlight Tutel',
      '<green>: highlight COMET, highlight COMET',
      '<colour.none>: note A Paper That Went, note COMET',
    ]);
  });

  it('group by date, newest first', () => {
    assert.deepEqual(groups({ grouping: 'date' }).slice(1), [
      '<date.today>: highlight Tutel, note COMET, note A Paper That Went',
      '<date.yesterday>: highlight COMET',
      '<2026-10>: highlight COMET',
      '<2026-09>: highlight COMET',
    ]);
  });

  const filters: readonly [string, string, readonly string[]][] = [
    ['the quotation', 'LOCAL sea', ['green exact: local search']],
    ['the comment, without accents', 'schon', ['green exact: sparse gate']],
    ['the note, beyond its first line', 'because', ['note: Why trees?']],
    ['tags', 'to  cite', ['green exact: local search']],
    ['words of several of them', 'comet method trees', ['note: Why trees?']],
    ['the authors', 'muller', ['yellow orphan: Quite other words, of which none remain']],
    ['the title of a paper that is gone', 'went', ['note: remembered']],
    [
      'white space of a quotation as plain spaces',
      'other words',
      ['yellow orphan: Quite other words, of which none remain'],
    ],
    ['nothing', 'comet tutel', []],
  ];
  for (const [name, filter, expected] of filters) {
    it(`are filtered by ${name}`, () => {
      const { rows, shown } = tree({ filter });
      const found = rows
        .filter(({ id }) => id !== 'review')
        .flatMap(({ children }) => children.map(words));
      assert.deepEqual(found, expected);
      assert.equal(shown, expected.length);
    });
  }

  it('count what a filter leaves out of all, each once', () => {
    assert.deepEqual(countAnnotations(all), { notes: 2, highlights: 4 });
    assert.equal(tree().shown, 6);
  });

  it('want review where a highlight is found by guess, or not at all', () => {
    const [row] = tree({ filter: 'local' }).rows.flatMap(({ children }) => children);
    assert.ok(row?.kind === 'highlight');
    const states = ['exact', 'doubtful', 'orphan', 'elsewhere'] as const;
    const wanting = states.filter((state) => needsReview({ ...row, state }));
    assert.deepEqual(wanting, ['doubtful', 'orphan']);
  });

  it('say which paper and which highlight they are about', () => {
    const rows = tree().rows.flatMap(({ children }) => children);
    const lost = rows.find((row) => row.kind === 'highlight' && row.highlight === 'lost');
    assert.deepEqual([lost?.set, lost?.key], ['tutel', 'hwang2022tutel']);
    const gone = rows.find(({ set }) => set === 'gone');
    assert.equal(gone?.key, undefined);
  });

  it('have ids that are unique, and the same for the same data', () => {
    for (const grouping of ['paper', 'tag', 'colour', 'date'] as const) {
      const ids = () =>
        tree({ grouping }).rows.flatMap(({ id, children }) => [
          id,
          ...children.map((row) => row.id),
        ]);
      assert.equal(new Set(ids()).size, ids().length, grouping);
      assert.deepEqual(ids(), ids());
    }
  });
});
