import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GlossError } from '../../../../src/core/base/errors.ts';
import {
  describePageProblem,
  isAbstract,
  parseDigestPage,
  requireCleanPage,
} from '../../../../src/core/library/formats/digestPage.ts';

const ONE =
  'We show that a paragraph of some length, written in sentences as abstracts are, is told from a title.';
const TWO =
  'Another paragraph, longer than any title has a right to be, which ends as a sentence is supposed to end.';
const PAGE = `new\n\nSubscribe\n\nMar 13\n\nFirst Title\n\n${ONE}\n\nSecond Title\n\n${TWO}\n`;
const PAPERS = [
  { n: 1, title: 'First Title', abstract: ONE, line: 7 },
  { n: 2, title: 'Second Title', abstract: TWO, line: 11 },
];

/** What is wrong, one line each: code, line, what it is about. */
function problems(text: string): readonly string[] {
  return parseDigestPage(text).problems.map(({ code, line, args }) =>
    [code, line, ...args].join(' '),
  );
}

/** The titles found with their lines. */
function titles(text: string): readonly string[] {
  return parseDigestPage(text).papers.map(({ title, line }) => `${String(line)} ${title}`);
}

describe('a digest page', () => {
  it('gives its papers with their lines, and what belongs to none', () => {
    assert.deepEqual(parseDigestPage(PAGE), {
      papers: PAPERS,
      problems: [],
      furniture: [
        { line: 1, text: 'new' },
        { line: 3, text: 'Subscribe' },
        { line: 5, text: 'Mar 13' },
      ],
    });
  });

  const SAME: readonly (readonly [string, string])[] = [
    ['CRLF', PAGE.replaceAll('\n', '\r\n')],
    ['CR alone', PAGE.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${PAGE}`],
    ['no line end at its end', PAGE.trimEnd()],
    ['blank lines with spaces in them', PAGE.replaceAll('\n\n', '\n \u00a0\t\n')],
    ['spaces around its lines', PAGE.replaceAll(/^(.+)$/gm, '  $1 ')],
    ['more blank lines at its end', `${PAGE}\n\n\n`],
  ];
  for (const [what, text] of SAME) {
    it(`reads the same with ${what}`, () => {
      assert.deepEqual(parseDigestPage(text).papers, PAPERS);
      assert.deepEqual(problems(text), []);
    });
  }

  it('may have no header', () => {
    assert.deepEqual(titles(`First Title\n\n${ONE}`), ['1 First Title']);
    assert.deepEqual(problems(`First Title\n\n${ONE}`), []);
  });

  it('may lack blank lines, or have many', () => {
    assert.deepEqual(titles(`First\n${ONE}\nSecond\n${TWO}\n`), ['1 First', '3 Second']);
    assert.deepEqual(titles(`First\n\n\n\n${ONE}\n\n\nSecond\n\n\n${TWO}`), [
      '1 First',
      '8 Second',
    ]);
  });

  it('may go on after the last paper, or have dates and buttons between papers', () => {
    const text = `Papers of the week\n\nFirst Title\n\n${ONE}\n\nMar 14\n\nSecond Title\n\n${TWO}\n\nSubscribe\n\nPapers of the week\n`;
    assert.deepEqual(titles(text), ['3 First Title', '9 Second Title']);
    assert.deepEqual(problems(text), []);
    assert.deepEqual(
      parseDigestPage(text).furniture.map(({ line }) => line),
      [1, 7, 13, 15],
    );
  });

  it('keeps a repeated paper once and says where both stand', () => {
    const again = `${PAGE}\n\nfirst  title\n\n${ONE}\n\nThird Title\n\n${ONE}`;
    assert.deepEqual(problems(again), ['page.duplicate 16 first  title 7']);
    const { papers } = parseDigestPage(again);
    assert.deepEqual(
      papers.map(({ n, title }) => [n, title]),
      [
        [1, 'First Title'],
        [2, 'Second Title'],
        [3, 'Third Title'],
      ],
    );
  });
});

describe('a malformed digest page', () => {
  const TABLE: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['is empty', '', ['page.empty 1'], []],
    ['is blank', ' \r\n\uFEFF\n\t', ['page.empty 1'], []],
    ['has no abstract at all', '\nSome title\n\nOther words\n', ['page.noPapers 2'], []],
    [
      'has a title without abstract between papers',
      `First Title\n\n${ONE}\n\nA Lost Title\n\nSecond Title\n\n${TWO}`,
      ['page.noAbstract 5 A Lost Title'],
      ['1 First Title', '7 Second Title'],
    ],
    [
      'ends with a title without abstract',
      `First Title\n\n${ONE}\n\nA Lost Title\n`,
      ['page.noAbstract 5 A Lost Title'],
      ['1 First Title'],
    ],
    [
      'has an abstract without title between papers',
      `First Title\n\n${ONE}\n\n${TWO}\n\nThird Title\n\n${ONE} More.`,
      [`page.noTitle 5 ${TWO.slice(0, 60)}…`],
      ['1 First Title', '7 Third Title'],
    ],
    [
      'begins with an abstract',
      `${ONE}\n\nSecond Title\n\n${TWO}`,
      [`page.noTitle 1 ${ONE.slice(0, 60)}…`],
      ['3 Second Title'],
    ],
  ];
  for (const [what, text, expected, kept] of TABLE) {
    it(`that ${what} gives a problem and the papers that are whole`, () => {
      assert.deepEqual(problems(text), expected);
      assert.deepEqual(titles(text), kept);
    });
    it(`that ${what} is refused where it is to be faultless`, () => {
      assert.throws(
        () => requireCleanPage(text),
        (error) => {
          assert.ok(error instanceof GlossError);
          assert.equal([error.code, ...error.args].join(' '), expected[0]);
          assert.match(error.message, /^Line \d+: .*\.$/);
          return true;
        },
      );
    });
  }

  it('has its problems told in the order of its lines', () => {
    const text = `First Title\n${ONE}\nFirst Title\n${ONE}\nA Lost Title\nSecond Title\n${TWO}`;
    assert.deepEqual(problems(text), [
      'page.duplicate 3 First Title 1',
      'page.noAbstract 5 A Lost Title',
    ]);
  });

  it('is told in words', () => {
    const [problem] = parseDigestPage(`${PAGE}\nSecond Title\n\n${TWO}`).problems;
    assert.equal(
      problem && describePageProblem(problem),
      'Line 15: "Second Title" stands on the page already, at line 11. Remove one of them.',
    );
  });
});

describe('what an abstract is', () => {
  const TABLE: readonly (readonly [string, boolean])[] = [
    [ONE, true],
    [ONE.slice(0, -1), false],
    [ONE.slice(20), false],
    [`${ONE.slice(0, -1)}?`, false],
    [`${ONE.slice(0, -1)} (as we say.)`, true],
    ['word '.repeat(50), true],
  ];
  for (const [text, abstract] of TABLE) {
    it(`${abstract ? 'includes' : 'excludes'} "${text.slice(-30)}" of ${String(text.length)} letters`, () => {
      assert.equal(isAbstract({ text }), abstract);
    });
  }
});

const trimmed = (text: string) => text.replace(/[\r\n]+/gu, ' ').trim();
const title = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map(trimmed)
  .filter((text) => text !== '');
const abstract = fc
  .tuple(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(ONE, TWO))
  .map(([some, rest]) => trimmed(`${some} ${rest}`));
const pages = fc.uniqueArray(fc.record({ title, abstract }, { noNullPrototype: true }), {
  selector: ({ title, abstract }) =>
    `${title}\n${abstract}`.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' '),
});
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

describe('any digest page', () => {
  it('gives back the papers it was made of', () => {
    fc.assert(
      fc.property(pages, lineEnd, fc.integer({ min: 1, max: 4 }), (papers, end, ends) => {
        const gap = end.repeat(ends);
        const text = papers.flatMap(({ title, abstract }) => [title, abstract]).join(gap);
        const found = parseDigestPage(text);
        if (papers.length > 0) assert.deepEqual(found.problems, []);
        assert.deepEqual(
          found.papers.map(({ title, abstract }) => ({ title, abstract })),
          papers,
        );
      }),
    );
  });

  it('is read without an exception, and every line is accounted for', () => {
    const anyLine = fc.oneof(fc.string({ unit: 'binary' }), title, abstract);
    fc.assert(
      fc.property(fc.array(anyLine), lineEnd, (lines, end) => {
        const text = lines.join(end);
        const { papers, problems, furniture } = parseDigestPage(text);
        const counted = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '').length;
        const repeated = problems.filter(({ code }) => code === 'page.duplicate').length;
        const halves = problems.filter(({ code }) => /no(Title|Abstract)$/.test(code)).length;
        assert.equal(papers.length * 2 + repeated * 2 + halves + furniture.length, counted);
        for (const problem of problems) assert.match(describePageProblem(problem), /^Line \d+: /);
      }),
    );
  });
});
