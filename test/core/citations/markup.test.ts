/** Words of a paper in Markdown: whatever they are, pandoc and markdown-it read them back as text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown, escapeText } from '../../../src/core/citations/markup.ts';
import { asBlockQuote } from '../../../src/core/citations/quotations.ts';
import { pandoc } from '../../support/pandoc.mjs';

interface Element {
  readonly t: string;
  readonly c?: unknown;
}

/** The text of a document that is nothing but block quotes of paragraphs of plain words. */
function plainText(blocks: readonly Element[]): string[] {
  return blocks.map((block) => {
    assert.equal(block.t, 'BlockQuote', JSON.stringify(block));
    const paragraphs = (block.c as Element[]).map((paragraph) => {
      assert.equal(paragraph.t, 'Para', JSON.stringify(paragraph));
      return (paragraph.c as Element[]).map(wordText).join('');
    });
    return paragraphs.join('\n\n');
  });
}

function wordText({ t, c }: Element): string {
  if (t === 'Str') return c as string;
  assert.ok(t === 'Space' || t === 'SoftBreak', `${t} ${JSON.stringify(c)}`);
  return t === 'Space' ? ' ' : '\n';
}

/** Reads texts as block quotes, all in one run of pandoc. */
async function readBack(texts: readonly string[]): Promise<readonly string[]> {
  const quotes = texts.map((text) => asBlockQuote(escapeMarkdown(text)));
  const document = quotes.join('\n\n`next`\n\n');
  const json = await pandoc({ from: 'markdown-smart', to: 'json' }, document);
  const { blocks } = JSON.parse(json) as { blocks: Element[] };
  return plainText(blocks.filter((_, index) => index % 2 === 0));
}

describe('words of a paper in Markdown', () => {
  const table: readonly [words: string, escaped: string][] = [
    ['NDCG@10 by 3.3, k∗ and aux_zipf_loss stay', 'NDCG@10 by 3.3, k∗ and aux_zipf_loss stay'],
    ['about ~50% (>80%), a * b, 5 < 6 & more', 'about ~50% (>80%), a * b, 5 < 6 & more'],
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['2023. A year', '2023\\. A year'],
    ['(1) first', '(1\\) first'],
    ['> not a quote', '\\> not a quote'],
    ['*not* emphasis, nor _this_', '\\*not\\* emphasis, nor \\_this\\_'],
    ['by @smith2020, me@home.org', 'by \\@smith2020, me@home.org'],
    ['as in [12] and [a](b)', 'as in \\[12\\] and \\[a\\](b)'],
    ['a <b>bold</b> move', 'a \\<b>bold\\</b> move'],
    ['AT&amp;T', 'AT\\&amp;T'],
    ['from 2.97~25.22x and 1.36~3.58x', 'from 2.97\\~25.22x and 1.36\\~3.58x'],
    ['a `tick` and a back\\slash', 'a \\`tick\\` and a back\\\\slash'],
    ['costs $5 or $10', 'costs \\$5 or \\$10'],
    ['in $O(n^2) * x_i$ time', 'in $O(n^2) * x_i$ time'],
    ['---', '\\---'],
    ['@) no example', '\\@) no example'],
    ['(@) no example', '(\\@) no example'],
    ['@-a. no example', '\\@-a. no example'],
    ['#) no list', '\\#) no list'],
    ['(#) no list', '\\(#) no list'],
  ];
  for (const [words, escaped] of table) {
    it(`“${words}” is written ${escaped}`, () => {
      assert.equal(escapeMarkdown(words), escaped);
    });
  }

  it('are read back as they were, by pandoc', async () => {
    const texts = table.map(([words]) => words).filter((words) => !words.includes('O(n'));
    assert.deepEqual(await readBack(texts), texts);
  });

  const mark = fc.constantFrom(...Array.from('\\`*_{}[]()#+-.!<>&@~^|:=%"\'/;,$'));
  const word = fc.oneof(
    { weight: 4, arbitrary: mark },
    {
      weight: 3,
      arbitrary: fc.constantFrom('a', 'iv', 'B', '1', '20', 'é', 'http://x.org', 'amp;'),
    },
    { weight: 2, arbitrary: fc.constantFrom(' ', '\n') },
  );
  const texts = fc
    .array(word, { minLength: 1, maxLength: 14 })
    .map((words) =>
      words
        .join('')
        .replace(/ +/gu, ' ')
        .replace(/ ?\n[ \n]*/gu, '\n')
        .trim(),
    )
    .filter((text) => text !== '' && !/\$[^\s$].*\$|\$[^\s$]*\n[^$]*\$/su.test(text));

  it('are text to pandoc, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 20, maxLength: 20 }), async (several) => {
        assert.deepEqual(await readBack(several), several);
      }),
      { numRuns: 40 },
    );
  });

  it('are text to markdown-it, whatever they are', () => {
    const markdown = new MarkdownIt({ html: true });
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = markdown.parse(escapeMarkdown(text), {});
        assert.deepEqual(
          tokens.map(({ type }) => type),
          ['paragraph_open', 'inline', 'paragraph_close'],
        );
        const inline = tokens[1]?.children ?? [];
        const read = inline.map(({ type, content }) => (type === 'softbreak' ? '\n' : content));
        assert.equal(read.join(''), text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('words of a paper in other markup', () => {
  it('are escaped for LaTeX, with its mathematics as it is', () => {
    assert.equal(
      escapeText('50% of $x_i$ & {a_b} #1 ~2^3 \\ cost $5', 'latex'),
      '50\\% of $x_i$ \\& \\{a\\_b\\} \\#1 \\textasciitilde{}2\\textasciicircum{}3 \\textbackslash{} cost \\$5',
    );
  });

  it('are escaped for Typst', () => {
    assert.equal(
      escapeText('*a* #b @c $x$ [d] https://x', 'typst'),
      '\\*a\\* \\#b \\@c \\$x\\$ \\[d\\] https:\\//x',
    );
    assert.equal(escapeText('= no heading\n- no list', 'typst'), '\\= no heading\n\\- no list');
  });
});
