/** The citations of a document, whatever it is written in. */
import type { FoundCitation } from './citation.ts';
import type { Markup } from './markup.ts';
import { readPandoc } from './pandoc/readPandoc.ts';
import { readLatex } from './readLatex.ts';
import { readTypst } from './readTypst.ts';

/** In the order of the document; one within another's prefix or suffix follows it. */
export function readCitations(text: string, markup: Markup): readonly FoundCitation[] {
  switch (markup) {
    case 'markdown':
      return readPandoc(text);
    case 'latex':
      return readLatex(text);
    case 'typst':
      return readTypst(text);
  }
}
