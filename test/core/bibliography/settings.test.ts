/** Which bibliography a document has: every form that pandoc and Quarto know, and what is none. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  documentSettings,
  projectSettings,
  type BibliographySettings,
} from '../../../src/core/bibliography/settings.ts';

function paths({ bibliography }: BibliographySettings): readonly string[] {
  return bibliography.map(({ path }) => path);
}

function checkPlaces(text: string, { bibliography, csl }: BibliographySettings): void {
  for (const { path, start, end } of csl === undefined ? bibliography : [...bibliography, csl]) {
    assert.equal(text.slice(start, end), path);
  }
}

describe('the bibliography of a document', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['bibliography: refs.bib', ['refs.bib']],
    ['bibliography: "my refs.bib" # comment', ['my refs.bib']],
    ['bibliography: [a.bib, ../b.json]', ['a.bib', '../b.json']],
    ["bibliography:\n- a.bib\n- 'b.yaml'", ['a.bib', 'b.yaml']],
    ['bibliography:\n  main: a.bib\n  more: [b.bib]', ['a.bib', 'b.bib']],
    ['title: x', []],
    ['', []],
  ];
  for (const [yaml, expected] of table) {
    it(`is found in ${JSON.stringify(yaml)}`, () => {
      for (const lineEnd of ['\n', '\r\n']) {
        for (const close of ['---', '...']) {
          const text = `---\n${yaml}\n${close}\n\nText @a: b`.replaceAll('\n', lineEnd);
          const settings = documentSettings(text);
          assert.deepEqual(paths(settings), expected);
          assert.deepEqual(settings.problems, []);
          checkPlaces(text, settings);
        }
      }
    });
  }

  it('is none without a front matter at the beginning, or where it does not end', () => {
    for (const text of [
      '',
      'bibliography: a.bib',
      '\n---\nbibliography: a\n---\n',
      '---\nbibliography: a\n',
    ]) {
      assert.deepEqual(paths(documentSettings(text)), []);
    }
  });

  it('may have no list of references, and citations without links', () => {
    const settings = documentSettings(
      '---\nsuppress-bibliography: true\nlink-citations: false\n---\n',
    );
    assert.equal(settings.isListed, false);
    assert.equal(settings.linksCitations, false);
    assert.equal(documentSettings('---\nsuppress-bibliography: false\n---\n').isListed, true);
    assert.equal(documentSettings('---\nsuppress-bibliography: no-one\n---\n').isListed, undefined);
  });

  it('comes with style, language, keys to list, and references of its own', () => {
    const text = `\uFEFF---
csl: styles/apa.csl
lang: de-DE
reference-section-title: Works
nocite: |
  @one, @{two/x}, see @three:a. @*
references:
- id: mine
  title: Mine
---
`;
    const settings = documentSettings(text);
    checkPlaces(text, settings);
    assert.equal(settings.csl?.path, 'styles/apa.csl');
    assert.equal(settings.lang, 'de-DE');
    assert.equal(settings.sectionTitle, 'Works');
    assert.equal(settings.isListed, undefined);
    assert.equal(settings.linksCitations, undefined);
    assert.deepEqual(settings.nocite, ['one', 'two/x', 'three:a', '*']);
    assert.deepEqual(
      settings.references.map(({ key, keySpan }) => [key, text.slice(keySpan.start, keySpan.end)]),
      [['mine', 'mine']],
    );
  });

  it('says where something is wrong, and gives the rest', () => {
    const problems = (yaml: string) =>
      documentSettings(`---\n${yaml}\n---\n`).problems.map(
        ({ line, code }) => `${String(line)} ${code}`,
      );
    assert.deepEqual(problems('bibliography: 7\ncsl: []'), ['2 settings.noPath']);
    assert.deepEqual(problems('a: 1\nbibliography:\n- x.bib\n- {}\n- ""'), ['6 settings.noPath']);
    assert.deepEqual(problems('title: "x\nbibliography: a.bib'), ['4 file.notYaml']);
    assert.deepEqual(problems('- a'), ['1 settings.noMap']);
    assert.deepEqual(problems('references:\n- title: x'), ['3 item.noId']);
    assert.deepEqual(paths(documentSettings('---\nbibliography: a.bib\nx: [1\n---\n')), ['a.bib']);
  });

  it('never throws', () => {
    const sound = '---\nbibliography: [a, "b"]\nnocite: "@*"\nreferences: [{id: x}]\n---\n';
    const damage = fc.tuple(fc.nat(sound.length), fc.nat(4), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(damage, ([at, cut, added]) => {
        documentSettings(sound.slice(0, at) + added + sound.slice(at + cut));
      }),
      { numRuns: 1000, seed: 5 },
    );
  });
});

describe('the bibliography of a project', () => {
  it('is found in Quarto’s files and in pandoc’s defaults', () => {
    assert.deepEqual(paths(projectSettings('project:\n  type: book\nbibliography: refs.bib\n')), [
      'refs.bib',
    ]);
    const defaults = projectSettings('metadata:\n  bibliography: a.bib\n  csl: x.csl\n');
    assert.deepEqual(paths(defaults), ['a.bib']);
    assert.equal(defaults.csl?.path, 'x.csl');
    assert.deepEqual(paths(projectSettings('')), []);
  });
});
