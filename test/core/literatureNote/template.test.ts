/** Literature notes from templates, with pandoc as the witness that their front matter is YAML. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HIGHLIGHT_COLOURS, type AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import { NO_REFERENCES } from '../../../src/core/citations/footnote.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import { renderNote, type NoteWords } from '../../../src/core/literatureNote/template.ts';
import { settings } from '../../../src/shared/manifest.ts';
import { aForeignPassage, aHighlight, aSet } from '../../support/highlights.ts';
import { pandoc } from '../../support/pandoc.mjs';
import { aPaper } from '../../support/papers.ts';

const DEFAULT = settings['gloss.literatureNote.template'].default;

const WORDS: NoteWords = {
  syntax: 'pandoc',
  references: NO_REFERENCES,
  status: 'Reading',
  colours: {
    ...(Object.fromEntries(
      HIGHLIGHT_COLOURS.map((colour) => [colour, colour]),
    ) as NoteWords['colours']),
    green: 'method',
  },
  tags: (tags) => `Tags: ${tags}`,
};

function render(template: string, paper: Paper = aPaper(), annotations?: AnnotationSet) {
  return renderNote(template, paper, annotations, WORDS);
}

/** The metadata that pandoc reads, each value as the text it is. */
async function metadata(frontMatter: string): Promise<Readonly<Record<string, unknown>>> {
  const json = await pandoc({ from: 'commonmark+yaml_metadata_block', to: 'json' }, frontMatter);
  const { meta } = JSON.parse(json) as { meta: Record<string, Meta> };
  return Object.fromEntries(Object.entries(meta).map(([name, value]) => [name, metaValue(value)]));
}

interface Meta {
  readonly t: string;
  readonly c: unknown;
}

function metaValue({ t, c }: Meta): unknown {
  if (t === 'MetaList') return (c as Meta[]).map(metaValue);
  return (c as Meta[]).map((inline) => (inline.t === 'Str' ? inline.c : ' ')).join('');
}

describe('a literature note', () => {
  it('of the default template has all that is known and written', async () => {
    const paper = aPaper({
      title: 'COMET: Learning *Sparse* Gates',
      facts: { venue: { name: 'KDD', year: 2023 } },
      item: { URL: 'https://arxiv.org/abs/2306.02824', issued: { 'date-parts': [[2023, 6, 5]] } },
    });
    const annotations = aSet({
      note: 'My *note*.\n\n\nWith @other2020.',
      tags: ['gates', 'to cite'],
      highlights: [
        aForeignPassage('Later: it is fast.', {
          id: '2',
          locator: '5',
          colour: 'green',
          tags: ['a', 'b_'],
        }),
        aHighlight({ id: '1', comment: 'So *what*?', colour: 'green' }),
        aHighlight({ id: '3' }),
      ],
    });
    const { frontMatter, body } = render(DEFAULT, paper, annotations);
    assert.deepEqual(await metadata(frontMatter.replace('*Sparse*', 'Sparse')), {
      title: 'COMET: Learning Sparse Gates',
      author: ['Shibal Ibrahim'],
      date: '2023-06-05',
      'citation-key': 'ibrahim2023comet',
      tags: ['gates', 'to cite'],
    });
    assert.equal(
      body,
      `# COMET: Learning \\*Sparse\\* Gates

Shibal Ibrahim (2023). *COMET: Learning \\*Sparse\\* Gates*. KDD 2023. <https://arxiv.org/abs/2306.02824>

My *note*.


With @other2020.

## yellow

> sparse gate
>
> [@ibrahim2023comet]

## method

> sparse gate
>
> [@ibrahim2023comet]

So *what*?

> Later: it is fast.
>
> [@ibrahim2023comet, p. 5]

Tags: a, b\\_`,
    );
  });

  it('of a paper without annotations has no gaps', () => {
    assert.match(render(DEFAULT).body, /^# COMET: .*\n\nShibal Ibrahim \(2023\)\. \*.*\*$/u);
  });

  it('keeps placeholders that there are not, and has no front matter where the template has none', () => {
    const { frontMatter, body } = render('{citation} {status} {nothing} {key}\n{abstract}');
    assert.equal(frontMatter, '');
    assert.equal(body, '[@ibrahim2023comet] Reading {nothing} ibrahim2023comet\nA sparse gate.');
  });

  it('puts values into front matter of any form', () => {
    const template = `---
title: "{title}"
see: 'on {key}: {title}'
list: [paper, {tags}, {key}]
authors:
  - {authors}
plain: {unknown}
# {title}
---
`;
    const paper = aPaper({ title: 'A "b": c', key: 'k' });
    const { frontMatter } = render(template, paper, aSet({ tags: ['x: y', '#z'] }));
    assert.equal(
      frontMatter,
      `---
title: "A \\"b\\": c"
see: "on k: A \\"b\\": c"
list: [paper, "x: y", "#z", "k"]
authors:
  - ["Shibal Ibrahim"]
plain: {unknown}
# {title}
---
`,
    );
  });

  it('cites in footnotes with the references it is given', () => {
    const byKey = new Map([['k', 'Ibrahim (2023). *Gates*.']]);
    const words: NoteWords = {
      ...WORDS,
      syntax: 'footnote',
      references: { markup: 'markdown', byKey },
    };
    const set = aSet({ highlights: [aForeignPassage('Fast.', { id: '1', locator: '5' })] });
    const { body } = renderNote('{citation}\n{highlights}', aPaper({ key: 'k' }), set, words);
    assert.match(body, /^\^\[Ibrahim \(2023\)\. \*Gates\*\.\]\n/u);
    assert.match(body, /> \^\[Ibrahim \(2023\)\. \*Gates\*, p\. 5\.\]/u);
  });

  it('has front matter that is YAML, whatever the title and the tags are', async () => {
    const character = fc.constantFrom(
      ...Array.from('"\'\\:#-{}[],&!|>%@`?~\u2028\u0085\ufeff\t\u0007é😀\ud800 a1'),
    );
    const name = fc
      .array(character, { maxLength: 8 })
      .map((characters) => `x${characters.join('')}`);
    const template = '---\ntitle: {title}\ntags: {tags}\nboth: {title} and {key}\n---\n';
    await fc.assert(
      fc.asyncProperty(name, fc.array(name, { maxLength: 3 }), async (title, tags) => {
        const { frontMatter } = render(template, aPaper({ title }), aSet({ tags }));
        const read = await metadata(frontMatter);
        assert.deepEqual(Object.keys(read).sort(), ['both', 'tags', 'title']);
        assert.equal((read['tags'] as unknown[]).length, tags.length);
      }),
      { numRuns: 100 },
    );
  });
});
