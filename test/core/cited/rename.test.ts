import assert from 'node:assert/strict';
import { GlossError } from '../../../src/core/base/errors.ts';
import type { BibliographyFormat } from '../../../src/core/bibliography/read.ts';
import { renamedInBibliography } from '../../../src/core/cited/renameInBibliography.ts';
import { renamedInText } from '../../../src/core/cited/renameInText.ts';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { readCitations } from '../../../src/core/citations/read.ts';
import { startMarker } from '../../../src/core/literatureNote/markers.ts';
import { withEdits } from '../../support/edits.ts';

function inText(text: string, to: string, markup: Markup = 'markdown'): string {
  return withEdits(text, renamedInText(text, markup, { from: 'old', to }));
}

async function inFile(text: string, format: BibliographyFormat, to = 'new'): Promise<string> {
  const reading = { pause: () => Promise.resolve(), isCancelled: () => false };
  return withEdits(
    text,
    await renamedInBibliography({ text, format }, { from: 'old', to }, reading),
  );
}

function isRefused(code: string) {
  return (error: unknown) => error instanceof GlossError && error.code === code;
}

describe('renaming a key in a document', () => {
  it('changes the key alone, wherever it is cited', () => {
    assert.equal(
      inText(
        '@old says [see -@old, p. 3; @older; @{old}].\n\n> | @old\n\n[^n]: [@old]\n\nx[^n] old',
        'new',
      ),
      '@new says [see -@new, p. 3; @older; @{new}].\n\n> | @new\n\n[^n]: [@new]\n\nx[^n] old',
    );
    assert.equal(
      inText(
        '% \\cite{old}\n\\cite[p.~3]{a, old,older} \\citetext{\\citealp{old}} \\nocite{old}',
        'new',
        'latex',
      ),
      '% \\cite{old}\n\\cite[p.~3]{a, new,older} \\citetext{\\citealp{new}} \\nocite{new}',
    );
    assert.equal(
      inText(
        '@old @old[p. 3] #cite(<old>, form: "prose") #cite(<old>, form: none) // @old',
        'new',
        'typst',
      ),
      '@new @new[p. 3] #cite(<new>, form: "prose") #cite(<new>, form: none) // @old',
    );
  });

  it('puts braces or a call around a key that needs them', () => {
    assert.equal(inText('@old, [@old]', 'a--b'), '@{a--b}, [@{a--b}]');
    assert.equal(
      inText('@old[p. 3] and #cite(<old>) @old', 'a/b', 'typst'),
      '#cite(label("a/b"), supplement: [p. 3]) and #cite(label("a/b")) #cite(label("a/b"))',
    );
    assert.equal(
      inText('#cite(<old>, form: none)', 'a/b', 'typst'),
      '#cite(label("a/b"), form: none)',
    );
  });

  it('gives citations that are read by the new key, for keys of all sorts', () => {
    const documents: readonly (readonly [string, Markup])[] = [
      ['@old. [@old; see @old, p. 3] @{old}x "@old"\n\n- -@old: y\n', 'markdown'],
      ['\\citep{old} \\autocites[a][b]{old}{c,old}', 'latex'],
      ['@old. @old[p. 3] #cite(<old>) #cite(label("old"), form: "year")', 'typst'],
    ];
    const keys = ['new', 'Müller2020', 'a:b.c-d', 'a_b', 'DBLP:conf/x', '2020a', 'x+y'];
    for (const [text, markup] of documents) {
      const count = keysIn(text, markup).filter((key) => key === 'old').length;
      for (const key of keys) {
        const now = keysIn(inText(text, key, markup), markup);
        assert.equal(now.filter((each) => each === key).length, count, `${key} in ${markup}`);
        assert.ok(!now.includes('old'));
      }
    }
  });

  it('renames links to the note, and marks of literature notes', () => {
    assert.equal(
      inText(
        `[n](gloss-note:/old.md) gloss-note:/older.md\n\n${startMarker('old', 'id1')}\n`,
        'a b',
      ),
      `[n](gloss-note:/a%20b.md) gloss-note:/older.md\n\n${startMarker('a b', 'id1')}\n`,
    );
  });

  it('refuses a key that the language can’t hold, where it would have to', () => {
    assert.throws(() => inText('@old', 'a b'), isRefused('citation.pandocKey'));
    assert.throws(() => inText('\\cite{old}', 'a%b', 'latex'), isRefused('citation.latexKey'));
    assert.throws(() => inText('@old', '', 'typst'), isRefused('citation.typstKey'));
    assert.equal(inText('\\cite{older}', 'a%b', 'latex'), '\\cite{older}');
  });
});

function keysIn(text: string, markup: Markup): readonly string[] {
  return readCitations(text, markup).flatMap(({ items }) => items.map(({ key }) => key));
}

describe('renaming a key in a bibliography', () => {
  it('renames the entry, its copies, and what other entries say of it', async () => {
    assert.equal(
      await inFile(
        '% old\n@book{old,\n title = {old}}\n@inbook{x, crossref = {old}, related = "y, old"}\n@misc{old}\n@misc{older}',
        'bibtex',
      ),
      '% old\n@book{new,\n title = {old}}\n@inbook{x, crossref = {new}, related = "y, new"}\n@misc{new}\n@misc{older}',
    );
  });

  it('writes ids of JSON and YAML with the quotation marks they need', async () => {
    assert.equal(
      await inFile('[{"id": "old", "title": "old"}]', 'csl-json', 'a"b'),
      '[{"id": "a\\"b", "title": "old"}]',
    );
    assert.equal(
      await inFile('- id: old\n  title: old\n', 'csl-yaml'),
      '- id: new\n  title: old\n',
    );
    assert.equal(await inFile("- id: 'old'\n", 'csl-yaml', "a'b"), "- id: 'a''b'\n");
    assert.equal(await inFile('- id: old\n', 'csl-yaml', '2020'), '- id: "2020"\n');
    assert.equal(await inFile('- id: old\n', 'csl-yaml', 'a: b'), '- id: "a: b"\n');
  });

  it('renames the ID of a record in RIS, and refuses one that is not written there', async () => {
    assert.equal(
      await inFile('TY  - JOUR\nID  - old\nTI  - old\nER  - \n', 'ris'),
      'TY  - JOUR\nID  - new\nTI  - old\nER  - \n',
    );
    await assert.rejects(
      inFile('TY  - JOUR\nAU  - old, A\nER  - \n', 'ris'),
      isRefused('rename.noKey'),
    );
  });

  it('refuses a key that is there already, or that BibTeX can’t hold', async () => {
    await assert.rejects(inFile('@misc{old}\n@misc{new}', 'bibtex'), isRefused('rename.exists'));
    await assert.rejects(
      inFile('[{"id":"old"},{"id":"new"}]', 'csl-json'),
      isRefused('rename.exists'),
    );
    await assert.rejects(inFile('@misc{old}', 'bibtex', 'a,b'), isRefused('bibliography.badKey'));
  });

  it('changes nothing where the key is not', async () => {
    assert.equal(await inFile('@misc{older}\n@misc{new}', 'bibtex'), '@misc{older}\n@misc{new}');
  });
});
