import assert from 'node:assert/strict';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import { readBibtex } from '../../../src/core/bibliography/bibtex/bibtex.ts';
import type { Reference } from '../../../src/core/bibliography/reference.ts';
import type { CslItem, Paper } from '../../../src/core/library/paper.ts';
import { paperOfReference } from '../../../src/core/library/referencePaper.ts';
import type { TopicGroup } from '../../../src/core/library/topics.ts';
import { inTitleOrder } from '../../../src/core/view/paperOrder.ts';
import {
  GROUPINGS,
  isInQueue,
  SORTINGS,
  keysBelow,
  primaryRow,
  rowsInOrder,
  type GroupRow,
  type Row,
  type RowOptions,
} from '../../../src/core/view/rows.ts';
import { aHighlight, aSet } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';

const topics: readonly TopicGroup[] = [
  {
    id: 'moe',
    label: 'Mixture of Experts',
    topics: [
      { id: 'gating', label: 'Mixture of Experts: Gating', description: '' },
      { id: 'systems', label: 'Mixture of Experts: Systems', description: '' },
    ],
  },
  {
    id: 'inference',
    label: 'Efficient Inference',
    topics: [{ id: 'quantization', label: 'Quantization', description: '' }],
  },
];

const papers = [
  aPaper({
    key: 'c',
    title: 'COMET',
    year: 2023,
    authors: [{ family: 'Ibrahim' }],
    facts: { topics: { primary: 'gating', secondary: [] }, venue: { name: 'KDD', year: 2023 } },
  }),
  aPaper({
    key: 'r',
    title: 'Read-ME',
    year: 2024,
    authors: [{ family: 'Cai' }],
    facts: {
      topics: { primary: 'systems', secondary: ['gating'] },
      code: ['https://github.com/VITA-Group/READ-ME'],
    },
  }),
  aPaper({ key: 'x', title: 'An Outsider', year: undefined, authors: [] }),
];

function rows(options: Partial<RowOptions> = {}, list: readonly Paper[] = papers): readonly Row[] {
  return rowsInOrder(inTitleOrder(list), {
    grouping: 'topic',
    sorting: 'title',
    topics,
    annotations: () => undefined,
    recent: [],
    ...options,
  });
}

/** The tree as one would draw it. */
function print(tree: readonly Row[], indent = ''): string[] {
  return tree.flatMap((row) => {
    if (row.kind === 'paper') {
      const mainly = row.mainly === undefined ? '' : ` (mainly ${row.mainly})`;
      return [`${indent}${row.title} — ${row.authorYear}${mainly}`];
    }
    const label = 'text' in row.label ? row.label.text : `<${row.label.code}>`;
    return [`${indent}${label} ${String(row.count)}`, ...print(row.children, `${indent}  `)];
  });
}

describe('the rows of the library', () => {
  it('group by topic: two levels, distinct counts, secondary places marked, the rest apart', () => {
    assert.deepEqual(print(rows()), [
      'Mixture of Experts 2',
      '  Gating 2',
      '    COMET — Ibrahim 2023',
      '    Read-ME — Cai 2024 (mainly Systems)',
      '  Systems 1',
      '    Read-ME — Cai 2024',
      '<topic.none> 1',
      '  An Outsider — n.d.',
    ]);
  });

  it('group by year, newest first, without a year last', () => {
    assert.deepEqual(print(rows({ grouping: 'year' })), [
      '2024 1',
      '  Read-ME — Cai 2024',
      '2023 1',
      '  COMET — Ibrahim 2023',
      '<year.none> 1',
      '  An Outsider — n.d.',
    ]);
  });

  const groupings: readonly [RowOptions['grouping'], readonly string[]][] = [
    ['venue', ['KDD 1', '<venue.none> 2']],
    ['author', ['Cai 1', 'Ibrahim 1', '<author.none> 1']],
    ['status', ['<status.unread> 3']],
    ['code', ['<code.yes> 1', '<code.no> 2']],
  ];
  for (const [grouping, expected] of groupings) {
    it(`group by ${grouping}`, () => {
      const groups = print(rows({ grouping })).filter((line) => !line.startsWith(' '));
      assert.deepEqual(groups, expected);
    });
  }

  /** Papers with what their sets are to have; those without are not annotated. */
  function annotated(sets: Readonly<Record<string, Partial<AnnotationSet>>>): Partial<RowOptions> {
    return {
      annotations: ({ key }) => {
        const parts = sets[key];
        return parts === undefined ? undefined : aSet({ id: key, ...parts });
      },
    };
  }

  it('group by tag, by name, a paper under each of its tags, those without last', () => {
    const tags = annotated({
      c: { tags: ['to cite', 'Gates'], highlights: [aHighlight({ tags: ['passage'] })] },
      r: { tags: ['gates', 'a/b'] },
    });
    assert.deepEqual(print(rows({ grouping: 'tag', ...tags })), [
      'a/b 1',
      '  Read-ME — Cai 2024',
      'Gates 2',
      '  COMET — Ibrahim 2023',
      '  Read-ME — Cai 2024',
      'to cite 1',
      '  COMET — Ibrahim 2023',
      '<tag.none> 1',
      '  An Outsider — n.d.',
    ]);
  });

  it('group by queue: in its own order, whatever the sorting, then the others', () => {
    const queue = annotated({ c: { queue: 2 }, x: { queue: -1 }, r: {} });
    assert.deepEqual(print(rows({ grouping: 'queue', sorting: 'year', ...queue })), [
      '<queue.yes> 2',
      '  An Outsider — n.d.',
      '  COMET — Ibrahim 2023',
      '<queue.no> 1',
      '  Read-ME — Cai 2024',
    ]);
  });

  it('show an empty queue to drop papers on, but not over no papers at all', () => {
    assert.deepEqual(print(rows({ grouping: 'queue' }))[0], '<queue.yes> 0');
    assert.deepEqual(rows({ grouping: 'queue' }, []), []);
  });

  it('tell what is in the queue, papers and the group', () => {
    const queue = annotated({ c: { queue: 2 } });
    const [group, rest] = rows({ grouping: 'queue', ...queue }) as [GroupRow, GroupRow];
    assert.deepEqual([group, ...group.children].map(isInQueue), [true, true]);
    assert.deepEqual([rest, ...rest.children].map(isInQueue), [false, false, false]);
  });

  it('stand for papers: one, or all below, each once', () => {
    const [group] = rows() as [GroupRow];
    assert.deepEqual(keysBelow(group), ['c', 'r']);
    assert.deepEqual(keysBelow({ ...group.children[0] } as Row), ['c', 'r']);
  });

  it('have ids that no tag can make twice', () => {
    const tags = annotated({ c: { tags: ['a', 'a/paper:bundled:c', 'a/', 'a//paper:bundled:c'] } });
    const tree = rows({ grouping: 'tag', ...tags }) as readonly GroupRow[];
    const ids = tree.flatMap(({ id, children }) => [id, ...children.map((row) => row.id)]);
    assert.equal(new Set(ids).size, ids.length);
  });

  const sortings: readonly [RowOptions['sorting'], string][] = [
    ['title', 'x c r'],
    ['year', 'r c x'],
    ['recent', 'x r c'],
  ];
  for (const [sorting, expected] of sortings) {
    it(`sort by ${sorting}`, () => {
      const [group] = rows({ grouping: 'status', sorting, recent: ['x', 'r'] }) as [GroupRow];
      assert.equal(group.children.map((row) => (row as { key: string }).key).join(' '), expected);
    });
  }

  it('carry status and notes', () => {
    const written = { status: 'reading', note: 'x', highlights: [] } as unknown as AnnotationSet;
    const tree = rows({ annotations: ({ key }) => (key === 'c' ? written : undefined) });
    assert.deepEqual(
      ['c', 'r'].map((key) => {
        const row = primaryRow(tree, key);
        return [row?.status, row?.hasNotes];
      }),
      [
        ['reading', true],
        ['unread', false],
      ],
    );
  });

  it('have ids that are unique', () => {
    const ids: string[] = [];
    const collect = (row: Row) => {
      ids.push(row.id);
      if (row.kind === 'group') row.children.forEach(collect);
    };
    rows().forEach(collect);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('group papers without a topic by their files, in pages where they are many', () => {
    const inFile = (source: string, count: number) =>
      Array.from({ length: count }, (_, n) =>
        aPaper({ key: `${source}${String(n)}`, title: `T${String(n)}`, source }),
      );
    const files = [
      ...inFile('file:///w/a/refs.bib', 1),
      ...inFile('file:///w/b/refs.bib', 1),
      ...inFile('file:///w/large%20one.bib', 1001),
      aPaper({ key: 'loose', source: 'bundled' }),
    ];
    const groups = rows({}, files) as readonly GroupRow[];
    assert.deepEqual(
      groups.map(({ label, count }) => [label, count]),
      [
        [{ text: 'a/refs.bib' }, 1],
        [{ text: 'b/refs.bib' }, 1],
        [{ text: 'large one.bib' }, 1001],
        [{ code: 'topic.none' }, 1],
      ],
    );
    const pages = (groups[2]?.children ?? []) as readonly GroupRow[];
    assert.deepEqual(
      pages.map(({ label, count }) => [label, count]),
      [
        [{ text: '1–500' }, 500],
        [{ text: '501–1000' }, 500],
        [{ text: '1001–1001' }, 1],
      ],
    );
    assert.equal(keysBelow(groups[2] ?? assert.fail()).length, 1001);
  });

  it('lead to a paper under its primary topic', () => {
    assert.match(primaryRow(rows(), 'r')?.id ?? '', /topic:systems/);
    assert.equal(primaryRow(rows(), 'nobody'), undefined);
  });
});

describe('a bibliography of many entries', () => {
  it('is grouped and sorted in any way without decoding one', () => {
    const text = '@article{a, title = {A}, author = {Doe, J}, journal = {J}, year = 2001}';
    const [read] = readBibtex(text).references;
    assert.ok(read);
    const { key, keySpan, start, end, brief, isPlain } = read;
    const reference: Reference = {
      ...{ key, keySpan, start, end, brief },
      isPlain: isPlain === true,
      get item(): CslItem {
        throw new Error('It is decoded');
      },
    };
    const paper = paperOfReference(reference, 'file:///a.bib');
    const groups = GROUPINGS.map((grouping) =>
      SORTINGS.map((sorting) => {
        const [row] = rows({ grouping, sorting, topics: [] }, [paper]);
        return row?.kind === 'group' ? row.id : '';
      }),
    );
    assert.deepEqual(
      groups.map(([id]) => id),
      [
        'file:file:///a.bib',
        'year:2001',
        'venue:J',
        'author:Doe',
        'status:unread',
        'code.no',
        'tag:',
        'queue:in',
      ],
    );
  });
});
