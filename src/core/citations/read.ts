/** The citations of a document, whatever it is written in. */
import { completed } from '../base/steps.ts';
import type { FoundCitation } from './citation.ts';
import type { Markup } from './markup.ts';
import { pandocSteps } from './pandoc/readPandoc.ts';
import { latexSteps } from './readLatex.ts';
import { typstSteps } from './readTypst.ts';

/** In the order of the document; one within another's prefix or suffix follows it. */
export function readCitations(text: string, markup: Markup): readonly FoundCitation[] {
  return completed(citationSteps(text, markup));
}

/** The same in steps, between which others have their turn while a long document is read. */
export function citationSteps(
  text: string,
  markup: Markup,
): Generator<void, readonly FoundCitation[]> {
  switch (markup) {
    case 'markdown':
      return pandocSteps(text);
    case 'latex':
      return latexSteps(text);
    case 'typst':
      return typstSteps(text);
  }
}
