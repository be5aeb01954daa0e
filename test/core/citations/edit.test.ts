/** Editing citations that stand in a text: what changes, and that nothing else does. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CitationItem, FoundCitation } from '../../../src/core/citations/citation.ts';
import {
  addToCitation,
  changedItem,
  citationAt,
  editCitation,
  firstNamed,
} from '../../../src/core/citations/edit.ts';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { readCitations } from '../../../src/core/citations/read.ts';
import { partsAsTyped, typedParts } from '../../../src/core/citations/typedParts.ts';
import { withEdits } from '../../support/edits.ts';

/** The text with `|` at the place, and the citation there. */
function at(marked: string, markup: Markup): readonly [string, FoundCitation | undefined] {
  const text = marked.replace('|', '');
  return [text, citationAt(readCitations(text, markup), marked.indexOf('|'))];
}

type Change = (citation: FoundCitation) => readonly CitationItem[];

function edited(marked: string, markup: Markup, change: Change): string {
  const [text, citation] = at(marked, markup);
  assert.ok(citation !== undefined);
  return withEdits(text, [editCitation(text, markup, citation, change(citation))]);
}

describe('the citation at a place', () => {
  const table: readonly [string, Markup, readonly string[] | undefined][] = [
    ['So [see @a, p|. 3].', 'markdown', ['a']],
    ['So |[@a; @b].', 'markdown', ['a', 'b']],
    ['So [@a; @b]|.', 'markdown', ['a', 'b']],
    ['So [@a].|', 'markdown', undefined],
    ['So @a [p.| 3].', 'markdown', ['a']],
    ['[see *@b|* and @a]', 'markdown', ['b']],
    ['`[@a|]`', 'markdown', undefined],
    ['\\citep[see][p.~3]{a,|b}', 'latex', ['a', 'b']],
    ['#cite(<a>, supple|ment: [3])', 'typst', ['a']],
  ];
  for (const [marked, markup, expected] of table) {
    it(marked, () => {
      assert.deepEqual(
        at(marked, markup)[1]?.items.map(({ key }) => key),
        expected,
      );
    });
  }
});

describe('adding to a citation', () => {
  const table: readonly [string, Markup, string][] = [
    ['So [see @a, p. 3|].', 'markdown', 'So [see @a, p. 3; @new].'],
    ['So [@a;  @b|].', 'markdown', 'So [@a;  @b;  @new].'],
    ['So @a|.', 'markdown', 'So @a [@new].'],
    ['So @a| [p. 3].', 'markdown', 'So @a [p. 3; @new].'],
    ['> [@a;\n> @b|]', 'markdown', '> [@a;\n> @b;\n> @new]'],
    ['\\citep{a|}', 'latex', '\\citep{a,new}'],
    ['\\citep[p.~3]{a|}', 'latex', '\\citetext{\\citealp[p.~3]{a}; \\citealp{new}}'],
    ['\\textcite{a|}', 'latex', '\\textcite{a,new}'],
    ['@a|[p.~3].', 'typst', '@a[p.~3] @new.'],
  ];
  for (const [marked, markup, expected] of table) {
    it(`${marked} gives ${expected}`, () => {
      const [text, citation] = at(marked, markup);
      assert.ok(citation !== undefined);
      const edit = addToCitation(text, markup, citation, [{ key: 'new', said: '' }]);
      assert.equal(withEdits(text, [edit]), expected);
    });
  }

  it('of a work that is to be named in the text begins another', () => {
    for (const [before, after] of [
      ['So [@a|].', 'So [@a]; @new.'],
      ['So @a| [p. 3].', 'So @a [p. 3]; @new.'],
    ] as const) {
      const [text, citation] = at(before, 'markdown');
      assert.ok(citation !== undefined);
      const edit = addToCitation(text, 'markdown', citation, [{ key: 'new', said: '@' }]);
      assert.equal(withEdits(text, [edit]), after);
    }
  });

  it('touches no more than it has to', () => {
    const text = 'So [see *this* @a, p. 3; @b].';
    const citation = citationAt(readCitations(text, 'markdown'), 5);
    assert.ok(citation !== undefined);
    assert.deepEqual(addToCitation(text, 'markdown', citation, [{ key: 'c', said: '' }]), {
      start: 27,
      end: 27,
      newText: '; @c',
    });
  });

  it('of a key that cannot be written is refused', () => {
    const [text, citation] = at('[@a|]', 'markdown');
    assert.ok(citation !== undefined);
    assert.throws(() => addToCitation(text, 'markdown', citation, [{ key: 'a b', said: '' }]), {
      code: 'citation.pandocKey',
    });
  });
});

describe('editing a citation', () => {
  const reversed: Change = ({ items }) => items.toReversed();
  const table: readonly [string, string, Markup, Change, string][] = [
    ['reorders works', '[see  @a, p.3; @b|]', 'markdown', reversed, '[@b; see  @a, p.3]'],
    [
      'takes one out',
      '[@a; see @b|, p. 3]',
      'markdown',
      ({ items }) => items.slice(1),
      '[see @b, p. 3]',
    ],
    ['takes all out', 'So [@a|].', 'markdown', () => [], 'So.'],
    [
      'gives a locator',
      '[see @a|, p. 3; @b]',
      'markdown',
      ({ items }) => items.map((item) => changedItem(item, { label: 'chapter', locator: '2' })),
      '[see @a, chap. 2; @b, chap. 2]',
    ],
    [
      'gives a prefix',
      '[@a|]',
      'markdown',
      ({ items }) => items.map((item) => changedItem(item, { prefix: 'see' })),
      '[see @a]',
    ],
    [
      'leaves the author out',
      '[see @a|, p. 3]',
      'markdown',
      ({ items }) => items.map((item) => changedItem(item, { mode: 'suppress' })),
      '[see -@a, p. 3]',
    ],
    [
      'names the author in the text',
      'As [@a|, p. 3] says',
      'markdown',
      ({ items }) => items.map((item) => changedItem(item, { mode: 'textual' })),
      'As @a [p. 3] says',
    ],
    [
      'names the author of a work in the middle, by a citation of its own',
      'So [see @a, p. 3; @b|, p. 4; @c]',
      'markdown',
      ({ items }) =>
        items.map((item) => (item.key === 'b' ? changedItem(item, { mode: 'textual' }) : item)),
      'So [see @a, p. 3]; @b [p. 4; @c]',
    ],
    [
      'moves a work before the one that is named in the text',
      'As @a| [p. 3; see @b; @c] says',
      'markdown',
      ({ items }) =>
        firstNamed(
          items,
          [1, 0, 2].flatMap((at) => items[at] ?? []),
        ),
      'As see @b [@a, p. 3; @c] says',
    ],
    [
      'takes out the one that is named in the text',
      'As @a| [p. 3; @b, p. 4; @c] says',
      'markdown',
      ({ items }) => firstNamed(items, items.slice(1)),
      'As @b [p. 4; @c] says',
    ],
    [
      'no longer names the author in the text',
      'As @a| [p. 3; @b] says',
      'markdown',
      ({ items }) =>
        firstNamed(
          items,
          items.map((item) => changedItem(item, { mode: 'normal' })),
        ),
      'As [@a, p. 3; @b] says',
    ],
    [
      'leaves works in LaTeX named as they are',
      '\\textcite{a|,b}',
      'latex',
      ({ items }) => firstNamed(items, items.toReversed()),
      '\\textcite{b,a}',
    ],
    [
      'gives a locator in LaTeX',
      '\\citep[see][]{a|}',
      'latex',
      ({ items }) => items.map((item) => changedItem(item, { label: 'page', locator: '3' })),
      '\\citep[see][p.~3]{a}',
    ],
    [
      'gives a locator in Typst',
      '@a|.',
      'typst',
      ({ items }) => items.map((item) => changedItem(item, { label: 'page', locator: '3' })),
      '@a[p.~3].',
    ],
  ];
  for (const [what, marked, markup, change, expected] of table) {
    it(what, () => {
      assert.equal(edited(marked, markup, change), expected);
    });
  }

  it('with nothing changed changes nothing, in any text', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '@a',
      '@{b c}',
      '-@d',
      '; ',
      ' see ',
      ', p. 3',
      '\n',
      '*',
      '`',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        for (const citation of readCitations(text, 'markdown')) {
          if (citation.form !== 'group') continue;
          const { newText, start, end } = editCitation(text, 'markdown', citation, citation.items);
          assert.equal(newText, text.slice(start, end));
        }
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});

describe('a citation in LaTeX or Typst that is edited', () => {
  type Parts = Partial<CitationItem>;
  /** Changes the first work. */
  const first =
    (parts: Parts): Change =>
    ({ items: [item, ...others] }) => [...(item ? [changedItem(item, parts)] : []), ...others];
  /** Adds a work behind the others. */
  const add =
    (mode: CitationItem['mode'] = 'normal'): Change =>
    ({ items }) => [...items, { key: 'n', mode, prefix: '', label: '', locator: '', suffix: '' }];
  const page: Parts = { label: 'page', locator: '3' };
  const loading = (name: string) => `\\usepackage[style=apa]{amsmath,${name}} `;
  const table: readonly [string, Markup, Change, string][] = [
    // The command stays
    ['\\parencite{a|}', 'latex', first(page), '\\parencite[p.~3]{a}'],
    ['\\citealp{a|}', 'latex', add(), '\\citealp{a,n}'],
    ['\\Citep{a|}', 'latex', first({ prefix: 'Cf.' }), '\\Citep[Cf.][]{a}'],
    ['\\footcite[see][S.~3]{a|}', 'latex', add(), '\\footcites[see][S.~3]{a}{n}'],
    ['\\footcites[3]{a|}{b}', 'latex', first({ label: '', locator: '' }), '\\footcite{a,b}'],
    ['\\citeauthor{a|}', 'latex', add('textual'), '\\citeauthor{a,n}'],
    ['\\fullcite{a|, b}', 'latex', first(page), '\\fullcite[p.~3]{a} \\fullcite{b}'],
    // It tells whether the author is left out
    ['\\parencite{a|}', 'latex', first({ mode: 'suppress' }), '\\parencite*{a}'],
    ['\\parencite*[3]{a|}', 'latex', first({ mode: 'normal' }), '\\parencite[p.~3]{a}'],
    ['\\parencite{a|}', 'latex', first({ mode: 'textual' }), '\\textcite{a}'],
    ['\\citealp{a|}', 'latex', first({ mode: 'suppress' }), '\\citeyearpar{a}'],
    // What is between keys, and notes that are not changed, stay
    ['\\citep{a|,  b}', 'latex', add(), '\\citep{a,  b,  n}'],
    ['\\citep[pp.3 -- 5]{a,b|}', 'latex', first({ prefix: 'see' }), '\\citep[see][pp.3 -- 5]{a,b}'],
    ['\\parencite[{[x] 3}]{a|}', 'latex', first({ prefix: 'y' }), '\\parencite[y][{[x] 3}]{a}'],
    ['\\autocites(cf.)(etc.)[3]{a|}{b}', 'latex', add(), '\\autocites[cf.][p.~3]{a}[etc.]{b}{n}'],
    // The document says whose \\cite it is
    ['\\cite{a|}', 'latex', first({ prefix: 'see' }), 'see \\cite{a}'],
    [
      `${loading('biblatex')}\\cite{a|}`,
      'latex',
      first({ prefix: 'see' }),
      `${loading('biblatex')}\\cite[see][]{a}`,
    ],
    [
      `${loading('natbib')}\\cite{a|}`,
      'latex',
      first({ mode: 'suppress' }),
      `${loading('natbib')}\\citeyearpar{a}`,
    ],
    // Typst
    ['@a|\n@b[ch. 2]', 'typst', first(page), '@a[p.~3]\n@b[ch. 2]'],
    [
      '#cite(<a>|, style: "apa")',
      'typst',
      first(page),
      '#cite(<a>, style: "apa", supplement: [p.~3])',
    ],
    [
      '#cite(<a>|, supplement: [9], form: "prose")',
      'typst',
      first(page),
      '#cite(<a>, supplement: [p.~3], form: "prose")',
    ],
    [
      '#cite(<a>|, supplement: [9], form: "prose")',
      'typst',
      first({ locator: '' }),
      '#cite(<a>, form: "prose")',
    ],
    ['@a[p.~3]| #cite(<b>)', 'typst', add(), '@a[p.~3] #cite(<b>) @n'],
    ['@a|', 'typst', first({ mode: 'textual' }), '#cite(<a>, form: "prose")'],
  ];
  for (const [marked, markup, change, expected] of table) {
    it(`${marked} gives ${expected}`, () => {
      assert.equal(edited(marked, markup, change), expected);
    });
  }

  it('stays as it is to the byte where nothing is changed', () => {
    const latex = fc.constantFrom(
      '\\citep',
      '\\parencite*',
      '\\autocites',
      '[see]',
      '[3]',
      '[]',
      '{a}',
      '{a, b}',
      ' ',
      'x',
    );
    const typst = fc.constantFrom(
      '@a',
      '@b',
      '[p. 3]',
      '#cite(<a>',
      ', form: "prose"',
      ', supplement: [3]',
      ')',
      ' ',
      '\n',
    );
    const same = (text: string, markup: Markup) => {
      for (const citation of readCitations(text, markup)) {
        const { newText, start, end } = editCitation(text, markup, citation, citation.items);
        assert.equal(newText, text.slice(start, end), text);
      }
    };
    const options = { seed: 7, numRuns: 1000 };
    const texts = (piece: fc.Arbitrary<string>) =>
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts(typst), (text) => {
        same(text, 'typst');
      }),
      options,
    );
    fc.assert(
      fc.property(texts(latex), (text) => {
        same(text, 'latex');
      }),
      options,
    );
  });
});

describe('what is typed behind a key', () => {
  const none = { mode: 'normal', prefix: '', label: '', locator: '', suffix: '' };
  const table: readonly [string, object][] = [
    ['', {}],
    ['p. 3', { label: 'page', locator: '3' }],
    ['33-35', { label: 'page', locator: '33-35' }],
    ['chap. 2 and more', { label: 'chapter', locator: '2', suffix: 'and more' }],
    ['see', { prefix: 'see' }],
    ['see …, chap. 2', { prefix: 'see', label: 'chapter', locator: '2' }],
    ['see ... p. 3', { prefix: 'see', label: 'page', locator: '3' }],
    ['see @', { prefix: 'see' }],
    ['… among others', { suffix: 'among others' }],
    ['-', { mode: 'suppress' }],
    ['- p. 3', { mode: 'suppress', label: 'page', locator: '3' }],
    ['@', { mode: 'textual' }],
    ['@, p. 3', { mode: 'textual', label: 'page', locator: '3' }],
    ['{ii, A}', { locator: 'ii, A' }],
    ['see [x]; y …', { prefix: 'see \\[x\\]\\; y' }],
  ];
  for (const [typed, expected] of table) {
    it(JSON.stringify(typed), () => {
      assert.deepEqual(typedParts(typed), { ...none, ...expected });
    });
  }
});

describe('what to type for what is there', () => {
  const table: readonly [string, string][] = [
    ['[@a|]', ''],
    ['[see @a|]', 'see …'],
    ['[see *also* -@a|, p. 3 and more]', '-see *also* … p. 3 and more'],
    ['[@a| chap. 2]', 'chap. 2'],
    ['[@a|, among others]', '… among others'],
    ['As @a| [p. 3] says', '@ p. 3'],
    ['As @a| says', '@'],
  ];
  for (const [marked, expected] of table) {
    it(`${marked} is ${JSON.stringify(expected)}, and says the same again`, () => {
      const [text, citation] = at(marked, 'markdown');
      const [item] = citation?.items ?? [];
      assert.ok(item !== undefined);
      const typed = partsAsTyped(text, item);
      assert.equal(typed, expected);
      const { prefix, label, locator, suffix, mode } = typedParts(typed);
      const { prefix: before, label: counted, locator: number, suffix: behind } = item;
      assert.deepEqual(
        [mode, prefix, label, locator, suffix],
        [item.mode, before, counted, number, behind.replace(/^, /u, '')],
      );
    });
  }
});
