import assert from 'node:assert/strict';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { citationPlace, sentenceAt } from '../../../src/core/citations/sentenceAt.ts';

/** The sentence at the `|`, with a `^` where its citation goes. */
function at(marked: string, markup: Markup = 'markdown'): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const span = sentenceAt(text, markup, offset);
  if (span === undefined) return undefined;
  const place = citationPlace(text, span);
  return `${text.slice(span.start, place)}^${text.slice(place, span.end)}`;
}

describe('the sentence at a place', () => {
  const table: readonly (readonly [what: string, marked: string, expected: string | undefined])[] =
    [
      ['is the one around it', 'One is. Two| is! Three is.', 'Two is^!'],
      ['is the first', 'O|ne is. Two is.', 'One is^.'],
      ['is the last, closed or not', 'One is. Two is|', 'Two is^'],
      ['goes over lines', 'One.\nTwo is\nlo|ng. Three.', 'Two is\nlong^.'],
      ['ends at its mark', 'One is.| Two is.', 'One is^.'],
      [
        'is not parted by short forms',
        'So say Li et al. in Fig. 2, e.g. h|ere. Two.',
        'So say Li et al. in Fig. 2, e.g. here^.',
      ],
      ['is not parted by numbers', 'It is 3.5 |times faster. Two.', 'It is 3.5 times faster^.'],
      ['ends at the paragraph', '# Head\n\nOne i|s\n\nTwo.', 'One is^'],
      ['stands in a list', '- one is\n- two| is. So.\n- three', 'two is^.'],
      ['stands in a block quote', '> One is. Tw|o is.\n>\n> Three.', 'Two is^.'],
      ['has its closing marks', 'He says “one |is.” Two.', 'He says “one is^.”'],
      ['is none in a heading', '# On| gates', undefined],
      ['is none in code', '```\nx = 1|\n```\n', undefined],
      ['is none in metadata', '---\ntitle: On| gates\n---\n', undefined],
      ['is none in a table', '|| a |', undefined],
      ['is none between paragraphs', 'One.\n\n|\n\nTwo.', undefined],
      ['is none in an empty text', '|', undefined],
    ];
  for (const [what, marked, expected] of table) {
    it(what, () => {
      assert.equal(at(marked), expected);
    });
  }

  it('is none in commands of LaTeX and Typst', () => {
    assert.equal(at('\\section{On| gates}', 'latex'), undefined);
    assert.equal(at('One is. Two| is.', 'latex'), 'Two is^.');
    assert.equal(at('#set text(10|pt)', 'typst'), undefined);
    assert.equal(at('= On| gates', 'typst'), undefined);
  });
});
