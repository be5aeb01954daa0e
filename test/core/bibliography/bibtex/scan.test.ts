/** The scanner: what sound files hold, and that a broken entry costs itself at most. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BibtexFile } from '../../../../src/core/bibliography/bibtex/file.ts';
import { scanBibtex } from '../../../../src/core/bibliography/bibtex/scan.ts';
import { valueText } from '../../../../src/core/bibliography/bibtex/value.ts';
import { problemMessage } from '../../../../src/core/bibliography/problem.ts';

/** Entries as `type key field=value …`, and problems as `line code`. */
function check(text: string) {
  const file = scanBibtex(text);
  return {
    entries: printed(file).map((entry) => entry.join(' ')),
    problems: file.problems.map(({ line, code }) => `${String(line)} ${code}`),
  };
}

function printed(file: BibtexFile): readonly (readonly string[])[] {
  return file.entries.map(({ type, key, fields }) => [
    type,
    key,
    ...fields.map(({ name, value }) => `${name}=${valueText(file, value)}`),
  ]);
}

describe('a sound .bib file', () => {
  it('gives types, keys and values, whatever they stand between', () => {
    const text = `@Article{a1, title = {A {B} c}, year = 2020, note = "q {"}x{"}",}
@BOOK(b2, Title="x # y")
@misc{c:3/x.y,
  month = jan
}
@online{only}`;
    assert.deepEqual(check(text), {
      entries: [
        'article a1 title=A {B} c year=2020 note=q {"}x{"}',
        'book b2 title=x # y',
        'misc c:3/x.y month=jan',
        'online only',
      ],
      problems: [],
    });
  });

  it('joins values, and puts in what @string defines', () => {
    const text = `@string{ a = "one", b = a # { two} }
@misc{k, note = b # "; " # a # 3}`;
    assert.deepEqual(check(text).entries, ['misc k note=one two; one3']);
  });

  it('ends where a @string names itself', () => {
    assert.equal(check('@string{a = a # a}@misc{k, note = a}').entries.length, 1);
  });

  it('gives spans that cut each part out of the text', () => {
    const text = 'junk\n@misc{ key ,\n  note = {x} # y ,\n}\ntail';
    const [entry] = scanBibtex(text).entries;
    assert.ok(entry);
    const cut = ({ start, end }: { readonly start: number; readonly end: number }) =>
      text.slice(start, end);
    assert.equal(cut(entry), '@misc{ key ,\n  note = {x} # y ,\n}');
    assert.equal(cut(entry.keySpan), 'key');
    assert.deepEqual(entry.fields.map(cut), ['note = {x} # y']);
    assert.deepEqual(
      entry.fields.map(({ value }) => cut(value)),
      ['{x} # y'],
    );
  });

  it('has text between entries, comments and preambles that are skipped', () => {
    const text = `Some text, me@example.org, @ and @word.
@comment{jabref-meta: x; {y};}
@Comment one line {
@preamble{"\\newcommand{\\noopsort}[1]{}" # x}
@misc{a, note = {me@example.org}}
@comment{
}`;
    assert.deepEqual(check(text), { entries: ['misc a note=me@example.org'], problems: [] });
  });

  it('may quote an entry within a field', () => {
    const text = `@misc{a, annote = {Cite it as
@article{b, title = {B}}
please}, year = 1}
@misc{c, year = 2}`;
    const { entries, problems } = check(text);
    assert.deepEqual(
      entries.map((entry) => entry.slice(0, 6)),
      ['misc a', 'misc c'],
    );
    assert.deepEqual(problems, []);
  });

  it('ends a value at \\} only where the entry can go on there', () => {
    assert.deepEqual(check('@misc{a, file = {C:\\x\\}, year = 1}').entries, [
      'misc a file=C:\\x\\ year=1',
    ]);
    assert.deepEqual(check('@misc{a, title = {x \\} y}, year = 1}').entries, [
      'misc a title=x \\} y year=1',
    ]);
  });
});

describe('a broken entry', () => {
  const AFTER = '\n@misc{after, year = 1}\n';
  const table: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'without a comma between fields',
      '@misc{a, title = {T} year = {2}}',
      'misc a title=T year=2',
      ['1 field.noComma'],
    ],
    [
      'without a comma behind the key',
      '@misc{a\n title = {T}}',
      'misc a title=T',
      ['1 entry.keyComma'],
    ],
    [
      'with a field whose brace is not closed',
      '@misc{a,\n title = {T {x},\n year = {2}\n}',
      'misc a title=T {x} year=2',
      ['2 field.unclosed'],
    ],
    [
      'with a last field whose brace is not closed',
      '@misc{a,\n year = {2},\n title = {T\n}',
      'misc a year=2 title=T\n',
      ['1 entry.unclosed'],
    ],
    [
      'with a quotation mark that is not closed',
      '@misc{a,\n title = "T,\n year = "2"\n}',
      'misc a title=T year=2',
      ['2 field.unclosed'],
    ],
    ['that is not closed', '@misc{a, title = {T},', 'misc a title=T', ['1 entry.unclosed']],
    [
      'with a brace too many',
      '@misc{a,\n title = {T}},\n year = 2\n}',
      'misc a title=T year=2',
      ['2 entry.strayBrace'],
    ],
    [
      'with a field twice',
      '@misc{a, year = 1, year = 2}',
      'misc a year=1 year=2',
      ['1 field.duplicate'],
    ],
    ['with a field without a value', '@misc{a, year = , x = 1}', 'misc a x=1', ['1 field.noValue']],
    [
      'with words behind a value',
      '@misc{a, title = {T} and more, x = 1}',
      'misc a title=T x=1',
      ['1 field.junk'],
    ],
    ['with a space in its key', '@misc{a b, x = 1}', 'misc a b x=1', ['1 entry.keySpace']],
    [
      'with a name that nothing defines',
      '@misc{a, journal = AIJ}',
      'misc a journal=AIJ',
      ['1 string.undefined'],
    ],
  ];
  for (const [what, text, entry, problems] of table) {
    it(`${what} is read as far as it goes, and so is the next`, () => {
      assert.deepEqual(check(text + AFTER), { entries: [entry, 'misc after year=1'], problems });
    });
  }

  const lost: readonly (readonly [string, string, string])[] = [
    ['without a key', '@misc{, title = {T}}', '1 entry.noKey'],
    ['with fields where the key should be', '@misc{title = {T}, x = 1}', '1 entry.noKey'],
    ['without its brace', '@article a, title = {T}}', '1 entry.noBrace'],
    ['behind a percent sign', '% @misc{a, title = {T}}', '1 entry.afterPercent'],
    ['within a comment', '@comment{ @misc{a, title = {T}} }', '1 entry.inComment'],
    ['that ends the text', '@misc{', '1 entry.noKey'],
  ];
  for (const [what, text, problem] of lost) {
    it(`${what} is left out, which is said, and the next is read`, () => {
      const { entries, problems } = check(`${text}${AFTER}`);
      assert.deepEqual(entries, ['misc after year=1']);
      assert.equal(problems[0], problem);
    });
  }

  it('with the key of another is kept and reported, with the line of the other', () => {
    const { problems } = scanBibtex('@misc{a, x=1}\n\n@misc{a, x=2}');
    assert.equal(
      problems.map(problemMessage).join(),
      '@misc{a} has the key of the entry in line 1, which LaTeX takes, where pandoc takes this one: give one of them another key.',
    );
    assert.equal(problems[0]?.line, 3);
  });

  it('of many on one line costs no other', () => {
    const text = '@misc{a, t = {x @misc{b, t = {y}} @misc{c, t = "z @misc{d, t = 1}';
    assert.deepEqual(check(text).entries, ['misc a t=x', 'misc b t=y', 'misc c t=z', 'misc d t=1']);
  });
});

describe('a damaged file of one long line', () => {
  // Searching the rest of the text for each of them would take minutes: the test would not end in time.
  const pieces = [
    '@a{b,',
    '@a{',
    '@a{b,t={',
    ' x={',
    '@a{b,t="',
    '@comment{',
    '@article ',
    '@a{b,c=d,',
  ];
  for (const piece of pieces) {
    it(`of many ${JSON.stringify(piece)} is read in one go`, () => {
      const { entries, problems } = scanBibtex(`@misc{first, ${piece.repeat(30_000)}`);
      assert.equal(entries[0]?.key, 'first');
      assert.ok(problems.length > 0);
    });
  }
});

/** Entries as programs write them. */
function soundEntry(n: number): string {
  const key = `key${String(n)}`;
  return `@article{${key},
  title = {Some {Title} of $x_${String(n)}$},
  author = "M{\\"u}ller, Jo and {The ${key} Group}",
  year = ${String(2000 + n)},
  note = {me@example.org, see \\url{http://x.y/@z}}
}
`;
}

const COUNT = 6;
const SOUND = Array.from({ length: COUNT }, (_, n) => soundEntry(n));

describe('damage', () => {
  it('to one entry leaves all others as they were', () => {
    const expected = printed(scanBibtex(SOUND.join('\n')));
    const damage = fc.record({
      entry: fc.integer({ min: 0, max: COUNT - 1 }),
      at: fc.nat(),
      cut: fc.integer({ min: 0, max: 3 }),
      added: fc.string({ unit: fc.constantFrom(...Array.from('{}"=,#%\\ab\n @(')), maxLength: 3 }),
    });
    fc.assert(
      fc.property(damage, ({ entry, at, cut, added }) => {
        const sound = SOUND[entry] ?? '';
        // The line end between entries is theirs both.
        const start = at % (sound.length - 1);
        const damaged =
          sound.slice(0, start) + added + sound.slice(Math.min(start + cut, sound.length - 1));
        const file = scanBibtex(SOUND.with(entry, damaged).join('\n'));
        const found = printed(file);
        for (const [index, other] of expected.entries()) {
          if (index === entry) continue;
          const same = found.filter(([, key]) => key === other[1]);
          assert.deepEqual(same, [other], JSON.stringify(damaged));
        }
      }),
      { numRuns: 4000, seed: 5 },
    );
  });

  it('of any kind loses no entry silently', () => {
    const pieces = fc.constantFrom(
      ...SOUND,
      ...Array.from('{}"=,#%\\ \n@('),
      '@misc{k, ',
      '@comment{',
      '@string{s = ',
      'title = {',
      'note = "',
      '}\n',
      '\n@book(r, ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const file = scanBibtex(text);
        const heads = [...text.matchAll(/^@(article|misc|book)[{(]/gmu)];
        for (const { index } of heads) assert.ok(isAccountedFor(file, index), JSON.stringify(text));
      }),
      { numRuns: 4000, seed: 5 },
    );
  });
});

/** An entry begins there, or a problem names the place, or it stands within a sound value. */
function isAccountedFor(file: BibtexFile, head: number): boolean {
  const { text, entries, problems } = file;
  const line = text.slice(0, head).split('\n').length;
  if (entries.some(({ start }) => start === head)) return true;
  if (problems.some((problem) => problem.line === line && problem.code.startsWith('entry.'))) {
    return true;
  }
  return entries.some(({ fields }) =>
    fields.some(({ value }) => value.start < head && head < value.end && value.single),
  );
}
