import assert from 'node:assert/strict';
import { completed } from '../../../src/core/base/steps.ts';
import { keyAt } from '../../../src/core/cited/keyAt.ts';
import { placeSteps } from '../../../src/core/cited/places.ts';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { readCitations } from '../../../src/core/citations/read.ts';

/** "key line:from-to", lines and columns from 0. */
function placesOf(text: string, markup: Markup = 'markdown'): readonly string[] {
  return completed(placeSteps(text, markup)).map(
    ({ key, line, from, to }) => `${key} ${String(line)}:${String(from)}-${String(to)}`,
  );
}

describe('the places of a document that name works', () => {
  it('are the bare keys, whatever marks stand around them', () => {
    assert.deepEqual(placesOf('See [-@a2020, p. 3; see @{b/c}].\n\n> and\n> @d'), [
      'a2020 0:7-12',
      'b/c 0:26-29',
      'd 3:3-4',
    ]);
    assert.deepEqual(placesOf('x \\citep[see][p.~3]{a, b}', 'latex'), ['a 0:20-21', 'b 0:23-24']);
    assert.deepEqual(placesOf('@a[p. 3] #cite(<b>) #cite(label("c/d"))', 'typst'), [
      'a 0:1-2',
      'b 0:16-17',
      'c/d 0:33-36',
    ]);
  });

  it('count lines as editors do, with every kind of line end', () => {
    assert.deepEqual(placesOf('one\r\n\r\n@a \rtwo\n\n@b'), ['a 2:1-2', 'b 5:1-2']);
  });

  it('are in their order also where one citation stands in another', () => {
    assert.deepEqual(placesOf('[see @a [as @b says]; @c]'), ['a 0:6-7', 'b 0:13-14', 'c 0:23-24']);
  });

  it('are those that are listed, too, and never the star for all', () => {
    const head = '---\ntitle: @no\nnocite: |\n  @a, @{b/c}\n  @*\nother: @no\n---\n\n@d\n';
    assert.deepEqual(placesOf(head), ['a 3:3-4', 'b/c 3:8-11', 'd 8:1-2']);
    assert.deepEqual(placesOf('---\nnocite: ["@a", "@b"]\n---\n'), ['a 1:11-12', 'b 1:17-18']);
    assert.deepEqual(placesOf('% \\nocite{no}\n\\nocite{a, b}\\nocite{*}', 'latex'), [
      'a 1:8-9',
      'b 1:11-12',
    ]);
    assert.deepEqual(placesOf('#cite(<a>, form: none)', 'typst'), ['a 0:7-8']);
  });

  it('are none in a document that names nothing', () => {
    assert.deepEqual(placesOf(''), []);
    assert.deepEqual(placesOf('mail a@b.c and `@code`'), []);
  });
});

describe('the key at a place', () => {
  const text = 'See [-@a2020, p. 3; @{b/c}] here';
  const at = (words: string) =>
    keyAt(text, readCitations(text, 'markdown'), {
      markup: 'markdown',
      offset: text.indexOf(words),
    })?.key;

  it('is the one that the cursor touches, with its marks', () => {
    for (const words of ['-@a', '@a', 'a2020', ', p. 3']) assert.equal(at(words), 'a2020', words);
    for (const words of ['@{b', '{b', 'b/c', '}]']) assert.equal(at(words), 'b/c', words);
  });

  it('is none elsewhere, also in the citation', () => {
    for (const words of ['See', '[-', 'p. 3', '] here']) assert.equal(at(words), undefined, words);
  });
});
