import assert from 'node:assert/strict';
import { findPassage, type FoundPassage } from '../../../src/core/citations/findPassage.ts';
import { formatQuotation } from '../../../src/core/citations/quotations.ts';
import { quotationAt } from '../../../src/core/citations/quotationAt.ts';
import { aForeignPassage, aHighlight, aSet } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';

const ABSTRACT =
  'We learn a *sparse* gate of k_1 experts, "COMET", at 50% of [12] the cost. It is fast.';
const PAPER = aPaper({ title: 'Gates: a study', abstract: ABSTRACT });
const QUOTE = { exact: 'It is fast', prefix: '', suffix: '' };
const SET = aSet({
  highlights: [
    aHighlight({ id: 'fast', quote: QUOTE }),
    aForeignPassage('Trees of experts are trained by gradient descent.', { id: 'trees' }),
  ],
});

function find(words: string): FoundPassage | undefined {
  return findPassage(PAPER, SET, words);
}

/** The words of the paper that were found. */
function found(words: string): string | undefined {
  const passage = find(words);
  if (passage === undefined) return undefined;
  if (passage.kind === 'highlight') return `highlight ${passage.id}`;
  return PAPER[passage.field].slice(passage.start, passage.end);
}

describe('the passage of quoted words', () => {
  const table: readonly [what: string, words: string, expected: string | undefined][] = [
    ['is the highlight that has them', 'It is\nfast', 'highlight fast'],
    ['is a place of the text', 'We learn a', 'We learn a'],
    ['is found with escapes', 'a \\*sparse\\* gate', 'a *sparse* gate'],
    ['is found with other marks', 'k_1 experts, ‘COMET’,', 'k_1 experts, "COMET",'],
    ['is found with another case', 'we Learn', 'We learn'],
    ['is found in the title', 'gates: a study', 'Gates: a study'],
    ['is found with a slip', 'We laern a *sparse* gate', 'We learn a *sparse* gate'],
    ['is found with an omission', 'We learn […] of k_1 experts', 'of k_1 experts'],
    [
      'is found with a comment behind',
      'We learn a *sparse* gate\n\nMy view!',
      'We learn a *sparse* gate',
    ],
    ['is a passage from elsewhere', 'trained by gradient descent', 'highlight trees'],
    ['is a passage from elsewhere with a slip', 'Trees of experts are trianed', 'highlight trees'],
    ['is not what only looks alike a little', 'An entirely different sentence', undefined],
    ['is none for no words', '— …', undefined],
  ];
  for (const [what, words, expected] of table) {
    it(what, () => {
      assert.equal(found(words), expected);
    });
  }

  for (const markup of ['markdown', 'latex', 'typst'] as const) {
    for (const style of ['block', 'inline'] as const) {
      it(`is found from what Gloss writes: ${style}, ${markup}`, () => {
        const exact = ABSTRACT.slice(3, -12);
        const syntax = markup === 'markdown' ? 'pandoc' : markup;
        const template = style === 'block' ? '{text}\n\n{citation}' : '“{text}” {citation}';
        const format = { style, template, syntax, markup } as const;
        const written = formatQuotation({ paper: PAPER, exact, locator: '5' }, format);
        const quotation = quotationAt(`Before.\n\n${written}\n\nBehind.`, 30);
        assert.deepEqual(quotation?.keys, [PAPER.key]);
        assert.equal(found(quotation.words), exact);
      });
    }
  }
});
