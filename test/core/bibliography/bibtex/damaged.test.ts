/** Files of all kinds, damaged by chance: reading them throws nothing and loses nothing unsaid. */
import assert from 'node:assert/strict';
import { readBibtex } from '../../../../src/core/bibliography/bibtex/bibtex.ts';
import { scanBibtex } from '../../../../src/core/bibliography/bibtex/scan.ts';
import { chance, type Chance } from '../../../support/random.ts';

/** As programs and people write them. */
const SAMPLES: readonly string[] = [
  '% Encoding: UTF-8\n\n@Article{Doe2020,\n  author  = {Doe, Jane and {The Group}},\n  title   = {A {Title}: With Parts},\n  journal = jml # { B},\n  month   = mar,\n}\n\n@Comment{jabref-meta: databaseType:biblatex;}\n',
  '@string{jml = "Journal of ML"}\n@string(acm = {ACM})\n@preamble{"\\newcommand{\\x}{y}"}\n@inproceedings(knuth84, title = "On {T}rees", publisher = acm, year = 1984)\n',
  '%% This BibTeX bibliography file was created using BibDesk.\n\n@book{b1,\n\tAuthor = {M{\\"u}ller, J.},\n\tTitle = {The Book},\n\tBdsk-Url-1 = {http://a.b/c_d%20e}}\n',
  '@article{müller_2020,\n\ttitle = {50\\% of {iPhones}},\n\turl = {https://x.org/@user},\n\tfile = {Full Text:C\\:\\\\a\\\\b.pdf:application/pdf},\n\tabstract = {He wrote: "me@x.org" @home}\n}\r\n@misc{a, crossref = {b1}, note = {\\url{http://x/{y}}}}\n',
  '@online{o1, title = {A \\begin{itemize} \\item b \\end{itemize}}, date = {2019-07/2019-08~}, options = {useprefix=true}, author = {family=Berg, given=Anna, prefix=van der}}\n',
];

const PIECES = ['{', '}', '"', '@', ',', '=', '#', '%', '\\', '(', ')', '\n', ' ', '@misc{', 'é'];

function damaged(by: Chance): string {
  let text = Array.from({ length: 3 }, () => by.of(SAMPLES)).join('\n');
  for (let count = 1 + by.below(5); count > 0; count -= 1) {
    const at = by.below(text.length);
    const behind = text.slice(at + (by.oneIn(2) ? 1 + by.below(20) : 0));
    text = text.slice(0, at) + (by.oneIn(2) ? by.of(PIECES) : '') + behind;
  }
  return text;
}

describe('damaged .bib files', () => {
  it('are read to their end, with every entry there, within another, or named in a problem', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const text = damaged(chance(seed));
      const { references } = readBibtex(text);
      for (const reference of references) assert.ok(reference.item.id !== '', String(seed));
      assert.deepEqual(unsaid(text), [], `document ${String(seed)}: ${text}`);
    }
  });
});

/** What begins like an entry at the start of a line, and is neither read nor spoken of. */
function unsaid(text: string): readonly string[] {
  const { entries, strings, problems } = scanBibtex(text);
  const read = [...entries, ...[...strings.values()].map(({ value }) => value)];
  const lineAt = (offset: number) => text.slice(0, offset).split(/\r\n|\r|\n/u).length;
  return Array.from(text.matchAll(/^@(?:article|book|inproceedings|misc|online)[{(]/gimu)).flatMap(
    ({ 0: head, index }) => {
      const isRead = read.some(({ start, end }) => start <= index && index < end);
      const isNamed = problems.some(
        ({ start, end, line }) => line === lineAt(index) || (start <= index && index < end),
      );
      return isRead || isNamed ? [] : [head];
    },
  );
}
