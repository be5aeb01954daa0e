/** The small values of the page: settled fields, tags, sentences, dates and addresses. */
import assert from 'node:assert/strict';
import { format, formatDate, hostAndPath, safeUrl } from '../../src/webview/format.ts';
import { chosen, confirmed, settled, told } from '../../src/webview/settled.ts';
import { sameTag, withTags } from '../../src/webview/tags.ts';

describe('a settled value', () => {
  it('shows the choice at once, and what the host says when nothing is open', () => {
    assert.equal(chosen(settled('a'), 'b').value, 'b');
    assert.equal(told(settled('a'), 'b').value, 'b');
    assert.equal(told(chosen(settled('a'), 'b'), 'a').value, 'b');
  });

  it('stays when confirmed, goes back when refused', () => {
    assert.equal(confirmed(chosen(settled('a'), 'b'), true).value, 'b');
    assert.equal(confirmed(chosen(settled('a'), 'b'), false).value, 'a');
  });

  it('takes what the host said last since the choice', () => {
    const field = told(told(chosen(settled('a'), 'B'), 'B'), 'b');
    assert.equal(confirmed(field, true).value, 'b');
  });
});

describe('tags', () => {
  it('are the same whatever their case and composition', () => {
    assert.equal(sameTag(['Éa'.normalize('NFD')], 'éA')?.normalize('NFC'), 'Éa');
    assert.equal(sameTag(['a'], 'b'), undefined);
    assert.deepEqual(withTags(['A'], ['a', 'b', 'B']), ['A', 'b']);
  });
});

describe('sentences, dates and addresses', () => {
  it('fills holes, and nothing else', () => {
    assert.equal(format('{0} of {1}, {2}', 'a', '{0}$&'), 'a of {0}$&, {2}');
  });

  it('writes dates in the language of the reader, and survives one that there is not', () => {
    assert.equal(formatDate('2023-06-05', 'de'), '5. Juni 2023');
    assert.equal(formatDate('2023-06', ''), 'June 2023');
    assert.equal(formatDate('2023-06', 'no language'), 'June 2023');
    assert.equal(formatDate('2023-99-99', 'en'), '2023-99-99');
  });

  it('names an address by host and path', () => {
    assert.equal(hostAndPath('https://www.github.com/a/b/?x#y'), 'github.com/a/b');
    assert.equal(hostAndPath('nonsense'), 'nonsense');
  });

  it('lets web addresses through only', () => {
    assert.equal(safeUrl('https://a.org/'), 'https://a.org/');
    assert.equal(safeUrl(' javascript:alert(1)'), undefined);
    assert.equal(safeUrl('vscode://x'), undefined);
  });
});
