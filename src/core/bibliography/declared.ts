/** The bibliographies that LaTeX and Typst documents name. */
import type { NamedFile } from './settings.ts';

const LATEX = /\\(?:addbibresource|addglobalbib|bibliography)\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\}/gu;

/** Files under `\bibliography{a,b}`, which may leave the ending out, and `\addbibresource{a.bib}`. */
export function latexBibliographies(text: string): readonly NamedFile[] {
  return Array.from(withoutComments(text, '%').matchAll(LATEX)).flatMap((match) => {
    const list = match[1] ?? '';
    const begin = match.index + match[0].length - 1 - list.length;
    return listed(list, begin).map((file) =>
      file.path.endsWith('.bib') ? file : { ...file, path: `${file.path}.bib` },
    );
  });
}

function listed(list: string, begin: number): readonly NamedFile[] {
  return Array.from(list.matchAll(/[^,\s](?:[^,]*[^,\s])?/gu), ({ 0: path, index }) => ({
    path,
    start: begin + index,
    end: begin + index + path.length,
  }));
}

const TYPST = /#?\bbibliography\(\s*(\(?(?:\s*"(?:[^"\\]|\\.)*"\s*,?)+)/gu;

/** Files under `#bibliography("a.bib")` or `bibliography(("a.bib", "b.bib"))`; others than Typst's own YAML. */
export function typstBibliographies(text: string): readonly NamedFile[] {
  return Array.from(withoutComments(text, '//').matchAll(TYPST)).flatMap((match) => {
    const paths = match[1] ?? '';
    const begin = match.index + match[0].length - paths.length;
    return Array.from(paths.matchAll(/"((?:[^"\\]|\\.)*)"/gu), ({ 1: path = '', index }) => ({
      path,
      start: begin + index + 1,
      end: begin + index + 1 + path.length,
    })).filter(({ path }) => /\.bib$/u.test(path));
  });
}

/** The text with blanks in the place of comments to the end of the line, so that places stay. */
function withoutComments(text: string, sign: '%' | '//'): string {
  const comment = sign === '%' ? /(?<!\\)%[^\r\n]*/gu : /(?<!:)\/\/[^\r\n]*/gu;
  return text.replace(comment, (found) => ' '.repeat(found.length));
}
