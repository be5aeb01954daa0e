import assert from 'node:assert/strict';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { keyPlaceAt } from '../../../src/core/writing/keyPlace.ts';
import { aPaper } from '../../support/papers.ts';
import { diagnosed, fixed, type Around } from './diagnosing.ts';

const comet = aPaper();
const soups = aPaper({ key: 'zimmer2023sparse', title: 'Sparse Model Soups' });

function fix(text: string, around: Around): string {
  return fixed(text, diagnosed(text, around)[0]?.fixes[0]);
}

describe('malformed citations', () => {
  const own = { own: [comet, soups] };
  const [one, other] = ['@ibrahim2023comet', '@zimmer2023sparse'];
  const mended: readonly (readonly [text: string, right: string])[] = [
    [`[${one}, ${other}]`, `[${one}; ${other}]`],
    [`[${one} and ${other}]`, `[${one}; ${other}]`],
    [`[${one}; zimmer2023sparse]`, `[${one}; ${other}]`],
    [`[${one}; -zimmer2023sparse]`, `[${one}; -${other}]`],
    [`[${one}; ]`, `[${one}]`],
    [`[${one};; ${other}]`, `[${one}; ${other}]`],
    [`[; ${one}]`, `[ ${one}]`],
    [`So [see ${one}, p. 3; ${other} and more.`, `So [see ${one}, p. 3; ${other}] and more.`],
    [`So [${one}; ${other} and`, `So [${one}; ${other}] and`],
    [`So [-${one} and more.\n\nNext [one].`, `So [-${one}] and more.\n\nNext [one].`],
  ];
  for (const [text, right] of mended) {
    it(`are found and mended: ${text.split('\n')[0] ?? ''}`, () => {
      const found = diagnosed(text, own);
      assert.deepEqual(
        found.map(({ code }) => code),
        ['malformed-citation'],
      );
      assert.equal(fix(text, own), right);
      assert.deepEqual(diagnosed(right, own), []);
    });
  }

  it('are mended in LaTeX', () => {
    const latex = { ...own, markup: 'latex' } as const;
    const text = '\\cite{ibrahim2023comet; zimmer2023sparse}';
    assert.equal(diagnosed(text, latex).length, 1);
    assert.equal(fix(text, latex), '\\cite{ibrahim2023comet,zimmer2023sparse}');
    assert.equal(fix('\\cite{@ibrahim2023comet}', latex), '\\cite{ibrahim2023comet}');
    assert.equal(
      fix('So \\cite{zimmer2023sparse says so}.', latex),
      'So \\cite{zimmer2023sparse} says so.',
    );
    assert.equal(
      fix('\\cite{other, ibrahim2023comet zimmer2023sparse}', { ...latex, off: ['unknown-key'] }),
      '\\cite{other, ibrahim2023comet,zimmer2023sparse}',
    );
  });

  const unfinished: readonly (readonly [
    markup: Markup,
    text: string,
    marked: string,
    right: string | undefined,
  ])[] = [
    ['markdown', 'So [@].', '@', undefined],
    ['markdown', 'So [see -@, p. 3].', '-@', undefined],
    [`markdown`, `So [${one}; @].`, '@', `So [${one}].`],
    [`markdown`, `So [${one}; -@ ; ${other}].`, '-@', `So [${one}; ${other}].`],
    ['markdown', `So [@; ${one}].`, '@', `So [${one}].`],
    ['markdown', 'So [@{}].', '@{}', undefined],
    ['markdown', `So [${one}; see @, p. 3].`, '@', undefined],
    [
      'latex',
      'So \\cite{zimmer2023sparse',
      '\\cite{zimmer2023sparse',
      'So \\cite{zimmer2023sparse}',
    ],
    [
      'latex',
      '\\citep[see][p.~3]{a, b and so\n\nNext',
      '\\citep[see][p.~3]{a, b',
      '\\citep[see][p.~3]{a, b} and so\n\nNext',
    ],
    ['latex', '\\cite{a,\n\nNext', '\\cite{a,', undefined],
    ['latex', 'So \\cite{} and', '\\cite{}', undefined],
    ['latex', 'So \\cite{', '\\cite{', undefined],
    ['typst', '#cite(<zimmer2023sparse>', '#cite(<zimmer2023sparse>', '#cite(<zimmer2023sparse>)'],
    ['typst', '#cite(<zimmer2023sparse)', '#cite(<zimmer2023sparse', '#cite(<zimmer2023sparse>)'],
    ['typst', 'So #cite(<zim and', '#cite(<zim', 'So #cite(<zim>) and'],
    ['typst', '#cite("zimmer2023sparse")', '"zimmer2023sparse"', '#cite(<zimmer2023sparse>)'],
    ['typst', '#cite("a/b", form: "prose")', '"a/b"', '#cite(label("a/b"), form: "prose")'],
    ['typst', '#cite(@zimmer2023sparse)', '@zimmer2023sparse', '#cite(<zimmer2023sparse>)'],
    ['typst', '#cite(zimmer2023sparse)', 'zimmer2023sparse', '#cite(<zimmer2023sparse>)'],
    ['typst', '#cite()', '#cite()', undefined],
    ['typst', '#cite(<>)', '#cite(<>', undefined],
    ['typst', `So ${other}[p. 3 and more`, `${other}[p. 3 and more`, `So ${other}[p. 3] and more`],
  ];
  for (const [markup, text, marked, right] of unfinished) {
    it(`are what is not whole in ${markup}: ${text.split('\n')[0] ?? ''}`, () => {
      const around = { ...own, markup };
      const [found, ...others] = diagnosed(text, around).filter(
        ({ code }) => code === 'malformed-citation',
      );
      assert.deepEqual(others, []);
      assert.equal(text.slice(found?.start, found?.end), marked);
      const edit = found?.fixes.find(({ remedy }) => remedy.kind === 'edit');
      assert.equal(edit && fixed(text, edit), right);
      if (right !== undefined) {
        const left = diagnosed(right, around).filter(({ code }) => code === 'malformed-citation');
        assert.deepEqual(left, []);
      }
    });
  }

  it('lead to the list of papers where a key is missing, at a place where one is typed', () => {
    for (const [markup, text] of [
      ['markdown', 'So [@].'],
      ['markdown', 'So [-@{}; @a].'],
      ['latex', '\\autocite[p.~3]{} and'],
      ['typst', 'So #cite(<>)'],
    ] as const) {
      const fixes = diagnosed(text, { markup }).flatMap((found) => found.fixes);
      const places = fixes.flatMap(({ remedy }) => (remedy.kind === 'cite' ? [remedy.at] : []));
      assert.deepEqual(
        places.map((at) => keyPlaceAt(text, markup, at)?.typed),
        [''],
        text,
      );
    }
  });

  it('are not in code, mathematics and comments, nor addresses, variables and what is listed', () => {
    for (const [markup, text] of [
      ['markdown', '`[@]` and `[@a; @]`'],
      ['markdown', '```\n[@]\n```\n\n$[@]$'],
      ['markdown', 'Any key can be written as @{}.'],
      ['markdown', 'Write to me [@] example.org or me[@]example.org.'],
      ['markdown', '[@](https://example.org), [lunch @ noon], [x][@]'],
      ['latex', '% \\cite{a\n\\verb|\\cite{a|'],
      ['latex', '\\begin{verbatim}\n\\cite{a\n\\end{verbatim}'],
      ['latex', '\\citetext{\\citealp[see][]{ibrahim2023comet}; \\citealp{zimmer2023sparse}}'],
      ['typst', '`#cite(<a` // #cite(<a'],
      ['typst', '#let found = <ibrahim2023comet>\n#cite(found)'],
      ['typst', '#cite(<ibrahim2023comet>, form: none)'],
      ['typst', '@ibrahim2023comet[p. 3] and [so on'],
    ] as const) {
      assert.deepEqual(diagnosed(text, { ...own, markup }), [], text);
    }
  });

  it('are not what is written right, nor brackets of links, images, notes and lists', () => {
    for (const text of [
      `[see ${one}, p. 3, and others; -${other}]`,
      `${one} [p. 3; ${other}]`,
      `[as ${one} says; so](https://example.org)`,
      `[as ${one} says; so]{.smallcaps}`,
      `![by ${one}; cut](a.png)`,
      `^[After ${one}; see there.]`,
      `- [ ] read ${one}; then write`,
      `an array [1, 2; and ${one} says so much more about it that this is no citation. At all.`,
      `[${one}, who agrees with ${other}]`,
      `\\[${one}; really\\]`,
      `\`[${one}; zimmer]\``,
    ]) {
      assert.deepEqual(diagnosed(text, own), [], text);
    }
  });
});
