/** Citations from one markup to another and back: by a table, and as a property of generated ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CitationItem } from '../../../src/core/citations/citation.ts';
import { convertCitations, dialectsFor } from '../../../src/core/citations/convert.ts';
import { LOCATOR_LABELS } from '../../../src/core/citations/locatorTerms.ts';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { readCitations } from '../../../src/core/citations/read.ts';
import {
  DIALECTS,
  markupOf,
  writeCitation,
  type Dialect,
} from '../../../src/core/citations/write.ts';
import { withEdits } from '../../support/edits.ts';

function convert(text: string, from: Markup, to: Dialect): readonly [string, readonly string[]] {
  const { edits, problems } = convertCitations(text, from, to);
  return [withEdits(text, edits), problems.map(({ what }) => what)];
}

type Row = readonly [
  from: Dialect,
  text: string,
  to: Dialect,
  expected: string,
  ...losses: string[],
];

const TABLE: readonly Row[] = [
  ['pandoc', 'So [@a].', 'latex', 'So \\cite{a}.'],
  ['pandoc', '[@a; @b]', 'latex', '\\cite{a,b}'],
  ['pandoc', '[see @a, p. 3]', 'biblatex', '\\autocite[see][p.~3]{a}'],
  ['pandoc', '[see @a, pp. 3-5]', 'natbib', '\\citep[see][pp.~3-5]{a}'],
  ['pandoc', '@a [chap. 2] and @b', 'biblatex', '\\textcite[chap.~2]{a} and \\textcite{b}'],
  ['pandoc', '@a [chap. 2]', 'natbib', '\\citet[chap.~2]{a}'],
  ['pandoc', '[-@a]', 'biblatex', '\\autocite*{a}'],
  ['pandoc', '[-@a]', 'natbib', '\\citeyearpar{a}'],
  ['pandoc', '[see @a, p. 3; also @b]', 'biblatex', '\\autocites[see][p.~3]{a}[also][]{b}'],
  ['pandoc', '[@a, p. 3; @b]', 'natbib', '\\citetext{\\citealp[p.~3]{a}; \\citealp{b}}'],
  ['pandoc', '[see @a]', 'latex', 'see \\cite{a}', 'prefix'],
  ['pandoc', '@a', 'latex', '\\cite{a}', 'mode'],
  ['pandoc', '[@a, p. 3; @b]', 'latex', '\\cite[p.~3]{a} \\cite{b}', 'group'],
  ['pandoc', '@a [p. 3; @b]', 'biblatex', '\\textcite[p.~3]{a} \\autocite{b}', 'group'],
  ['pandoc', '[@a, p. 3; @b]', 'typst', '@a[p.~3] @b'],
  ['pandoc', '@a [p. 3]', 'typst', '#cite(<a>, form: "prose", supplement: [p.~3])'],
  ['pandoc', '[-@a]', 'typst', '#cite(<a>, form: "year")'],
  ['pandoc', '[@DBLP:x/y]', 'typst', '#cite(label("DBLP:x/y"))'],
  ['pandoc', '[see @a]', 'typst', 'see @a', 'prefix'],
  ['pandoc', '[@a, p. 3 and *passim*]', 'biblatex', '\\autocite[p.~3 and \\emph{passim}]{a}'],
  ['pandoc', '[@a, p. 3 and `code`]', 'biblatex', '\\autocite[p.~3 and code]{a}', 'markup'],
  ['pandoc', '[50% of @a]', 'biblatex', '\\autocite[50\\% of][]{a}'],
  ['pandoc', '[@{a,b}]', 'latex', '[@{a,b}]', 'key'],
  ['pandoc', '[see *@b* and @a]', 'natbib', '\\citep[see \\emph{@b} and][]{a}', 'markup', 'nested'],
  ['pandoc', '`[@a]` \\@b me@x.org', 'latex', '`[@a]` \\@b me@x.org'],
  ['biblatex', '\\autocites[see][3--5]{a}[also][]{b}', 'pandoc', '[see @a, pp. 3–5; also @b]'],
  ['natbib', '\\citet[p.~3]{a}, \\citep{b,c}', 'pandoc', '@a [p. 3], [@b; @c]'],
  ['natbib', '\\citep[e.g.,][]{a}', 'pandoc', '[e.g., @a]'],
  ['biblatex', '\\parencite[50\\% of][]{a_b}', 'pandoc', '[50% of @a_b]'],
  ['biblatex', '% \\cite{a}\n\\verb|\\cite{a}|', 'pandoc', '% \\cite{a}\n\\verb|\\cite{a}|'],
  // Commands that say more than a citation
  ['biblatex', '\\footcite{a}', 'pandoc', '[@a]', 'command'],
  ['natbib', '\\citealp{a}', 'pandoc', '[@a]', 'command'],
  ['natbib', '\\citeauthor{a}', 'typst', '#cite(<a>, form: "prose")', 'command'],
  ['biblatex', '\\Parencites{a}{b}', 'pandoc', '[@a; @b]'],
  // From one package to another
  ['biblatex', '\\parencite{a} \\cites{b}{c}', 'biblatex', '\\parencite{a} \\cites{b}{c}'],
  ['natbib', '\\citealp[p.~3]{a}', 'biblatex', '\\cite[p.~3]{a}'],
  ['natbib', '\\citeauthor{a} (\\citeyear{a})', 'biblatex', '\\citeauthor{a} (\\citeyear{a})'],
  ['natbib', '\\citep[see][]{a}', 'biblatex', '\\autocite[see][]{a}'],
  ['biblatex', '\\parencite{a} \\textcite{b}', 'natbib', '\\citep{a} \\citet{b}'],
  ['biblatex', '\\footcite{a}', 'natbib', '\\citep{a}', 'command'],
  ['biblatex', '\\usepackage{biblatex} \\cite{a}', 'biblatex', '\\usepackage{biblatex} \\cite{a}'],
  ['typst', '@a[p.~3] @b.', 'pandoc', '[@a, p. 3; @b].'],
  ['typst', '#cite(<a>, form: "prose")', 'pandoc', '@a'],
  ['typst', '@a[p. 3 and _passim_]', 'biblatex', '\\autocite[p.~3 and \\emph{passim}]{a}'],
  [
    'typst',
    '@fig says @a. #figure[x] <fig>',
    'biblatex',
    '@fig says \\autocite{a}. #figure[x] <fig>',
  ],
];

describe('a citation in another markup', () => {
  for (const [from, text, to, expected, ...losses] of TABLE) {
    it(`of ${from}: ${JSON.stringify(text)} in ${to}`, () => {
      assert.deepEqual(convert(text, markupOf(from), to), [expected, losses]);
    });
  }

  it('of the markup that it is in stays as it is', () => {
    assert.deepEqual(convert('[@a,p.3]', 'markdown', 'pandoc'), ['[@a,p.3]', []]);
    assert.deepEqual(dialectsFor('typst'), ['pandoc', 'latex', 'natbib', 'biblatex']);
    assert.deepEqual(dialectsFor('latex'), DIALECTS);
  });

  it('changes only what is within the span', () => {
    const { edits } = convertCitations('[@a] [@b] [@c]', 'markdown', 'latex', {
      start: 5,
      end: 10,
    });
    assert.deepEqual(edits, [{ start: 5, end: 9, newText: '\\cite{b}' }]);
  });
});

/** Keys that all can hold, so that only what is said about them may get lost. */
const keys = fc.constantFrom('doe99', 'Foo_bar', 'a-b', 'müller2020', 'x:y', '1984');
const phrases = fc.constantFrom(
  '',
  'see',
  'e.g.',
  'see also',
  '50 % of',
  'so & so',
  'a_b of',
  '“x”',
);
const suffixes = fc.constantFrom('', 'and more', 'among others', 'so & so', 'a_b');
const numbers = fc.constantFrom('3', '33-35', 'iv', '3, 5', '12a', '1.2', 'A3');

const item: fc.Arbitrary<CitationItem> = fc
  .record({
    key: keys,
    mode: fc.constantFrom('normal' as const, 'suppress' as const),
    prefix: phrases,
    label: fc.constantFrom(...LOCATOR_LABELS),
    locator: fc.oneof(fc.constant(''), numbers),
    suffix: suffixes,
  })
  .map((made) => (made.locator === '' ? { ...made, label: '' } : made));

const citation = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([items, isTextual]): readonly CitationItem[] =>
    items.map((one, index) =>
      isTextual && index === 0 ? { ...one, mode: 'textual', prefix: '' } : one,
    ),
  );

/** Phrases as a dialect writes them. */
function inDialect(items: readonly CitationItem[], dialect: Dialect): readonly CitationItem[] {
  const escape = (text: string) => {
    if (dialect === 'pandoc') return text.replace(/_/gu, '\\_');
    return dialect === 'typst' ? text.replace(/_/gu, '\\_') : text.replace(/[%&_]/gu, '\\$&');
  };
  return items.map((one) => ({ ...one, prefix: escape(one.prefix), suffix: escape(one.suffix) }));
}

function said(text: string, markup: Markup) {
  return readCitations(text, markup).map(({ items }) =>
    items.map(({ key, mode, prefix, label, locator, suffix }) => ({
      key,
      mode,
      prefix,
      label,
      locator: locator.replace(/–/gu, '-'),
      suffix: suffix.replace(/^[,\s]+/u, ''),
    })),
  );
}

describe('a citation as a value', () => {
  for (const dialect of DIALECTS) {
    it(`written for ${dialect} and read again says the same, or what is lost is told`, () => {
      let whole = 0;
      fc.assert(
        fc.property(citation, (items) => {
          const meant = inDialect(items, dialect);
          const { text, losses } = writeCitation(meant, dialect);
          if (losses.length > 0) return;
          assert.deepEqual(said(text, markupOf(dialect)), [meant], text);
          whole += 1;
        }),
        { seed: 5, numRuns: 400 },
      );
      // LaTeX's own command says little.
      assert.ok(whole > (dialect === 'latex' ? 1 : 40), String(whole));
    });
  }

  for (const dialect of ['natbib', 'biblatex', 'typst'] as const) {
    it(`goes from pandoc to ${dialect} and back without loss, or what is lost is told`, () => {
      let whole = 0;
      fc.assert(
        fc.property(citation, (items) => {
          const { text, losses } = writeCitation(inDialect(items, 'pandoc'), 'pandoc');
          if (losses.length > 0) return;
          const there = convertCitations(text, 'markdown', dialect);
          if (there.problems.length > 0) return;
          const other = withEdits(text, there.edits);
          const back = convertCitations(other, markupOf(dialect), 'pandoc');
          assert.deepEqual(back.problems, [], other);
          assert.deepEqual(
            said(withEdits(other, back.edits), 'markdown'),
            said(text, 'markdown'),
            other,
          );
          whole += 1;
        }),
        { seed: 5, numRuns: 400 },
      );
      assert.ok(whole > 40, String(whole));
    });
  }
});
