/** Entries as CSL items: what pandoc reads in the same file, field by field. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeEntry, plainField } from '../../../../src/core/bibliography/bibtex/decode.ts';
import { scanBibtex } from '../../../../src/core/bibliography/bibtex/scan.ts';
import type { CslItem } from '../../../../src/core/library/paper.ts';
import { entriesByKey } from '../../../support/bibtex.ts';
import { pandoc } from '../../../support/pandoc.mjs';

function decode(text: string): readonly CslItem[] {
  const file = scanBibtex(text);
  const byKey = entriesByKey(file);
  return file.entries.map((entry) => decodeEntry(byKey, { ...file, entry, at: entry.start }));
}

const ENTRIES =
  String.raw`
@string{jml = {Journal of Machine Learning}}
@article{article, author = {M{\"u}ller, J{\'o}zef and van der Berg, Anna-Maria and others},
  title = {Learning {GPU} Kernels: A Study of iPhone and N:M Sparsity}, journal = jml # { Research},
  year = 2020, month = mar, volume = 3, number = {2}, pages = {1--22}, doi = {10.1000/xyz}, issn = {1234-5678}}
@inproceedings{chapter, author = {Donald E. Knuth and {The {LaTeX} Project} and Charles Louis Xavier Joseph de la Vall{\'e}e Poussin},
  title = {On {T}ree Search}, booktitle = {Proceedings of the Fifth Conference on Trees}, editor = {Ed Itor},
  publisher = {ACM and Springer}, address = {New York}, date = {2019-07-02/2019-07-05}, series = {LNCS}, number = 12}
@book{book, author = {Smith, Jr., John}, title = {The Book}, subtitle = {And its Subtitle}, edition = {Second},
  publisher = "Oxford University Press", year = 1999, isbn = {0-19-853453-1}, volumes = {2}, pagetotal = {500}}
@phdthesis{thesis, author = {Doe, Jane}, title = {A Thesis About \textit{Things} and H\textsubscript{2}O}, school = {MIT}, year = {2001}}
@mastersthesis{master, author = {Doe, J.G.}, title = {Fewer Things}, school = {MIT}, year = {2000}, type = {Diploma thesis}}
@techreport{report, author = {{\O}sterg{\aa}rd, \L{}ukasz}, title = {Report on ` +
  '``Quotes’’' +
  String.raw`}, institution = {Dept. of X}, number = {TR-1}, year = 1988}
@misc{misc, author = {A. Uthor}, title = {Some \& Thing}, howpublished = {\url{http://a.org/x_y}}, note = {Accessed 2020}, pubstate = {submitted}}
@online{online, author = {Web, Author}, title = {A Page}, url = {https://example.org/a%20b}, urldate = {2020-01-02}, date = {2020}}
@online{arxiv, author = {Ibrahim, Shibal}, title = {Sparse Mixtures}, date = {2023-06}, eprint = {2306.02824}, eprinttype = {arXiv}, eprintclass = {cs.LG}}
@misc{arxivOld, author = {Ibrahim, Shibal}, title = {Sparse Mixtures}, year = {2023}, eprint = {2306.02824}, archiveprefix = {arXiv}, primaryclass = {cs.LG}}
@article{german, author = {Gr{\"o}{\ss}e, Karl}, title = {{\"U}ber das Wesen der Dinge}, journaltitle = {Zeitschrift}, langid = {german}, date = {1920-05-06}}
@inbook{inbook, author = {One, A. and Two, B.}, title = {Part}, maintitle = {Whole Work}, booktitle = {Volume Two}, chapter = 3, date = {2004~}}
@collection{parent, editor = {Par, Ent}, title = {Collected Papers}, publisher = {Pub}, date = {1990}}
@incollection{child, author = {Chi, Ld}, title = {A Child}, crossref = {parent}, pages = {3-9}}
@xdata{shared, publisher = {Shared Press}, location = {Paris}}
@book{withx, author = {X, Y}, title = {With Shared Data}, xdata = {shared}, year = 2005}
@article{magazine, title = {News of the Day}, journal = {Time}, entrysubtype = {magazine}, year = 2001, author = {family=Berg, given=Anna, prefix=van der, useprefix=true}}
@unpublished{talk, author = {Talk Er}, title = {A Talk}, eventtitle = {Conf}, venue = {Rome}, eventdate = {2010-03-04}, year = 2010}
@patent{patent, author = {In Ventor}, title = {Widget}, number = {US123}, location = {US and EU}, year = 1980}
@software{software, author = {De Veloper}, title = {Tool}, version = {1.2}, year = 2022, pubstate = {inpress}}
@periodical{periodical, title = {The Journal}, issuetitle = {Special Issue}, number = 4, year = 2003, editor = {Ed Two}}
@manual{manual, title = {Manual Title}, organization = {Org}, year = 2012, options = {useprefix=true}, author = {van Gogh, Vincent}}
@article{math, author = {Eul{\'e}r, L.}, title = {Solving $x^2 + {\rm Y}$ in Time $O(n)$}, journal = {J}, year = 1770, keywords = {a, b}, abstract = {We show --- for $n$ -- that
  ` +
  '``it works’’' +
  String.raw`~now \emph{well} \ldots}}
@foo{unknown, title = {Unknown Type}, year = 2000}
@book{particles, title = {Names}, author = {d'Almeida, Koassi and {van Gogh}, Vincent and al-Hassan, X. and O'Brien, Pat},
  editor = {Eickstedt, Klaus-Valtin von and family=d'Arc, given=Jeanne}, year = 1990, series = 7}
@patent{keys, title = {Foo}, type = {patreqfr}, location = {countryfr and countryuk and Narnia}, series = {newseries}}
@report{british, title = {Some Title}, langid = {english}, langidopts = {variant=british}, type = {resreport}, year = 1999}
@periodical{special, title = {The Journal}, subtitle = {Its Subtitle}, titleaddon = {More}, shorttitle = {Journ.}, year = 2003}
@inbook{chain, title = {Part}, booktitle = {The Book}, mainsubtitle = {Of Many}, booktitleaddon = {With More}, year = 2004}
@book{smallcaps, title = {The Empire: \textsc{viii} Centuries}, year = 2006}
@bookinbook{bookinbook, title = {Book in a Book}, booktitle = {The Outer Book}, year = 2005}
@manual{small, title = {ggplot2: An Implementation of the Grammar}, year = 2016, note = {See Phys.\ Rev.\ %
  also b \bibstring{oldseries}}, publisher = {Addi\slash Son\hyphen{}Wes}}
`.replaceAll('’’', "''");

describe('an entry as a CSL item', () => {
  let read: readonly CslItem[] = [];
  before(async () => {
    read = JSON.parse(await pandoc({ from: 'biblatex', to: 'csljson' }, ENTRIES)) as CslItem[];
  });

  for (const item of decode(ENTRIES)) {
    it(`is what pandoc reads: ${item.id}`, () => {
      // What only holds fields for others is no work of its own to pandoc, and is not cited.
      if (item.id === 'shared') return;
      const witness = read.find(({ id }) => id === item.id);
      assert.ok(witness);
      // pandoc leaves the type of what CSL has no type for empty, and forgets that a date is uncertain.
      const type = witness.type === '' ? 'document' : witness.type;
      assert.deepEqual(sorted(item), sorted({ ...witness, type }));
    });
  }
});

function sorted(item: CslItem): unknown {
  const fields = Object.entries(item).filter(([name]) => name !== 'custom');
  return Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Where Gloss is meant to differ from pandoc, and why. */
describe('an entry that pandoc reads worse', () => {
  const item = (fields: string) => decode(`@article{k, ${fields}}`)[0];

  it('keeps what stands behind an unescaped percent sign', () => {
    assert.equal(item('abstract = {Up 50% of it}')?.abstract, 'Up 50% of it');
  });

  it('has the author whose name begins with an accent by the right name', () => {
    assert.deepEqual(item(String.raw`author = {{\'E}douard Lucas}`)?.author, [
      { family: 'Lucas', given: 'Édouard' },
    ]);
  });

  it('has addresses without LaTeX’s backslashes', () => {
    assert.equal(item(String.raw`doi = {10.1007/978\_3}`)?.DOI, '10.1007/978_3');
  });

  it('has a date in words', () => {
    assert.deepEqual(item('year = {in press}')?.issued, { literal: 'in press' });
  });

  it('keeps capitals of abbreviations', () => {
    assert.equal(item('title = {In the U.S. And Elsewhere}')?.title, 'In the U.S. and elsewhere');
  });
});

describe('LaTeX', () => {
  const table: readonly (readonly [string, string])[] = [
    [
      String.raw`\"{o}\"o{\"o} \'\i \v{c}\c c\c{c} \H{o} \k a \r{a} \t{oo} \=a \.z \d{o} \u g`,
      'ööö íčçç ő ą å o͡o ā ż ọ ğ',
    ],
    [String.raw`\ss \ae{} \AE\OE \o re \L{}odz \aa \i\j \dh`, 'ßæ ÆŒøre Łodz åıȷð'],
    [String.raw`a\,b\ c~d\-e\/f \% \$ \& \# \_ \{\}`, 'a\u2009b\u00a0c\u00a0def % $ & # _ {}'],
    [String.raw`\textbf{a {\it b}} \textsuperscript{2} {\sc c} \unknown{d}`, 'a b 2 c d'],
    [
      String.raw`\url{http://x/a_b~c} \href{http://x}{text} \enquote{q} \noopsort{x}y`,
      'http://x/a_b~c text “q” y',
    ],
    ['$a_1$ \\(b\\) {5$ x', '$a_1$ $b$ 5$ x'],
    ['a }b {c', 'a b c'],
  ];
  for (const [latex, expected] of table) {
    it(`reads ${latex}`, () => {
      assert.equal(plainField(latex), expected);
    });
  }

  it('never throws, and is read in depth', () => {
    const pieces = fc.constantFrom(
      ...Array.from('{}\\$%~-`\'"^_ ab'),
      '\\"',
      '\\textit{',
      '\\(',
      '\\url{',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        decode(`@misc{k, title = "${parts.join('').replaceAll('"', '')}"}`);
        plainField(parts.join(''));
      }),
      { numRuns: 3000, seed: 5 },
    );
    assert.equal(plainField('{'.repeat(100_000)), '');
    assert.doesNotThrow(() => plainField("\\'".repeat(100_000)));
    assert.equal(plainField(`${'{'.repeat(90)}deep${'}'.repeat(90)}`), 'deep');
  });
});
