import assert from 'node:assert/strict';
import { settings } from '../../../src/shared/manifest.ts';
import type { Markup } from '../../../src/core/citations/markup.ts';
import {
  formatQuotation,
  type QuotationFormat,
  type QuotationStyle,
} from '../../../src/core/citations/quotations.ts';
import { aPaper } from '../../support/papers.ts';

const TEMPLATES: Readonly<Record<QuotationStyle, string>> = {
  block: settings['gloss.quotation.block'].default,
  inline: settings['gloss.quotation.inline'].default,
};
const SYNTAX = { markdown: 'pandoc', latex: 'latex', typst: 'typst' } as const;

function quote(
  exact: string,
  style: QuotationStyle,
  markup: Markup = 'markdown',
  { locator = '', comment = '', template = TEMPLATES[style] } = {},
): string {
  const format: QuotationFormat = { style, template, syntax: SYNTAX[markup], markup };
  return formatQuotation({ paper: aPaper({ key: 'key' }), exact, locator, comment }, format);
}

describe('a block quote', () => {
  const table: readonly [what: string, actual: string, expected: string][] = [
    [
      'has its citation in a paragraph of its own',
      quote('Words.', 'block'),
      '> Words.\n>\n> [@key]',
    ],
    [
      'keeps lines and paragraphs',
      quote('One\r\ntwo.\n \n\n  Three.\n', 'block'),
      '> One\n> two.\n>\n> Three.\n>\n> [@key]',
    ],
    [
      'names the page',
      quote('Words.', 'block', 'markdown', { locator: '5' }),
      '> Words.\n>\n> [@key, p. 5]',
    ],
    [
      'has the comment where the template says, all inside of the quote',
      quote('Words.', 'block', 'markdown', {
        comment: 'Mine,\n\nand @other.',
        template: '{text} {citation}\n\n{comment}\n\nend {unknown}',
      }),
      '> Words. [@key]\n>\n> Mine,\n>\n> and @other.\n>\n> end {unknown}',
    ],
    [
      'has no gap where there is no comment',
      quote('Words.', 'block', 'markdown', { template: '{text}\n\n{comment}\n\n{citation}' }),
      '> Words.\n>\n> [@key]',
    ],
    [
      'does not take the paper’s words for Markdown',
      quote('# A {citation} *b*', 'block'),
      '> \\# A {citation} \\*b\\*\n>\n> [@key]',
    ],
    [
      'in LaTeX is an environment',
      quote('50% of “it”.', 'block', 'latex', { locator: '5' }),
      '\\begin{quote}\n50\\% of “it”. \\cite[p.~5]{key}\n\\end{quote}',
    ],
    [
      'in Typst is a function',
      quote('#1 of it.', 'block', 'typst', { locator: '5' }),
      '#quote(block: true)[\n\\#1 of it. @key[p.~5]\n]',
    ],
  ];
  for (const [what, actual, expected] of table) {
    it(what, () => {
      assert.equal(actual, expected);
    });
  }
});

describe('a quotation in the text', () => {
  const table: readonly [what: string, actual: string, expected: string][] = [
    ['stands in one line', quote(' Some\n words ', 'inline'), '“Some words” [@key]'],
    ['has single marks inside', quote('a “b” and "c".', 'inline'), '“a ‘b’ and ‘c’.” [@key]'],
    [
      'has the marks of the template, and inside their single form',
      quote('a "b"', 'inline', 'markdown', { template: '„{text}“ ({citation})' }),
      '„a ‚b‘“ ([@key])',
    ],
    [
      'keeps its marks where the template has none',
      quote('a "b"', 'inline', 'markdown', { template: '*{text}* {citation}' }),
      '*a "b"* [@key]',
    ],
    ['in LaTeX', quote('a "b" & c', 'inline', 'latex'), "``a `b' \\& c''~\\cite{key}"],
    [
      'in LaTeX, with marks that meet',
      quote('"a" and "b"', 'inline', 'latex'),
      "``\\,`a' and `b'\\,''~\\cite{key}",
    ],
    ['in Typst', quote('a "b" $c', 'inline', 'typst'), '"a \'b\' \\$c" @key'],
  ];
  for (const [what, actual, expected] of table) {
    it(what, () => {
      assert.equal(actual, expected);
    });
  }
});
