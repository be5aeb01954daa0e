import assert from 'node:assert/strict';
import {
  latexBibliographies,
  typstBibliographies,
} from '../../../src/core/bibliography/declared.ts';
import type { NamedFile } from '../../../src/core/bibliography/settings.ts';

function paths(files: readonly NamedFile[]): readonly string[] {
  return files.map(({ path }) => path);
}

describe('the bibliographies of a LaTeX document', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['\\bibliography{refs}', ['refs.bib']],
    ['\\bibliography{a, sub/b.bib}', ['a.bib', 'sub/b.bib']],
    ['\\addbibresource[datatype=bibtex]{my refs.bib}', ['my refs.bib']],
    ['% \\bibliography{old}\n50\\% \\bibliography{new}', ['new.bib']],
    ['\\bibliographystyle{plain} \\bibliography{}', []],
  ];
  for (const [text, expected] of table) {
    it(`are found in ${JSON.stringify(text)}`, () => {
      const files = latexBibliographies(text);
      assert.deepEqual(paths(files), expected);
      for (const { path, start, end } of files) {
        assert.equal(
          text.slice(start, end),
          path.replace(/\.bib$/, text.includes(path) ? '.bib' : ''),
        );
      }
    });
  }
});

describe('the bibliographies of a Typst document', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['#bibliography("refs.bib")', ['refs.bib']],
    ['#bibliography(("a.bib", "b.bib"), style: "ieee")', ['a.bib', 'b.bib']],
    ['// #bibliography("old.bib")\n#link("https://x")', []],
    ['#bibliography("hayagriva.yml")', []],
  ];
  for (const [text, expected] of table) {
    it(`are found in ${JSON.stringify(text)}`, () => {
      const files = typstBibliographies(text);
      assert.deepEqual(paths(files), expected);
      for (const { path, start, end } of files) assert.equal(text.slice(start, end), path);
    });
  }
});
