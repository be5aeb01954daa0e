import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MARKUPS } from '../../../src/core/citations/markup.ts';
import { aSet } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';
import { corpusPapers } from '../search/support.ts';
import { diagnosed, fixed, shown, type Around } from './diagnosing.ts';

const comet = aPaper();
const soups = aPaper({
  key: 'zimmer2023sparse',
  title: 'Sparse Model Soups',
  authors: [{ family: 'Zimmer', given: 'Max' }],
});

function check(text: string, around: Around, expected: readonly string[]): void {
  assert.deepEqual(
    diagnosed(text, around).map((diagnostic) => shown(text, diagnostic)),
    expected,
  );
}

function fix(text: string, around: Around, index = 0): string {
  return fixed(text, diagnosed(text, around)[0]?.fixes[index]);
}

describe('diagnostics of keys', () => {
  const around = { papers: [comet, soups], own: [comet] };
  const unknown = (key: string) =>
    `Neither a bibliography of this document nor the library has the key “${key}”.`;

  it('are none where the bibliography has them', () => {
    check('See [@ibrahim2023comet, p. 3].', around, []);
  });

  it('say which key nothing knows, and what was meant by its letters', () => {
    const text = 'See [-@ibrahim2023comett].';
    check(text, around, [
      `unknown-key -@ibrahim2023comett: ${unknown('ibrahim2023comett')} [Change to “ibrahim2023comet” | Search papers for “ibrahim 2023 comett”]`,
    ]);
    assert.equal(fix(text, around), 'See [-@ibrahim2023comet].');
  });

  it('know by author and year what was meant', () => {
    for (const key of ['Zimmer2023', 'zimmer_etal:2023', 'zimmer-2023-pruning']) {
      const text = `See [@${key}].`;
      assert.equal(fix(text, around), 'See [@zimmer2023sparse].');
    }
    assert.equal(diagnosed('See [@zimmer2019].', around)[0]?.fixes.length, 1);
  });

  it('offer keys of the bibliography before those of the library', () => {
    const [one, other] = ['own', 'far'].map((title) => aPaper({ key: `smith2020${title}`, title }));
    assert.ok(one && other);
    const both = { papers: [other], own: [one] };
    assert.match(fix('[@smith2020fow]', both), /own/u);
  });

  it('are found in every language', () => {
    check('\\cite{foo,ibrahim2023comet}', { ...around, markup: 'latex' }, [
      `unknown-key foo: ${unknown('foo')} [Search papers for “foo”]`,
    ]);
    check('@foo and #cite(<ibrahim2023comet>)', { ...around, markup: 'typst' }, [
      `unknown-key @foo: ${unknown('foo')} [Search papers for “foo”]`,
    ]);
    assert.equal(
      fix('#cite(<ibrahim2023come>)', { ...around, markup: 'typst' }),
      '#cite(<ibrahim2023comet>)',
    );
    assert.equal(
      fix('\\citep[p. 3]{ibrahim2023come}', { ...around, markup: 'latex' }),
      '\\citep[p. 3]{ibrahim2023comet}',
    );
  });

  it('leave people, figures and everything alone', () => {
    check('Thanks to @octocat and @hubot!', { papers: [comet] }, []);
    check('See @fig-one, @tbl:two and [@ibrahim2023comet].', around, []);
    check('\\newcommand{\\seen}[1]{\\cite{#1}}', { ...around, markup: 'latex' }, []);
    check('---\nnocite: "[@*]"\n---\n\n[@ibrahim2023comet]', around, []);
  });

  it('leave references alone that stand in the document itself', () => {
    check('See [@here].', { ...around, inlineKeys: ['here'] }, []);
  });

  it('say what is cited and not in the bibliography', () => {
    check('See @zimmer2023sparse.', around, [
      'missing-entry @zimmer2023sparse: refs.bib does not have “zimmer2023sparse”, which is cited here. [Add “zimmer2023sparse” to refs.bib]',
    ]);
    check('See @zimmer2023sparse.', { papers: [soups] }, []);
  });

  it('leave chapters to the document that includes them', () => {
    const chapter = { ...around, markup: 'latex', isPart: true } as const;
    check('\\cite{zimmer2023sparse}', chapter, []);
    assert.equal(diagnosed('\\cite{nobody}', chapter).length, 1);
  });

  it('say under which key the bibliography has a paper', () => {
    const own = aPaper({ key: 'comet', source: 'refs.bib' });
    const text = 'See [@ibrahim2023comet].';
    check(text, { papers: [comet], own: [own] }, [
      'missing-entry @ibrahim2023comet: refs.bib has this paper under the key “comet”, not “ibrahim2023comet”. [Cite as “comet”, its key in refs.bib]',
    ]);
    assert.equal(fix(text, { papers: [comet], own: [own] }), 'See [@comet].');
  });

  it('say once that a paper is unread, until it is read', () => {
    const text = 'See [@ibrahim2023comet] and @ibrahim2023comet.';
    const unread = { own: [comet], annotations: () => undefined };
    check(text, unread, [
      'unread-paper @ibrahim2023comet: You have not read Ibrahim 2023 yet. [Open the paper | Mark as read | Mark as reading]',
    ]);
    check(text, { own: [comet], annotations: () => aSet({ status: 'reading' }) }, []);
  });
});

describe('comments that switch diagnostics off', () => {
  const count = (text: string, around: Around = {}) =>
    diagnosed(text, { own: [], ...around }).length;

  it('hold for the next line, their own line, or from here on', () => {
    assert.equal(count('[@a]\n\n<!-- gloss-disable-next-line unknown-key -->\n[@b]\n[@c]'), 2);
    assert.equal(count('[@a] <!-- gloss-disable-line -->\n[@b]'), 1);
    assert.equal(
      count('[@a]\n\n<!-- gloss-disable unknown-key -->\n\n[@b]\n\n<!-- gloss-enable -->\n\n[@c]'),
      2,
    );
    assert.equal(count('[@a]\n\n<!-- gloss-disable -->\n\n[@b]\n[@c]'), 1);
  });

  it('hold for the whole document', () => {
    assert.equal(count('[@a]\n\n<!-- gloss-disable-file unknown-key, misquotation -->'), 0);
    assert.equal(count('% gloss-disable-file\n\\cite{a}', { markup: 'latex' }), 0);
    assert.equal(count('@a // gloss-disable-line unknown-key\n@b', { markup: 'typst' }), 1);
    assert.equal(count('/* gloss-disable unknown-key */\n@a\n@b', { markup: 'typst' }), 0);
  });

  it('leave other kinds on', () => {
    assert.equal(count('<!-- gloss-disable misquotation -->\n\n[@a]'), 1);
    assert.equal(count('<!-- gloss-disable no-such-code -->\n\n[@a]'), 1);
    assert.equal(count('100\\% gloss-disable\n\\cite{a}', { markup: 'latex' }), 1);
  });

  it('are not needed for what a setting switches off', () => {
    assert.equal(count('[@a]', { off: ['unknown-key'] }), 0);
  });
});

describe('diagnostics of any text', () => {
  const papers = corpusPapers();
  const pieces = [
    '[',
    ']',
    '@',
    ';',
    ',',
    '-',
    '\n',
    '\n\n',
    '> ',
    '“',
    '”',
    '"',
    '``',
    "''",
    '`',
    '{',
    '}',
    '(',
    ')',
    '\\',
    '@ibrahim2023comet',
    '@nobody',
    'sparse gates',
    'The sparse Mixture-of-Experts framework efficiently scales up',
    '\\cite{',
    '\\begin{quote}',
    '\\end{quote}',
    '#quote(block: true)[',
    '<!-- gloss-disable -->',
    '% gloss-disable',
    '…',
    '[…]',
    '\r\n',
    '\u0000',
    '\ud800',
  ];

  it('stand in the text, do not throw, and are the same with Windows line ends', () => {
    const texts = fc
      .array(fc.constantFrom(...pieces), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom(...MARKUPS), (text, markup) => {
        for (const { start, end, fixes } of diagnosed(text, { papers, own: [], markup })) {
          assert.ok(0 <= start && start <= end && end <= text.length);
          for (const fix of fixes) if (fix.remedy.kind === 'edit') fixed(text, fix);
        }
      }),
      { numRuns: 300 },
    );
    const lines =
      'As [@nobody; ] says\nso.\n\n> The sparse Mixture-of-Experts framework quickly scales up\n> model capacity in various domains\n>\n> [@ibrahim2023comet]\n';
    const codes = (text: string) => diagnosed(text, { papers }).map(({ code }) => code);
    assert.deepEqual(codes(lines.replaceAll('\n', '\r\n')), codes(lines));
    assert.deepEqual(codes(lines), ['malformed-citation', 'unknown-key', 'misquotation']);
  });

  it('come in time in proportion to the text', () => {
    for (const part of ['[@a; ', '“x [@a] ', '> “ @a ', '\\begin{quote} ', '[[@a', '" @b ']) {
      const begun = performance.now();
      for (const markup of MARKUPS) diagnosed(part.repeat(2_000), { papers, own: [], markup });
      const took = performance.now() - begun;
      assert.ok(took < 10_000, `${part}: ${took.toFixed(0)} ms`);
    }
  }).timeout(60_000);
});
