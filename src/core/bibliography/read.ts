/** Reads a bibliography file of any kind, by the ending of its name, without holding up its host. */
import { bibtexReferences, readBibtexInSlices } from './bibtex/bibtex.ts';
import { cslJsonSteps } from './csl/cslJson.ts';
import { inSlices, type Bibliography, type Reading } from './reference.ts';
import { risSteps } from './ris/ris.ts';

export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml' | 'ris';

const FORMATS: Readonly<Record<string, BibliographyFormat>> = {
  bib: 'bibtex',
  bibtex: 'bibtex',
  json: 'csl-json',
  yaml: 'csl-yaml',
  yml: 'csl-yaml',
  ris: 'ris',
};

/** The format by the ending of a name or path; undefined where Gloss reads none of that name. */
export function formatOf(name: string): BibliographyFormat | undefined {
  return FORMATS[/\.([^./\\]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''];
}

/** Steps between two looks at whether it is time to pause. */
const SLICE = 20;

/**
 * The references of a text and what is wrong with it. What the text holds never makes it throw.
 * @throws GlossError `bibliography.cancelled`
 */
export async function readBibliography(
  text: string,
  format: BibliographyFormat,
  reading: Reading,
): Promise<Bibliography> {
  switch (format) {
    case 'bibtex':
      return bibtexReferences(await readBibtexInSlices(text, reading), text);
    case 'csl-json':
      return inSlices(cslJsonSteps(text), reading, SLICE);
    case 'csl-yaml': {
      const { cslYamlSteps } = await import('./csl/cslYaml.ts');
      return inSlices(cslYamlSteps(text), reading, SLICE);
    }
    case 'ris':
      return inSlices(risSteps(text), reading, SLICE);
  }
}
