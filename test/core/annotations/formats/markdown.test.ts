import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import {
  markdownFiles,
  writeMarkdown,
  type MarkdownWords,
} from '../../../../src/core/annotations/formats/markdown.ts';
import { paperFinder } from '../../../../src/core/annotations/formats/paperFinder.ts';
import { someSets } from '../../../support/annotationArbitraries.ts';
import { aForeignPassage, aHighlight, aSet } from '../../../support/highlights.ts';
import { aPaper } from '../../../support/papers.ts';

const words: MarkdownWords = {
  title: 'My annotations',
  note: 'Note',
  highlights: 'Highlights',
  status: (status) => status,
  queued: 'in the queue',
  colour: (colour) => `The ${colour}`,
  field: (field) => `in the ${field}`,
  tags: (tags) => `Tags: ${tags}`,
};

const comet = aPaper({
  title: 'COMET: a *sparse* gate',
  authors: [
    { family: 'Ibrahim', given: 'Shibal' },
    { family: 'Chen', given: 'Wenyu' },
  ],
  abstract: 'A sparse gate is a # gate.',
  item: { URL: 'https://arxiv.org/abs/2306.02824' },
  facts: { venue: { name: 'KDD', year: 2023 } },
});
const finder = paperFinder([comet]);

const full = aSet({
  note: '\nBetter than **soft** gates.\r\n\r\n- cheap\n',
  tags: ['moe', 'to_cite'],
  status: 'reading',
  queue: 1,
  highlights: [
    aForeignPassage('1. A passage\nof the PDF', { id: 'f', colour: 'blue', locator: 'p. 5' }),
    aHighlight({
      id: 'late',
      quote: { exact: '# gate', prefix: 'a ', suffix: '.' },
      position: { start: 19, end: 25 },
      comment: '# not a heading\n* nor a list',
      tags: ['x'],
    }),
    aHighlight({ id: 'early', colour: 'green' }),
  ],
});

const TEXT = `# COMET: a \\*sparse\\* gate

Shibal Ibrahim, Wenyu Chen (2023). KDD 2023. <https://arxiv.org/abs/2306.02824>

\`@ibrahim2023comet\` · reading · in the queue · Tags: moe, to_cite

## Note

Better than **soft** gates.

- cheap

## Highlights

> sparse gate

**The green** · in the abstract

> \\# gate

**The yellow** · in the abstract · Tags: x

\\# not a heading
\\* nor a list

> 1\\. A passage
> of the PDF

**The blue** · p. 5
`;

describe('markdown', () => {
  it('writes a paper with its note, and its highlights as they stand in the text', () => {
    assert.deepEqual(markdownFiles([full], finder, words), [
      { name: 'ibrahim2023comet.md', text: TEXT },
    ]);
  });

  it('writes all papers in one text by key, one level deeper, and leaves out what has nothing', () => {
    const other = aSet({
      id: 'o',
      paper: { keys: ['a2020'], title: 'Gone', year: 2020 },
      note: 'N.',
    });
    const nothing = aSet({ id: 'n', paper: { keys: ['n'], title: 'Nothing' } });
    const gone = '## Gone\n\n(2020\\)\n\n`@a2020` · unread\n\n### Note\n\nN.';
    const deeper = TEXT.replace(/^(#+) /gmu, '#$1 ');
    const all = writeMarkdown([full, nothing, other], finder, words);
    assert.equal(all, `# My annotations\n\n${gone}\n\n${deeper}`);
    assert.equal(writeMarkdown([], finder, words), '# My annotations\n');
  });

  it('keeps the order of passages of a paper that the library does not have', () => {
    const [file] = markdownFiles([full], paperFinder([]), words);
    assert.match(file?.text ?? '', /sparse gate[\s\S]*\\# gate[\s\S]*of the PDF/u);
  });

  it('gives each paper a file name of its own that every system has', () => {
    const named = (id: string, ...keys: readonly string[]) =>
      aSet({ id, paper: { keys, title: 'A/B: “C”?' }, note: 'n' });
    const sets = [
      named('1', 'DBLP:a/b'),
      named('2', 'x'),
      named('3', 'X'),
      named('4'),
      named('5', '..'),
    ];
    assert.deepEqual(
      markdownFiles(sets, finder, words).map(({ name }) => name),
      ['A-B-C.md', 'paper.md', 'DBLP-a-b.md', 'X.md', 'x-2.md'],
    );
  });

  it('has a heading for each paper and none of what papers and comments say', () => {
    const md = new MarkdownIt();
    fc.assert(
      fc.property(someSets, (sets) => {
        // Notes are Markdown of their own.
        const plain = sets.map((set) => ({ ...set, note: '', status: 'read' as const }));
        const tokens = md.parse(writeMarkdown(plain, paperFinder([]), words), {});
        const count = (tag: string) =>
          tokens.filter(({ type, tag: of }) => type === 'heading_open' && of === tag).length;
        const marked = plain.filter(({ highlights }) => highlights.length > 0).length;
        assert.deepEqual([count('h1'), count('h2'), count('h3')], [1, plain.length, marked]);
        const others = tokens.filter(({ type }) =>
          /^(?:fence|code_block|html_block|hr|bullet)/u.test(type),
        );
        assert.deepEqual(
          others.map(({ content }) => content),
          [],
        );
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
