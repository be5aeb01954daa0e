/** What is written in the place of a key that is being typed. */
import assert from 'node:assert/strict';
import type { KeyForm } from '../../../src/core/writing/keyPlace.ts';
import { canSay, writtenKey, writtenWorks } from '../../../src/core/writing/writeKeys.ts';

describe('a key written in its place', () => {
  const table: readonly [KeyForm, string, string | undefined][] = [
    ['pandoc', 'doe2020', '@doe2020'],
    ['pandoc', 'doe 2020', undefined],
    ['pandoc', 'doe--2020', '@{doe--2020}'],
    ['latex', 'DBLP:conf/a', 'DBLP:conf/a'],
    ['latex', 'a,b', undefined],
    ['typst', 'doe2020', '@doe2020'],
    ['typst', 'a/b', '#cite(label("a/b"))'],
    ['call', 'doe2020', '<doe2020>'],
    ['call', 'a/b', 'label("a/b")'],
    ['call', '', undefined],
  ];
  for (const [form, key, expected] of table) {
    it(`${form}: ${key}`, () => {
      assert.equal(writtenKey({ form }, key), expected);
    });
  }
});

describe('works written in the place of a key', () => {
  const [a, b] = [
    { key: 'a', said: '' },
    { key: 'b', said: 'p. 3' },
  ];
  const group = { form: 'pandoc', inGroup: true, mode: 'normal' } as const;
  const alone = { form: 'pandoc', inGroup: false, mode: 'textual' } as const;

  it('join the group they stand in', () => {
    assert.equal(writtenWorks(group, [a, b]), '@a; @b, p. 3');
    assert.equal(writtenWorks({ ...group, mode: 'suppress' }, [b]), '-@b, p. 3');
  });

  it('are a group of their own in running text, one work excepted', () => {
    assert.equal(writtenWorks(alone, [a, b]), '[@a; @b, p. 3]');
    assert.equal(writtenWorks(alone, [b]), '@b [p. 3]');
    assert.equal(writtenWorks({ ...alone, mode: 'suppress' }, [a]), '[-@a]');
  });

  it('are a list in LaTeX, neighbours in Typst, and one in a call', () => {
    const place = { inGroup: true, mode: 'normal' } as const;
    assert.equal(writtenWorks({ ...place, form: 'latex' }, [a, b]), 'a,b');
    assert.equal(writtenWorks({ ...place, form: 'typst' }, [a, b]), '@a @b[p.~3]');
    assert.equal(writtenWorks({ ...place, form: 'call' }, [a, b]), '<a>');
  });

  it('have something said about them only where it has a place', () => {
    const forms = ['pandoc', 'latex', 'typst', 'call'] as const;
    assert.deepEqual(
      forms.filter((form) => canSay({ form })),
      ['pandoc', 'typst'],
    );
  });
});
